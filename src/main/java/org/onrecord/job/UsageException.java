package org.onrecord.job;

/**
 * Something that the user gave is wrong, and no work was started. The message is one line that says
 * where the problem is, what it is, and how to fix it.
 */
public final class UsageException extends RuntimeException {
  /** Makes one with a one-line message for the user. */
  public UsageException(String message) {
    super(message);
  }
}

package org.onrecord.job;

/**
 * Something that the user gave is wrong and no work was begun. The message is one line: where,
 * what, and how to mend it.
 */
public final class UsageException extends RuntimeException {
  /** Makes one with a one-line message for the user. */
  public UsageException(String message) {
    super(message);
  }
}

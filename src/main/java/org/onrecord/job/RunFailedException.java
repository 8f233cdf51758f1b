package org.onrecord.job;

/** A run failed after it had started. */
public final class RunFailedException extends RuntimeException {
  /** Makes one with a one-line message for the user. */
  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

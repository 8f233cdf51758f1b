package org.onrecord.job;

/** A run that was begun did not come to its end. */
public final class RunFailedException extends RuntimeException {
  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.onrecord.job;

/** A run that was begun did not come to its end. */
final class RunFailedException extends RuntimeException {
  RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

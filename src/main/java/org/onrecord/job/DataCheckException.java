package org.onrecord.job;

/** A data check failed, and the run was not published. */
public final class DataCheckException extends RuntimeException {
  /** Makes one whose message says what failed. */
  public DataCheckException(String message) {
    super(message);
  }
}

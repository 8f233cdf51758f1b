package org.onrecord.job;

/** A run's counts do not add up; it was not published. */
public final class DataCheckException extends RuntimeException {
  /** Makes one that says which counts differ. */
  public DataCheckException(String message) {
    super(message);
  }
}

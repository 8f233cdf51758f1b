package org.onrecord.cli;

import org.onrecord.job.DataCheckException;
import org.onrecord.job.UsageException;

/** How a command ended, for a scheduler. */
public enum ExitCode {
  /** Done and published. */
  DONE(0),
  /** The command line, the spec, an input or the output is wrong; nothing was begun. */
  USAGE(2),
  /** The run failed; nothing that was published has changed. */
  FAILED(3),
  /** A check of the data did not hold; nothing that was published has changed. */
  DATA_CHECK(4);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  /**
   * Returns how a command ends that throws {@code failure}.
   *
   * @param failure any failure; one of no kind of ours is a mistake in the code
   */
  public static ExitCode of(Exception failure) {
    if (failure instanceof UsageException) {
      return USAGE;
    }
    return failure instanceof DataCheckException ? DATA_CHECK : FAILED;
  }

  /** Returns the process' exit code. */
  public int value() {
    return value;
  }
}

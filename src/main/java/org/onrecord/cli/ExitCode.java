package org.onrecord.cli;

import org.onrecord.job.DataCheckException;
import org.onrecord.job.UsageException;

/** The exit codes of all commands, for schedulers. */
public enum ExitCode {
  /** Success; a run has published its output. */
  DONE(0),
  /** The command line, the spec file, an input or the output is wrong; no work was started. */
  USAGE(2),
  /** The run failed; nothing published has changed. */
  FAILED(3),
  /** A data check failed; nothing published has changed. */
  DATA_CHECK(4);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  /**
   * Returns the exit code of a command that throws an exception.
   *
   * @param failure any exception; one that is not ours is an internal error
   */
  public static ExitCode of(Exception failure) {
    if (failure instanceof UsageException) {
      return USAGE;
    }
    return failure instanceof DataCheckException ? DATA_CHECK : FAILED;
  }

  /** Returns the exit code of the process. */
  public int value() {
    return value;
  }
}

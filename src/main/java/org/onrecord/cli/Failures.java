package org.onrecord.cli;

import org.onrecord.job.DataCheckException;
import org.onrecord.job.RunFailedException;

/** Makes sense of what a runner throws. */
final class Failures {
  private Failures() {}

  /**
   * Returns what to tell the user: a failed data check where one is among the causes, else the
   * innermost cause. Flink hands causes on by name only, where their classes may not be loaded, so
   * the check is found by its name too.
   */
  static RuntimeException explain(Throwable failure) {
    Throwable innermost = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String text = String.valueOf(cause);
      int check = text.indexOf(DataCheckException.class.getName() + ": ");
      if (check >= 0) {
        String message = text.substring(check + DataCheckException.class.getName().length() + 2);
        DataCheckException found = new DataCheckException(message.lines().findFirst().orElse(""));
        found.initCause(failure);
        return found;
      }
      innermost = cause;
    }
    return new RunFailedException("the run failed: " + innermost, failure);
  }
}

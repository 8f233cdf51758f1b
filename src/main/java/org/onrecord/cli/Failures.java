package org.onrecord.cli;

import org.onrecord.disk.TemporaryFolder;
import org.onrecord.job.DataCheckException;
import org.onrecord.job.RunFailedException;

/** Translates the exceptions of runners. */
final class Failures {
  private Failures() {}

  /**
   * Returns the exception to report: a failed data check if one is among the causes, otherwise a
   * {@link RunFailedException} with the innermost cause. Flink passes on only the names of causes
   * whose classes may not be loaded, so the check is also recognised by its name.
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
    String why =
        innermost instanceof TemporaryFolder.UnusableException
            ? innermost.getMessage()
            : innermost.toString();
    return new RunFailedException("the run failed: " + why, failure);
  }
}

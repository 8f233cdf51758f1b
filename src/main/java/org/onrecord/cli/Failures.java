package org.onrecord.cli;

import java.util.Optional;
import org.onrecord.disk.TemporaryFolder;
import org.onrecord.job.DataCheckException;
import org.onrecord.job.RunFailedException;

/** Translates the exceptions of runners. */
public final class Failures {
  private Failures() {}

  /**
   * Returns the exception to report: a failed data check if one is among the causes, otherwise a
   * {@link RunFailedException} with the innermost cause. Flink passes on only the names of causes
   * whose classes may not be loaded, so kinds of failures are recognised by their names.
   */
  static RuntimeException explain(Throwable failure) {
    Throwable innermost = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> check = message(cause, DataCheckException.class);
      if (check.isPresent()) {
        DataCheckException found = new DataCheckException(check.get());
        found.initCause(failure);
        return found;
      }
      Optional<String> memory = message(cause, OutOfMemoryError.class);
      if (memory.isPresent()) {
        return outOfMemory(memory.get(), failure);
      }
      innermost = cause;
    }
    String why =
        innermost instanceof TemporaryFolder.UnusableException
            ? innermost.getMessage()
            : innermost.toString();
    return new RunFailedException("the run failed: " + why, failure);
  }

  /** Returns the message of an exception that a cause is, or that its text quotes. */
  private static Optional<String> message(Throwable cause, Class<? extends Throwable> type) {
    String text = String.valueOf(cause);
    String head = type.getName() + ": ";
    int begin = text.lastIndexOf(head);
    return begin < 0
        ? Optional.empty()
        : text.substring(begin + head.length()).lines().findFirst().or(() -> Optional.of(""));
  }

  /**
   * Returns the exception to report if the memory was not enough.
   *
   * @param kind which memory, as Java names it, such as "Java heap space"
   */
  public static RunFailedException outOfMemory(String kind, Throwable cause) {
    return new RunFailedException(
        "out of memory (%s): the heap of this process is limited to %d MB; set more, as in java"
                .formatted(kind, Runtime.getRuntime().maxMemory() >> 20)
            + " -Xmx4g -jar onrecord.jar, or use --runner=FlinkRunner, which keeps less in memory;"
            + " on a cluster, give the task managers more",
        cause);
  }
}

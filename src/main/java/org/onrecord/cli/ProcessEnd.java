package org.onrecord.cli;

import java.util.function.IntSupplier;
import org.onrecord.job.RunFailedException;
import picocli.CommandLine;

/** Tells in one line why a process ends before its command is done. */
public final class ProcessEnd {
  private final Terminal err;

  /** Makes one that prints to {@code err}. */
  public ProcessEnd(Terminal err) {
    this.err = err;
  }

  /**
   * Runs a command.
   *
   * @return its exit code
   */
  public int of(IntSupplier command) {
    var stopped = new Thread(this::tellThatItIsStopped, "stopped");
    Runtime.getRuntime().addShutdownHook(stopped);
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    int code = command.getAsInt();
    try {
      Runtime.getRuntime().removeShutdownHook(stopped);
    } catch (IllegalStateException e) {
      // A signal has come: the hook tells it, and the exit code is the signal's.
    }
    return code;
  }

  /** Work that is still going on fails while the JVM ends; nobody wants to read how. */
  private void tellThatItIsStopped() {
    if (CommandLine.Help.Ansi.AUTO.enabled()) {
      err.clearLine();
    }
    err.lastMessage("stopped by a signal before the end; run the command again");
  }

  /** A thread that has run out of memory may leave others waiting for ever. */
  private void uncaught(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError error) {
      RunFailedException explained = Failures.outOfMemory(error.getMessage(), error);
      err.lastMessage(explained.getMessage());
      System.exit(ExitCode.of(explained).value());
    }
    err.message("internal error in the thread %s: %s".formatted(thread.getName(), failure));
    if (Logs.isVerbose()) {
      failure.printStackTrace(err);
    }
  }
}

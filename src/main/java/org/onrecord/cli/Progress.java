package org.onrecord.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onrecord.job.Meter;
import org.onrecord.job.RunCounts.Counted;

/**
 * Tells how far a run is: on a terminal a line that lives, else a line every ten seconds. It shows
 * what the workers in this JVM have done; of workers elsewhere it knows only the time.
 */
final class Progress {
  private static final Duration LIVE = Duration.ofMillis(250);
  private static final Duration LOGGED = Duration.ofSeconds(10);
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final long begun = System.nanoTime();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.thread = new Thread(this::tell, "progress");
    thread.setDaemon(true);
  }

  /**
   * Starts telling.
   *
   * @param out where to
   * @param terminal whether a person watches, on something that understands control sequences
   */
  static Progress start(PrintStream out, boolean terminal) {
    Meter.reset();
    Progress progress = new Progress(out, terminal);
    progress.thread.start();
    return progress;
  }

  private void tell() {
    Duration pause = terminal ? LIVE : LOGGED;
    try {
      while (!done.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        if (terminal) {
          out.print(CLEAR_LINE + line());
          out.flush();
        } else {
          out.println(line());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String line() {
    return line(
        Meter.get(Counted.RECORDS),
        Meter.get(Counted.ANALYSED),
        Meter.get(Counted.FOUND),
        Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Returns the line for these counts. */
  static String line(long records, long analysed, long statements, Duration elapsed) {
    double seconds = elapsed.toMillis() / 1000.0;
    return String.format(
        Locale.ROOT,
        "%,d records read, %,d articles analysed, %,d statements found, %.1f articles/s, %d:%02d",
        records,
        analysed,
        statements,
        seconds == 0 ? 0 : analysed / seconds,
        elapsed.toMinutes(),
        elapsed.toSecondsPart());
  }

  /** Stops telling and leaves the terminal's line empty. */
  void close() {
    done.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}

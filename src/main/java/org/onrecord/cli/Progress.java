package org.onrecord.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onrecord.job.Meter;
import org.onrecord.job.RunCounts.Counted;

/**
 * Reports the progress of a run: on a terminal one line that is updated, otherwise a new line every
 * ten seconds. The counts are those of the workers in this JVM; for workers elsewhere only the time
 * is right.
 */
final class Progress {
  private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(250);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

  private final Terminal out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;

  private Progress(Terminal out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.thread = new Thread(this::report, "progress");
    thread.setDaemon(true);
  }

  /**
   * Starts reporting.
   *
   * @param out receives the lines
   * @param terminal whether {@code out} is a terminal that understands control sequences
   */
  static Progress start(Terminal out, boolean terminal) {
    Meter.reset();
    Progress progress = new Progress(out, terminal);
    progress.thread.start();
    return progress;
  }

  private void report() {
    Duration interval = terminal ? TERMINAL_INTERVAL : LOG_INTERVAL;
    try {
      while (!done.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        if (terminal) {
          out.clearLine();
          out.print(line());
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
        Duration.ofNanos(System.nanoTime() - start));
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

  /** Stops reporting and clears the line of the terminal. */
  void close() {
    done.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (terminal) {
      out.clearLine();
    }
  }
}

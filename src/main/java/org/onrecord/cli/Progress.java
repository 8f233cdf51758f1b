package org.onrecord.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onrecord.record.Meter;
import org.onrecord.record.Meter.Step;

/**
 * Reports the progress of a run: the step, what is done of what is known, and about how much of the
 * step's time is left. On a terminal it is one line that is updated; otherwise it is a new line
 * every ten seconds in the first minute, and then one a minute. The counts are those of the workers
 * in this JVM; for workers elsewhere only the time is shown.
 */
final class Progress {
  private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(250);
  private static final Duration FIRST_LOG_INTERVAL = Duration.ofSeconds(10);
  private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

  /** The least share of a step from which the rest of it is estimated. */
  private static final double LEAST_SHARE = 0.02;

  private final Terminal out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread thread;
  private Begun begun;

  /** The step that was last reported, and what it had done when it was first. */
  private record Begun(Step step, long done, Duration at) {}

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
    try {
      Duration told = Duration.ZERO;
      while (!done.await(TERMINAL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        String line = line(elapsed);
        if (terminal) {
          out.clearLine();
          out.print(line);
          out.flush();
        } else if (elapsed.minus(told).compareTo(interval(elapsed)) >= 0) {
          out.println(line);
          told = elapsed;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the time between two lines without a terminal. */
  static Duration interval(Duration elapsed) {
    return elapsed.compareTo(LOG_INTERVAL.plus(FIRST_LOG_INTERVAL)) < 0
        ? FIRST_LOG_INTERVAL
        : LOG_INTERVAL;
  }

  private String line(Duration elapsed) {
    Optional<Step> current = current();
    if (current.isEmpty()) {
      return "running, " + time(elapsed);
    }
    Step step = current.get();
    long done = Meter.done(step);
    if (begun == null || begun.step() != step) {
      begun = new Begun(step, done, elapsed);
    }
    long known = Meter.known(step);
    double inStep = elapsed.minus(begun.at()).toMillis() / 1000.0;
    return line(step, done, known, secondsLeft(done - begun.done(), known - done, inStep), elapsed);
  }

  /** Returns the first step after reading that has work left, or else the last that has begun. */
  static Optional<Step> current() {
    Optional<Step> last = Optional.empty();
    for (Step step : Step.values()) {
      if (Meter.known(step) > 0) {
        last = Optional.of(step);
        if (step != Step.READING && Meter.done(step) < Meter.known(step)) {
          return last;
        }
      }
    }
    return last;
  }

  /** Estimates the rest of a step; empty while too little of it is done to tell. */
  static OptionalDouble secondsLeft(long done, long left, double seconds) {
    return left <= 0 || done < LEAST_SHARE * (done + left)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(1, seconds * left / done));
  }

  /** Returns the line for a step. */
  static String line(
      Step step, long done, long known, OptionalDouble secondsLeft, Duration elapsed) {
    String work =
        switch (step) {
          case READING -> "reading, %s of %s".formatted(Display.size(done), Display.size(known));
          case ANALYSING -> "analysing, " + of(done, known, "article");
          case STANCES -> "finding stances, " + of(done, known, "statement");
          case WRITING -> "writing, " + of(done, known, "file");
          case PUBLISHING -> "publishing, " + Display.count(known, "file");
        };
    String left =
        secondsLeft.isEmpty()
            ? ""
            : ", about %s left".formatted(Display.duration(secondsLeft.getAsDouble()));
    List<Step> steps = List.of(Step.values());
    return "Step %d of %d: %s%s; %s"
        .formatted(steps.indexOf(step) + 1, steps.size(), work, left, time(elapsed));
  }

  private static String of(long done, long known, String noun) {
    return "%s of %s".formatted(Display.number(done), Display.count(known, noun));
  }

  private static String time(Duration elapsed) {
    return "%d:%02d".formatted(elapsed.toMinutes(), elapsed.toSecondsPart());
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

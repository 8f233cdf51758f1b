package org.onrecord.record;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far the workers in this JVM are, for the progress line. The DirectRunner reports counters
 * only when a whole bundle is done, and Flink's runner only when a batch job is done; so this is
 * the one place where threads share counts on purpose. A retried bundle counts twice here; the
 * manifest's counts come from the data.
 */
public final class Meter {
  /** What a run does, in this order. Each step knows what there is to do before it begins. */
  public enum Step {
    /** Reads the inputs, in bytes as they are stored, and compares articles. */
    READING,
    /** Finds the statements of articles. */
    ANALYSING,
    /** Finds the stances of statements. */
    STANCES,
    /** Writes files to the staging folder. */
    WRITING,
    /** Checks the files and moves them into place. */
    PUBLISHING
  }

  private static final Map<Step, LongAdder> KNOWN = zeros();
  private static final Map<Step, LongAdder> DONE = zeros();

  private Meter() {}

  private static Map<Step, LongAdder> zeros() {
    Map<Step, LongAdder> counts = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      counts.put(step, new LongAdder());
    }
    return counts;
  }

  /** Adds to what is known that the step has to do. */
  public static void expect(Step step, long count) {
    KNOWN.get(step).add(count);
  }

  /** Adds to what the step has done. */
  public static void done(Step step, long count) {
    DONE.get(step).add(count);
  }

  /** Returns what is known that the step has to do, since the last {@link #reset}. */
  public static long known(Step step) {
    return KNOWN.get(step).sum();
  }

  /** Returns what the step has done since the last {@link #reset}. */
  public static long done(Step step) {
    return DONE.get(step).sum();
  }

  /** Sets all counts to zero. */
  public static void reset() {
    KNOWN.values().forEach(LongAdder::reset);
    DONE.values().forEach(LongAdder::reset);
  }
}

package org.onrecord.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.onrecord.job.RunCounts.Counted;

/**
 * What the workers in this JVM have counted so far, for the progress line. Flink's runner reports
 * no counters before the end of a batch job, so this is the one place where threads share counts on
 * purpose. A retried bundle counts twice here; the manifest's counts come from the data.
 */
public final class Meter {
  private static final Map<Counted, LongAdder> COUNTS = new ConcurrentHashMap<>();

  private Meter() {}

  static void add(Counted counted) {
    COUNTS.computeIfAbsent(counted, key -> new LongAdder()).increment();
  }

  /** Returns the count since the last {@link #reset}. */
  public static long get(Counted counted) {
    LongAdder count = COUNTS.get(counted);
    return count == null ? 0 : count.sum();
  }

  /** Sets all counts to zero. */
  public static void reset() {
    COUNTS.clear();
  }
}

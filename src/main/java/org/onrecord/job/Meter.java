package org.onrecord.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the workers in this JVM have counted so far, for the progress line. Flink's runner tells
 * nothing of its counters before the end of a batch job, so this is the one place where threads
 * share a count on purpose. A retried bundle counts twice here; the manifest's counts come from the
 * data.
 */
public final class Meter {
  private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

  private Meter() {}

  static void add(String name, long n) {
    COUNTS.computeIfAbsent(name, key -> new LongAdder()).add(n);
  }

  public static long get(String name) {
    LongAdder count = COUNTS.get(name);
    return count == null ? 0 : count.sum();
  }

  public static void reset() {
    COUNTS.clear();
  }
}

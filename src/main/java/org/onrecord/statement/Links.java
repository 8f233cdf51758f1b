package org.onrecord.statement;

import java.util.Optional;
import org.onrecord.text.Range;

/** Where a span points: for each word around it the part of the probability that falls on it. */
final class Links {
  /** A word belongs to what is pointed at with this part of what falls on the best one. */
  private static final double NEIGHBOUR = 0.25;

  /** A span that is pointed at, and the part that falls on it. */
  record Target(Range span, double score) {}

  private final int begin;
  private final double[] parts;

  /**
   * Makes links.
   *
   * @param begin the first of the words
   * @param parts its part, and those of the words behind it
   */
  Links(int begin, double[] parts) {
    this.begin = begin;
    this.parts = parts;
  }

  /** Returns the first word that may have a part. */
  int begin() {
    return begin;
  }

  /** Returns the word after the last that may have a part. */
  int end() {
    return begin + parts.length;
  }

  /** Returns the part that falls on word {@code i}. */
  double on(int i) {
    return i < begin || i >= end() ? 0 : parts[i - begin];
  }

  /** Returns the part that falls on a span. */
  double on(Range span) {
    double sum = 0;
    for (int i = Math.max(begin, span.begin()); i < Math.min(end(), span.end()); i++) {
      sum += parts[i - begin];
    }
    return sum;
  }

  /** Returns the span around the word most pointed at, of those not in {@code outside}. */
  Optional<Target> pointed(Range outside) {
    int best = -1;
    for (int i = begin; i < end(); i++) {
      boolean eligible = (i < outside.begin() || i >= outside.end()) && on(i) > 0;
      best = eligible && (best < 0 || on(i) > on(best)) ? i : best;
    }
    if (best < 0) {
      return Optional.empty();
    }
    double least = on(best) * NEIGHBOUR;
    int first = best;
    while (first - 1 >= begin && first != outside.end() && on(first - 1) >= least) {
      first--;
    }
    int last = best + 1;
    while (last < end() && last != outside.begin() && on(last) >= least) {
      last++;
    }
    var span = new Range(first, last);
    return Optional.of(new Target(span, on(span)));
  }
}

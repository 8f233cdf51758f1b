package org.onrecord.statement;

import java.util.Optional;
import org.onrecord.text.Range;

/**
 * Where the words of a span point: for each word around it, its share of the probability, averaged
 * over the span's words.
 */
final class Links {
  private static final DecodingThresholds THRESHOLDS = DecodingThresholds.DEFAULT;

  /**
   * A span that is pointed at.
   *
   * @param score its share of the probability
   */
  record Target(Range span, double score) {}

  private final int begin;
  private final double[] shares;

  /**
   * Makes links.
   *
   * @param begin the first of the words
   * @param shares the shares of this word and of those after it
   */
  Links(int begin, double[] shares) {
    this.begin = begin;
    this.shares = shares;
  }

  /** Returns the first word that may have a share. */
  int begin() {
    return begin;
  }

  /** Returns the word after the last one that may have a share. */
  int end() {
    return begin + shares.length;
  }

  /** Returns the share of word {@code i}. */
  double on(int i) {
    return i < begin || i >= end() ? 0 : shares[i - begin];
  }

  /** Returns the share of a span: the sum of those of its words. */
  double on(Range span) {
    double sum = 0;
    for (int i = Math.max(begin, span.begin()); i < Math.min(end(), span.end()); i++) {
      sum += shares[i - begin];
    }
    return sum;
  }

  /**
   * Returns the span around the word with the highest share, without the words of {@code excluded}.
   */
  Optional<Target> pointed(Range excluded) {
    int best = -1;
    for (int i = begin; i < end(); i++) {
      boolean eligible = (i < excluded.begin() || i >= excluded.end()) && on(i) > 0;
      best = eligible && (best < 0 || on(i) > on(best)) ? i : best;
    }
    if (best < 0) {
      return Optional.empty();
    }
    double min = on(best) * THRESHOLDS.neighbour();
    int first = best;
    while (first - 1 >= begin && first != excluded.end() && on(first - 1) >= min) {
      first--;
    }
    int last = best + 1;
    while (last < end() && last != excluded.begin() && on(last) >= min) {
      last++;
    }
    var span = new Range(first, last);
    return Optional.of(new Target(span, on(span)));
  }
}

package org.onrecord.model;

/**
 * The result of comparing what a model finds with what annotators found.
 *
 * @param right found by both
 * @param wrong found by the model only
 * @param missed found by the annotators only
 */
public record MatchCount(long right, long wrong, long missed) {
  /** The count of nothing. */
  public static final MatchCount NONE = new MatchCount(0, 0, 0);

  /**
   * Returns the count with more items.
   *
   * @param both how many of them both found
   * @param found how many the model found
   * @param gold how many the annotators found
   */
  public MatchCount plus(long both, long found, long gold) {
    return new MatchCount(right + both, wrong + found - both, missed + gold - both);
  }

  /** Returns the share of what the model found that is right, 0 if it found nothing. */
  public double precision() {
    return share(right, right + wrong);
  }

  /** Returns the share of what the annotators found that the model found, 0 if there is nothing. */
  public double recall() {
    return share(right, right + missed);
  }

  /** Returns the harmonic mean of precision and recall, 0 if both are 0. */
  public double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** Returns {@code part / whole}, 0 if {@code whole} is 0. */
  public static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

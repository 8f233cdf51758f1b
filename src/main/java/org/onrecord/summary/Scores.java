package org.onrecord.summary;

import java.util.Optional;
import org.onrecord.record.Polarity;
import org.onrecord.record.Stance;

/**
 * Counts of stances by polarity, and the sums of their scores. Stances in syndicated copies are
 * counted, but are ignored in the mean if there are others.
 *
 * @param support stances that support
 * @param oppose stances that oppose
 * @param neutral stances that are neutral
 * @param millionths the sum of the scores, in millionths
 * @param unique stances that are not in a copy
 * @param uniqueMillionths the sum of their scores, in millionths
 */
record Scores(
    long support, long oppose, long neutral, long millionths, long unique, long uniqueMillionths) {
  private static final double MILLION = 1_000_000;

  static final Scores NONE = new Scores(0, 0, 0, 0, 0, 0);

  static Scores of(Stance stance) {
    Polarity polarity = stance.getPolarity();
    long millionths = Math.round(stance.getScore() * MILLION);
    boolean unique = stance.getCopyOf().isEmpty();
    return new Scores(
        polarity == Polarity.SUPPORT ? 1 : 0,
        polarity == Polarity.OPPOSE ? 1 : 0,
        polarity == Polarity.NEUTRAL ? 1 : 0,
        millionths,
        unique ? 1 : 0,
        unique ? millionths : 0);
  }

  Scores plus(Scores other) {
    return new Scores(
        support + other.support,
        oppose + other.oppose,
        neutral + other.neutral,
        millionths + other.millionths,
        unique + other.unique,
        uniqueMillionths + other.uniqueMillionths);
  }

  long count() {
    return support + oppose + neutral;
  }

  /**
   * Returns the mean score of the unique stances, or of all stances if none is unique, rounded to a
   * millionth; empty if there is no stance.
   */
  Optional<Double> mean() {
    if (count() == 0) {
      return Optional.empty();
    }
    double mean = unique > 0 ? (double) uniqueMillionths / unique : (double) millionths / count();
    return Optional.of(Math.round(mean) / MILLION);
  }
}

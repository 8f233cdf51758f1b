package org.onrecord.summary;

import java.util.Optional;
import org.onrecord.record.Polarity;
import org.onrecord.record.Stance;

/**
 * Stances counted by polarity, and the sum of their scores.
 *
 * @param support stances that support
 * @param oppose stances that oppose
 * @param neutral stances that are neutral
 * @param millionths the sum of the scores, in millionths
 */
record Scores(long support, long oppose, long neutral, long millionths) {
  private static final double MILLION = 1_000_000;

  static final Scores NONE = new Scores(0, 0, 0, 0);

  static Scores of(Stance stance) {
    Polarity polarity = stance.getPolarity();
    return new Scores(
        polarity == Polarity.SUPPORT ? 1 : 0,
        polarity == Polarity.OPPOSE ? 1 : 0,
        polarity == Polarity.NEUTRAL ? 1 : 0,
        Math.round(stance.getScore() * MILLION));
  }

  Scores plus(Scores other) {
    return new Scores(
        support + other.support,
        oppose + other.oppose,
        neutral + other.neutral,
        millionths + other.millionths);
  }

  long count() {
    return support + oppose + neutral;
  }

  /** Returns the mean score, rounded to a millionth; empty where there is no stance. */
  Optional<Double> mean() {
    return count() == 0
        ? Optional.empty()
        : Optional.of(Math.round((double) millionths / count()) / MILLION);
  }
}

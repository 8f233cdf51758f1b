package org.onrecord.stance;

import java.util.List;
import org.onrecord.record.Polarity;

/**
 * The probability of each stance, from 0 to 1. The three sum to 1.
 *
 * @param oppose the probability that the text opposes the target
 * @param neutral the probability that it does neither
 * @param support the probability that it supports the target
 */
public record StanceProbabilities(double oppose, double neutral, double support) {
  private static final CombinationWeights WEIGHTS = CombinationWeights.DEFAULT;

  /**
   * Returns the softmax of scores divided by a temperature.
   *
   * @param scores the scores of oppose, neutral and support, not normalised
   */
  static StanceProbabilities of(float[] scores, double temperature) {
    double max = Math.max(scores[0], Math.max(scores[1], scores[2]));
    double[] parts = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      // Math.exp may give another last digit on another machine.
      parts[i] = StrictMath.exp((scores[i] - max) / temperature);
      sum += parts[i];
    }
    return new StanceProbabilities(parts[0] / sum, parts[1] / sum, parts[2] / sum);
  }

  /**
   * Combines the predictions for several sentences of one statement, at least one: their mean, each
   * weighted by the probability that it takes a side. A sentence that takes none, as many in a long
   * quotation, does not outvote one that does.
   */
  static StanceProbabilities combine(List<StanceProbabilities> sentences) {
    double oppose = 0;
    double neutral = 0;
    double support = 0;
    double sum = 0;
    for (StanceProbabilities one : sentences) {
      double weight = Math.max(1 - one.neutral, WEIGHTS.minSentence());
      oppose += weight * one.oppose;
      neutral += weight * one.neutral;
      support += weight * one.support;
      sum += weight;
    }
    return new StanceProbabilities(oppose / sum, neutral / sum, support / sum);
  }

  /**
   * Returns the probabilities adjusted for a known phrase. It changes the ratio of support and
   * opposition, and leaves the probability of neutral as it is.
   *
   * @param side SUPPORT or OPPOSE
   */
  StanceProbabilities withKnownPhrase(Polarity side) {
    double taken = oppose + support;
    double share = taken > 0 ? support / taken : 0.5;
    double known = side == Polarity.SUPPORT ? WEIGHTS.knownPhrase() : 1 - WEIGHTS.knownPhrase();
    double both = share * (1 - WEIGHTS.knownShare()) + known * WEIGHTS.knownShare();
    return new StanceProbabilities(taken * (1 - both), neutral, taken * both);
  }

  /** Returns the probability of a stance. */
  double of(Polarity polarity) {
    return switch (polarity) {
      case OPPOSE -> oppose;
      case NEUTRAL -> neutral;
      case SUPPORT -> support;
    };
  }

  /** Returns the most likely stance; of equals, the first of oppose, neutral, support. */
  public Polarity polarity() {
    if (oppose >= neutral && oppose >= support) {
      return Polarity.OPPOSE;
    }
    return neutral >= support ? Polarity.NEUTRAL : Polarity.SUPPORT;
  }

  /** Returns the probability of the most likely stance. */
  public double confidence() {
    return of(polarity());
  }

  /** Returns the probability of support minus that of opposition, from -1 to 1. */
  public double score() {
    return support - oppose;
  }
}

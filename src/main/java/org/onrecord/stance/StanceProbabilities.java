package org.onrecord.stance;

import java.util.List;
import org.onrecord.record.Polarity;

/**
 * How likely each stance is.
 *
 * @param oppose how likely it opposes the target, from 0 to 1
 * @param neutral how likely it does neither
 * @param support how likely it supports the target
 */
public record StanceProbabilities(double oppose, double neutral, double support) {
  /** A phrase that is known to favour a target is as good as a reading that is so sure. */
  private static final double KNOWN = 0.9;

  private static final double LEAST_WEIGHT = 1e-6;

  /**
   * Returns the chances that scores stand for, which are divided by a temperature before.
   *
   * @param scores of oppose, neutral and support, not normalised
   */
  static StanceProbabilities of(float[] scores, double temperature) {
    double most = Math.max(scores[0], Math.max(scores[1], scores[2]));
    double[] parts = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      // Not Math.exp, whose last digit is the machine's own.
      parts[i] = StrictMath.exp((scores[i] - most) / temperature);
      sum += parts[i];
    }
    return new StanceProbabilities(parts[0] / sum, parts[1] / sum, parts[2] / sum);
  }

  /**
   * Returns what several readings of one speaker say together, at least one: their mean, each
   * weighed by how likely it takes a side. A sentence that takes none, as many do in a long
   * quotation, says nothing against one that does.
   */
  static StanceProbabilities together(List<StanceProbabilities> readings) {
    double oppose = 0;
    double neutral = 0;
    double support = 0;
    double sum = 0;
    for (StanceProbabilities one : readings) {
      // Not zero, so that there is a mean of readings that are all sure to take no side.
      double weight = Math.max(1 - one.neutral, LEAST_WEIGHT);
      oppose += weight * one.oppose;
      neutral += weight * one.neutral;
      support += weight * one.support;
      sum += weight;
    }
    return new StanceProbabilities(oppose / sum, neutral / sum, support / sum);
  }

  /**
   * Returns the chances with what a known phrase adds: it speaks for its side against the other
   * one, and says nothing of whether the speaker takes sides.
   *
   * @param side SUPPORT or OPPOSE
   */
  StanceProbabilities with(Polarity side) {
    double taken = oppose + support;
    double share = taken > 0 ? support / taken : 0.5;
    double known = side == Polarity.SUPPORT ? KNOWN : 1 - KNOWN;
    double both = (share + known) / 2;
    return new StanceProbabilities(taken * (1 - both), neutral, taken * both);
  }

  /** Returns how likely a stance is. */
  double of(Polarity polarity) {
    return switch (polarity) {
      case OPPOSE -> oppose;
      case NEUTRAL -> neutral;
      case SUPPORT -> support;
    };
  }

  /** Returns the likeliest stance; of equals the first of oppose, neutral, support. */
  public Polarity polarity() {
    if (oppose >= neutral && oppose >= support) {
      return Polarity.OPPOSE;
    }
    return neutral >= support ? Polarity.NEUTRAL : Polarity.SUPPORT;
  }

  /** Returns how likely the likeliest stance is. */
  public double confidence() {
    return of(polarity());
  }

  /** Returns how likely support is, less how likely opposition is: from -1 to 1. */
  public double score() {
    return support - oppose;
  }
}

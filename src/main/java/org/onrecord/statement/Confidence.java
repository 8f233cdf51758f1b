package org.onrecord.statement;

import java.util.List;
import org.onrecord.statement.AttributionModel.Settings;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Estimates the probability that an attribution is right: a logistic regression over features of
 * the attribution, fitted on annotated articles, so that about 80% of the attributions with a
 * confidence of 0.8 are right (Platt, Probabilistic outputs for support vector machines, 1999).
 */
final class Confidence {
  /** The number of features, a constant one included. */
  static final int FEATURES = 12;

  /** The length from which longer contents make no difference. */
  private static final double MAX_WORDS = 50;

  private final Words words;
  private final TagScores scores;
  private final List<Double> weights;

  Confidence(Words words, TagScores scores, Settings settings) {
    this.words = words;
    this.scores = scores;
    this.weights = settings.confidence();
  }

  /** Returns the probability that {@code attribution} is right, between 0 and 1. */
  double of(Attribution attribution) {
    double[] features = features(attribution);
    double sum = 0;
    for (int i = 0; i < FEATURES; i++) {
      sum += weights.get(i) * features[i];
    }
    return 1 / (1 + StrictMath.exp(-sum));
  }

  private double[] features(Attribution attribution) {
    double sum = 0;
    double min = 1;
    double begins = 0;
    for (Range content : attribution.contents()) {
      begins += scores.contentBegin(content.begin());
      for (int i = content.begin(); i < content.end(); i++) {
        sum += scores.content(i);
        min = Math.min(min, scores.content(i));
      }
    }
    int size = attribution.words();
    int spans = attribution.contents().size();
    return new double[] {
      1,
      sum / size,
      min,
      begins / spans,
      attribution.cueScore(),
      attribution.sourceScore(),
      attribution.source().isPresent() ? 1 : 0,
      isQuoted(attribution.contents().get(0)) ? 1 : 0,
      Math.min(size, MAX_WORDS) / MAX_WORDS,
      attribution.cue().map(scores::cue).orElse(0.0),
      attribution.source().map(scores::source).orElse(0.0),
      spans > 1 ? 1 : 0
    };
  }

  private boolean isQuoted(Range content) {
    for (int i = content.begin(); i < content.end(); i++) {
      if (words.quote(i) != Words.OUTSIDE) {
        return true;
      }
    }
    return false;
  }
}

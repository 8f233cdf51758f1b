package org.onrecord.statement;

import java.util.List;
import org.onrecord.statement.AttributionModel.Settings;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * How likely an attribution is right, from signs of it: a logistic regression that was fitted on
 * annotated articles, so that of those said to be 0.8 sure about 80% are right (Platt,
 * Probabilistic outputs for support vector machines, 1999).
 */
final class Confidence {
  /** The number of signs, a constant one included. */
  static final int SIGNS = 12;

  private static final double MANY_WORDS = 50;

  private final Words words;
  private final TagScores layer;
  private final List<Double> weights;

  Confidence(Words words, TagScores layer, Settings settings) {
    this.words = words;
    this.layer = layer;
    this.weights = settings.confidence();
  }

  /** Returns how sure {@code attribution} is, between 0 and 1. */
  double of(Attribution attribution) {
    double[] signs = signs(attribution);
    double sum = 0;
    for (int i = 0; i < SIGNS; i++) {
      sum += weights.get(i) * signs[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private double[] signs(Attribution attribution) {
    double sum = 0;
    double least = 1;
    double begins = 0;
    for (Range content : attribution.contents()) {
      begins += layer.contentBegin(content.begin());
      for (int i = content.begin(); i < content.end(); i++) {
        sum += layer.content(i);
        least = Math.min(least, layer.content(i));
      }
    }
    int size = attribution.words();
    int spans = attribution.contents().size();
    return new double[] {
      1,
      sum / size,
      least,
      begins / spans,
      attribution.cueScore(),
      attribution.sourceScore(),
      attribution.source().isPresent() ? 1 : 0,
      isQuoted(attribution.contents().get(0)) ? 1 : 0,
      Math.min(size, MANY_WORDS) / MANY_WORDS,
      attribution.cue().map(layer::cue).orElse(0.0),
      attribution.source().map(layer::source).orElse(0.0),
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

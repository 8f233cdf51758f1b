package org.onrecord.stance;

import java.util.Arrays;
import java.util.List;
import org.onrecord.model.MatchCount;
import org.onrecord.record.Polarity;

/**
 * Compares stances with annotated ones and adds up the scores.
 *
 * <p>Macro F1 is the mean F1 of the classes that the annotations have. NewsMTSC (Hamborg and
 * Donnay, EACL 2021) and VAST (Allaway and McKeown, EMNLP 2020), which have three, and Perspectrum
 * (Chen et al., NAACL 2019), which has no neutral ones, define it in this way.
 */
public final class StanceScores {
  private static final List<Polarity> CLASSES =
      List.of(Polarity.OPPOSE, Polarity.NEUTRAL, Polarity.SUPPORT);

  private final long[][] confusion = new long[CLASSES.size()][CLASSES.size()];

  /** Adds a pair: the annotated stance and the predicted one. */
  public void add(Polarity gold, Polarity predicted) {
    confusion[CLASSES.indexOf(gold)][CLASSES.indexOf(predicted)]++;
  }

  /** Returns the classes in the order in which they are reported. */
  public static List<Polarity> classes() {
    return CLASSES;
  }

  /** Returns the number of pairs with these two stances. */
  public long count(Polarity gold, Polarity predicted) {
    return confusion[CLASSES.indexOf(gold)][CLASSES.indexOf(predicted)];
  }

  /** Returns the number of pairs. */
  public long pairs() {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  /** Returns the share of the pairs that is right, 0 if there are none. */
  public double accuracy() {
    return MatchCount.share(CLASSES.stream().mapToLong(one -> count(one, one)).sum(), pairs());
  }

  /** Returns the share of the predictions of a class that is right, 0 if there are none. */
  public double precision(Polarity one) {
    return matches(one).precision();
  }

  /** Returns the share of a class that was predicted as such, 0 if the class is empty. */
  public double recall(Polarity one) {
    return matches(one).recall();
  }

  /** Returns the harmonic mean of precision and recall, 0 if both are 0. */
  public double f1(Polarity one) {
    return matches(one).f1();
  }

  /** Returns the mean F1 of the classes that the annotations have. */
  public double macroF1() {
    return CLASSES.stream().filter(one -> gold(one) > 0).mapToDouble(this::f1).average().orElse(0);
  }

  private MatchCount matches(Polarity one) {
    long predicted = CLASSES.stream().mapToLong(gold -> count(gold, one)).sum();
    return MatchCount.NONE.plus(count(one, one), predicted, gold(one));
  }

  private long gold(Polarity gold) {
    return Arrays.stream(confusion[CLASSES.indexOf(gold)]).sum();
  }
}

package org.onrecord.stance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.onrecord.record.Polarity;

/**
 * Holds stances against ones that people gave, and adds up.
 *
 * <p>Macro F1 is the mean of the classes' F1, over the classes that the gold has: so NewsMTSC
 * (Hamborg and Donnay, EACL 2021) and VAST (Allaway and McKeown, EMNLP 2020), which have three, and
 * Perspectrum (Chen et al., NAACL 2019), which has no neutral ones, define it.
 */
public final class StanceScores {
  private static final List<Polarity> CLASSES =
      List.of(Polarity.OPPOSE, Polarity.NEUTRAL, Polarity.SUPPORT);

  private final long[][] confusion = new long[CLASSES.size()][CLASSES.size()];

  /** Adds a pair: what people say, and what was found. */
  public void add(Polarity gold, Polarity found) {
    confusion[CLASSES.indexOf(gold)][CLASSES.indexOf(found)]++;
  }

  /** Returns the stances in the order in which they are reported. */
  public static List<Polarity> classes() {
    return CLASSES;
  }

  /** Returns how often people said the one and the other was found. */
  public long count(Polarity gold, Polarity found) {
    return confusion[CLASSES.indexOf(gold)][CLASSES.indexOf(found)];
  }

  /** Returns the number of pairs. */
  public long pairs() {
    return Arrays.stream(confusion).flatMapToLong(Arrays::stream).sum();
  }

  /** Returns the part of the pairs that is right, 0 where there is none. */
  public double accuracy() {
    return ratio(CLASSES.stream().mapToLong(one -> count(one, one)).sum(), pairs());
  }

  /** Returns the part of what was found as a class that is of it, 0 where nothing was found so. */
  public double precision(Polarity one) {
    return ratio(count(one, one), CLASSES.stream().mapToLong(gold -> count(gold, one)).sum());
  }

  /** Returns the part of a class that was found as such, 0 where there is none of it. */
  public double recall(Polarity one) {
    return ratio(count(one, one), of(one));
  }

  /** Returns the harmonic mean of precision and recall, 0 where both are. */
  public double f1(Polarity one) {
    double sum = precision(one) + recall(one);
    return sum == 0 ? 0 : 2 * precision(one) * recall(one) / sum;
  }

  /** Returns the mean F1 of the classes that the gold has. */
  public double macroF1() {
    return CLASSES.stream().filter(one -> of(one) > 0).mapToDouble(this::f1).average().orElse(0);
  }

  private long of(Polarity gold) {
    return IntStream.range(0, CLASSES.size())
        .mapToLong(found -> confusion[CLASSES.indexOf(gold)][found])
        .sum();
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}

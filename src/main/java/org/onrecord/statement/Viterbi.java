package org.onrecord.statement;

/**
 * Finds the best legal sequence of tags.
 *
 * <p>The tags are in BIO form: one for words outside all spans, and for source, cue and content one
 * that begins a span and one that continues it. A sequence is legal if every span that continues
 * has begun. Of these, the best has the highest sum of scores (Viterbi, Error bounds for
 * convolutional codes, 1967).
 */
final class Viterbi {
  /** The number of tags: 0 is outside, odd ones begin a span, the next even one continues it. */
  static final int TAGS = 7;

  private Viterbi() {}

  /** Returns the best tags for rows of {@link #TAGS} scores; of equals, the lowest tag. */
  static int[] best(double[][] scores) {
    int length = scores.length;
    if (length == 0) {
      return new int[0];
    }
    byte[][] back = new byte[length][TAGS];
    double[] best = new double[TAGS];
    for (int tag = 0; tag < TAGS; tag++) {
      best[tag] = continues(tag) ? Double.NEGATIVE_INFINITY : scores[0][tag];
    }
    for (int i = 1; i < length; i++) {
      int any = highest(best);
      double[] next = new double[TAGS];
      for (int tag = 0; tag < TAGS; tag++) {
        int before = any;
        if (continues(tag)) {
          before = best[tag] > best[tag - 1] ? tag : tag - 1;
        }
        back[i][tag] = (byte) before;
        next[tag] = best[before] + scores[i][tag];
      }
      best = next;
    }
    int[] tags = new int[length];
    tags[length - 1] = highest(best);
    for (int i = length - 1; i > 0; i--) {
      tags[i - 1] = back[i][tags[i]];
    }
    return tags;
  }

  /** Whether a tag continues a span: it may only follow itself or the tag below it. */
  private static boolean continues(int tag) {
    return tag > 0 && tag % 2 == 0;
  }

  private static int highest(double[] scores) {
    int highest = 0;
    for (int i = 1; i < scores.length; i++) {
      highest = scores[i] > scores[highest] ? i : highest;
    }
    return highest;
  }
}

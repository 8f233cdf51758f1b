package org.onrecord.summary;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The words of a statement, as hashes, in no order: what is needed to tell whether two articles
 * repeat one quotation in slightly different words. Where one has a number or a denial that the
 * other lacks, they are two.
 *
 * @param words the different words, ascending; of a long statement the {@value #MOST_WORDS}
 *     smallest hashes, which are a fair sample
 * @param firm those of them that may not differ: numbers, and whether it is denied
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its own order, never changed.
record Quote(int[] words, int[] firm) implements Comparable<Quote> {
  private static final int MOST_WORDS = 48;

  /** So much of all their words two wordings of one quotation share. */
  private static final double LEAST_SHARED = 0.7;

  /** So much of the words of a part stands in the whole, and so many words it has. */
  private static final double LEAST_CONTAINED = 0.85;

  private static final int SHORTEST_PART = 6;

  /** Returns the words of a statement's text. */
  static Quote of(String text) {
    String[] words =
        text.toLowerCase(Locale.ROOT)
            .replace('’', '\'')
            .replace("n't", " not")
            .split("[^\\p{L}\\p{N}']+", -1);
    return new Quote(
        hashes(Arrays.stream(words).filter(word -> !word.isEmpty()).mapToInt(Quote::hash)),
        hashes(Arrays.stream(words).filter(Quote::isFirm).mapToInt(Quote::hash)));
  }

  /** Whether both are the same quotation, perhaps reworded a little, or one a part of the other. */
  boolean isLike(Quote other) {
    int shared = shared(words, other.words);
    int fewer = Math.min(words.length, other.words.length);
    if (shared >= LEAST_SHARED * (words.length + other.words.length - shared)) {
      return Arrays.equals(firm, other.firm);
    }
    int fewerFirm = Math.min(firm.length, other.firm.length);
    return fewer >= SHORTEST_PART
        && shared >= LEAST_CONTAINED * fewer
        && shared(firm, other.firm) == fewerFirm;
  }

  /** The longest first. */
  @Override
  public int compareTo(Quote other) {
    int longer = Integer.compare(other.words.length, words.length);
    int byWords = longer != 0 ? longer : Arrays.compare(words, other.words);
    return byWords != 0 ? byWords : Arrays.compare(firm, other.firm);
  }

  private static int shared(int[] one, int[] other) {
    int shared = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      int order = Integer.compare(one[i], other[j]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  private static int[] hashes(IntStream hashes) {
    return hashes.sorted().distinct().limit(MOST_WORDS).toArray();
  }

  private static boolean isFirm(String word) {
    return !word.isEmpty()
        && (Character.isDigit(word.charAt(0))
            || switch (word) {
              case "not", "no", "never", "nobody", "nothing", "against", "without", "cannot" ->
                  true;
              default -> false;
            });
  }

  /** Spread over all numbers, so that the smallest are a sample. */
  private static int hash(String word) {
    int hash = word.hashCode() * 0x9E3779B1;
    hash ^= hash >>> 15;
    hash *= 0x85EBCA6B;
    return hash ^ (hash >>> 13);
  }
}

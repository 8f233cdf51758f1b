package org.onrecord.summary;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The words of a statement as hashes, to decide whether two articles repeat one quotation in
 * slightly different words. Two statements are different quotations if one has a number or a
 * negation that the other lacks.
 *
 * @param words the hashes of the distinct words, ascending; of a long statement the {@value
 *     #MAX_WORDS} smallest, which are a random sample
 * @param firm the hashes of words that must not differ: numbers and negations
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its own order and never changed.
record Quote(int[] words, int[] firm) implements Comparable<Quote> {
  private static final int MAX_WORDS = 48;

  /** Minimum share of all their words that two wordings of a quotation have in common. */
  private static final double MIN_SHARED = 0.7;

  /** Minimum share of the words of a part that the whole contains. */
  private static final double MIN_CONTAINED = 0.85;

  private static final int MIN_PART_WORDS = 6;

  /** Returns the words of a statement's text. */
  static Quote of(String text) {
    String[] words =
        text.codePoints()
            .map(Character::toLowerCase) // String.toLowerCase is not linear.
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .replace('’', '\'')
            .replace("n't", " not")
            .split("[^\\p{L}\\p{N}']+", -1);
    return new Quote(
        hashes(Arrays.stream(words).filter(word -> !word.isEmpty()).mapToInt(Quote::hash)),
        hashes(Arrays.stream(words).filter(Quote::isFirm).mapToInt(Quote::hash)));
  }

  /** Whether both are one quotation, perhaps slightly reworded, or one is a part of the other. */
  boolean isLike(Quote other) {
    int shared = shared(words, other.words);
    int fewer = Math.min(words.length, other.words.length);
    if (shared >= MIN_SHARED * (words.length + other.words.length - shared)) {
      return Arrays.equals(firm, other.firm);
    }
    int fewerFirm = Math.min(firm.length, other.firm.length);
    return fewer >= MIN_PART_WORDS
        && shared >= MIN_CONTAINED * fewer
        && shared(firm, other.firm) == fewerFirm;
  }

  /** Orders the longest first. */
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
    return hashes.sorted().distinct().limit(MAX_WORDS).toArray();
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

  /** Distributes hashes evenly over all numbers, so that the smallest are a random sample. */
  private static int hash(String word) {
    int hash = word.hashCode() * 0x9E3779B1;
    hash ^= hash >>> 15;
    hash *= 0x85EBCA6B;
    return hash ^ (hash >>> 13);
  }
}

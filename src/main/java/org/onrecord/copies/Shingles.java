package org.onrecord.copies;

import java.util.Arrays;

/**
 * Hashes of a text's words: one of all of them together, and one of every {@value #WORDS}
 * consecutive words, its shingles. Case, punctuation and white space are ignored. A character of a
 * script without spaces between words (Chinese, Japanese) counts as a word.
 *
 * <p>Measuring the text that two documents share by shingles is due to Broder (On the resemblance
 * and containment of documents, 1997).
 */
final class Shingles {
  /** Few, so that an edited word changes few shingles; enough that unrelated texts share few. */
  static final int WORDS = 4;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long[] shingles;
  private final long textHash;

  private Shingles(long[] shingles, long textHash) {
    this.shingles = shingles;
    this.textHash = textHash;
  }

  /** Returns the shingles of {@code text}, in time linear in its length. */
  static Shingles of(String text) {
    long[] words = new long[text.length() / 5 + 16];
    int size = 0;
    long word = FNV_OFFSET;
    boolean inWord = false;
    for (int at = 0; at <= text.length(); ) {
      int written = at < text.length() ? text.codePointAt(at) : ' ';
      int character = Character.toLowerCase(written);
      boolean ideograph = Character.isIdeographic(character);
      boolean letter = Character.isLetterOrDigit(character) && !ideograph;
      if (letter) {
        word = (word ^ character) * FNV_PRIME;
        inWord = true;
      } else if (!isApostrophe(character) && inWord) {
        words = add(words, size++, word);
        word = FNV_OFFSET;
        inWord = false;
      }
      if (ideograph) {
        words = add(words, size++, (FNV_OFFSET ^ character) * FNV_PRIME);
      }
      at += Character.charCount(written);
    }
    return of(words, size);
  }

  private static Shingles of(long[] words, int size) {
    long all = size;
    long[] shingles = new long[Math.max(0, size - WORDS + 1)];
    for (int i = 0; i < size; i++) {
      all = mix(all * FNV_PRIME + words[i]);
      if (i >= WORDS - 1) {
        long shingle = 0;
        for (int j = i - WORDS + 1; j <= i; j++) {
          shingle = mix(shingle * FNV_PRIME + words[j]);
        }
        shingles[i - WORDS + 1] = shingle;
      }
    }
    return new Shingles(distinct(shingles), all);
  }

  /** Returns the distinct shingles, in ascending order. */
  long[] hashes() {
    return shingles;
  }

  /** Returns a hash of all words, equal for texts that differ only in what is ignored. */
  long textHash() {
    return textHash;
  }

  /** Mixes the bits of a number (the finaliser of MurmurHash3). */
  static long mix(long bits) {
    long mixed = bits;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  /** {@code Don't} is one word, whichever apostrophe it has. */
  private static boolean isApostrophe(int character) {
    return character == '\'' || character == '’';
  }

  private static long[] add(long[] words, int size, long word) {
    long[] wide = size < words.length ? words : Arrays.copyOf(words, size * 2);
    wide[size] = word;
    return wide;
  }

  private static long[] distinct(long[] sorted) {
    Arrays.sort(sorted);
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, size);
  }
}

package org.onrecord.copies;

import java.time.LocalDate;
import java.util.Comparator;
import org.onrecord.record.Article;

/**
 * What is needed of an article to find its copies: about 150 bytes, whatever its length.
 *
 * <p>The signature is a MinHash (Broder 1997): for each of {@value #HASHES} hash functions the
 * smallest value over the shingles. The share of equal values in two signatures estimates the
 * Jaccard similarity of the shingles. Only the lowest byte of each value is kept, as in b-bit
 * minwise hashing (Li and König 2010).
 *
 * @param articleId the article
 * @param day its day, as an epoch day; {@link #NO_DAY} if it has none
 * @param sourceUri the file it came from
 * @param position its position there
 * @param textHash a hash of all its words
 * @param shingles the number of distinct shingles
 * @param signature {@value #HASHES} bytes; empty if the text is too short to compare
 * @param bands hashes of the smallest values of {@link #ROWS} functions each: texts with a band in
 *     common are compared; empty if the text is too short
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, nor changed once it is made.
record Fingerprint(
    String articleId,
    long day,
    String sourceUri,
    long position,
    long textHash,
    int shingles,
    byte[] signature,
    int[] bands) {
  /** The day of an article without one; later than any. */
  static final long NO_DAY = Long.MAX_VALUE;

  static final int HASHES = 128;

  /** With two, texts that share 0.4 of their shingles meet in a band with probability 0.985. */
  static final int ROWS = 2;

  static final int BANDS = 24;

  /** Shorter texts are copies only if identical, since unrelated texts share phrases. */
  private static final int MIN_SHINGLES = 20;

  /** The share of bytes of two signatures that are equal by chance. */
  private static final double CHANCE_AGREEMENT = 1.0 / 256;

  /** By day, then by id; articles without a day come last. */
  static final Comparator<Fingerprint> FIRST =
      Comparator.comparingLong(Fingerprint::day)
          .thenComparing(Fingerprint::articleId)
          .thenComparing(Fingerprint::sourceUri)
          .thenComparingLong(Fingerprint::position);

  private static final long[] MULTIPLIERS = multipliers();

  /** Returns an article's fingerprint. */
  static Fingerprint of(Article article) {
    Shingles shingles = Shingles.of(article.getText());
    long[] hashes = shingles.hashes();
    boolean isLong = hashes.length >= MIN_SHINGLES;
    int[] least = isLong ? least(hashes) : new int[0];
    byte[] signature = new byte[least.length];
    for (int i = 0; i < least.length; i++) {
      signature[i] = (byte) least[i];
    }
    return new Fingerprint(
        article.getArticleId(),
        article.getPublished().map(LocalDate::toEpochDay).orElse(NO_DAY),
        article.getSourceUri(),
        article.getPosition(),
        shingles.textHash(),
        hashes.length,
        signature,
        isLong ? bands(least) : new int[0]);
  }

  /** Returns an estimate of the share of all their shingles that two texts have in common. */
  double overlap(Fingerprint other) {
    if (textHash == other.textHash) {
      return 1;
    }
    if (signature.length == 0 || other.signature.length == 0) {
      return 0;
    }
    int same = 0;
    for (int i = 0; i < HASHES; i++) {
      same += signature[i] == other.signature[i] ? 1 : 0;
    }
    return Math.max(0, ((double) same / HASHES - CHANCE_AGREEMENT) / (1 - CHANCE_AGREEMENT));
  }

  /** Returns an estimate of the share of the shorter text's shingles that the other contains. */
  double containment(Fingerprint other) {
    double overlap = overlap(other);
    double shared = overlap / (1 + overlap) * (shingles + other.shingles);
    return Math.min(1, shared / Math.max(1, Math.min(shingles, other.shingles)));
  }

  private static int[] least(long[] shingles) {
    int[] least = new int[HASHES];
    for (int i = 0; i < HASHES; i++) {
      long multiplier = MULTIPLIERS[i];
      int smallest = Integer.MAX_VALUE;
      for (long shingle : shingles) {
        smallest = Math.min(smallest, (int) ((shingle * multiplier) >>> 32));
      }
      least[i] = smallest;
    }
    return least;
  }

  private static int[] bands(int[] least) {
    int[] bands = new int[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long hash = band;
      for (int row = 0; row < ROWS; row++) {
        hash = Shingles.mix(hash * 31 + least[band * ROWS + row]);
      }
      bands[band] = (int) hash;
    }
    return bands;
  }

  private static long[] multipliers() {
    long[] multipliers = new long[HASHES];
    for (int i = 0; i < HASHES; i++) {
      multipliers[i] = Shingles.mix(i + 1) | 1;
    }
    return multipliers;
  }
}

package org.onrecord.copies;

import java.time.LocalDate;
import java.util.Comparator;
import org.onrecord.record.Article;

/**
 * What is kept of an article to find its copies by: some 150 bytes, however long it is.
 *
 * <p>The signature is a MinHash (Broder 1997): for each of {@value #HASHES} hash functions the
 * smallest value over the shingles. Two texts agree in as large a part of their signatures as their
 * shingles overlap (Jaccard). Only the lowest byte of each is kept, as in b-bit minwise hashing (Li
 * and König 2010).
 *
 * @param articleId the article
 * @param day its day, as an epoch day; {@link #NO_DAY} where it has none
 * @param sourceUri the file it came from
 * @param position its place there
 * @param textHash of all its words
 * @param shingles how many different ones it has
 * @param signature {@value #HASHES} bytes; empty where the text is too short to compare
 * @param bands hashes of the smallest values of {@link #ROWS} functions each: texts that share one
 *     are worth comparing; empty where the text is too short
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
  /** Stands for no day; later than any. */
  static final long NO_DAY = Long.MAX_VALUE;

  static final int HASHES = 128;

  /** Two in a row: texts that share 0.4 of their shingles meet in some band with 0.985. */
  static final int ROWS = 2;

  static final int BANDS = 24;

  /** Of shorter texts only those that are the same are copies: a phrase is soon shared. */
  private static final int FEWEST_SHINGLES = 20;

  /** So large a part of the bytes of two signatures agree by chance. */
  private static final double CHANCE = 1.0 / 256;

  /** The earliest first, then by id; an article without a day comes last. */
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
    boolean isLong = hashes.length >= FEWEST_SHINGLES;
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

  /** Returns the part of all their shingles that two texts share, as their signatures tell it. */
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
    return Math.max(0, ((double) same / HASHES - CHANCE) / (1 - CHANCE));
  }

  /** Returns how much of the shorter text's shingles stand in the other one, by signatures too. */
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

package org.onrecord.corpus.format;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Where the corpus is and how to read it.
 *
 * @param inputs the files, as glob patterns of Beam's file systems: local paths, relative to the
 *     client's working directory or absolute, or URIs of a scheme; at least one
 * @param layout how they are laid out
 * @param zone where days begin and end
 * @param referenceDate the day on which a dateline without a year is read: it means the latest such
 *     day not after this one
 * @param maxArticleChars the longest article taken, in UTF-16 units of its text; from 1 to {@link
 *     #MOST_ARTICLE_CHARS}
 * @param keepUndated whether an article whose day cannot be known is kept, without a day, instead
 *     of rejected
 * @param languages the languages that are read, as codes of ISO 639-1; none where all are, and no
 *     article's is detected
 * @param buckets over how many keys files and records are spread, at least 1: the most workers that
 *     can share the work, and on the DirectRunner about 14 ms each
 */
public record CorpusSettings(
    List<String> inputs,
    CorpusLayout layout,
    ZoneId zone,
    LocalDate referenceDate,
    int maxArticleChars,
    boolean keepUndated,
    List<String> languages,
    int buckets)
    implements Serializable {

  /**
   * The largest value of {@code maxArticleChars}: a JSON line of such a text still fits an array.
   */
  public static final int MOST_ARTICLE_CHARS = 100_000_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException where one does not hold
   */
  public CorpusSettings {
    inputs = List.copyOf(inputs);
    languages = List.copyOf(languages);
    if (inputs.isEmpty() || inputs.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("the corpus needs at least one input, none of them blank");
    }
    if (maxArticleChars < 1 || maxArticleChars > MOST_ARTICLE_CHARS) {
      throw new IllegalArgumentException(
          "maxArticleChars is %d, not between 1 and %d"
              .formatted(maxArticleChars, MOST_ARTICLE_CHARS));
    }
    if (buckets < 1) {
      throw new IllegalArgumentException("buckets is %d, less than 1".formatted(buckets));
    }
  }

  /** Returns settings for a corpus of plain layout in any language; the same exceptions. */
  public CorpusSettings(
      List<String> inputs,
      ZoneId zone,
      LocalDate referenceDate,
      int maxArticleChars,
      boolean keepUndated,
      int buckets) {
    this(
        inputs,
        CorpusLayout.plain(),
        zone,
        referenceDate,
        maxArticleChars,
        keepUndated,
        List.of(),
        buckets);
  }

  /** Returns the same with this layout. */
  public CorpusSettings withLayout(CorpusLayout newLayout) {
    return new CorpusSettings(
        inputs, newLayout, zone, referenceDate, maxArticleChars, keepUndated, languages, buckets);
  }

  /** Returns the same with these languages. */
  public CorpusSettings withLanguages(List<String> newLanguages) {
    return new CorpusSettings(
        inputs, layout, zone, referenceDate, maxArticleChars, keepUndated, newLanguages, buckets);
  }
}

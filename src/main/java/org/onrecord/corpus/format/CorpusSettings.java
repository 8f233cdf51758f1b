package org.onrecord.corpus.format;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The location of the corpus and how it is read.
 *
 * @param inputs the files, as glob patterns of Beam's file systems: local paths, relative to the
 *     client's working directory or absolute, or URIs of a scheme; at least one
 * @param layout the layout of the files
 * @param zone the time zone that determines where days begin and end
 * @param referenceDate a dateline without a year means the latest such day that is not after this
 *     one
 * @param maxArticleChars maximum length of an article's text, in UTF-16 units; from 1 to {@link
 *     #MAX_ARTICLE_CHARS}
 * @param keepUndated whether an article without a known day is kept without one, instead of
 *     rejected
 * @param languages the languages that are read, as codes of ISO 639-1; if empty, all are read and
 *     none is detected
 * @param articleTimeout the maximum time for reading one article, once its bytes are there
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
    Duration articleTimeout,
    int buckets)
    implements Serializable {

  /** Largest value of {@code maxArticleChars}: a JSON line with such a text still fits an array. */
  public static final int MAX_ARTICLE_CHARS = 100_000_000;

  /** The time limit unless another is given: some hundred times what a very long article takes. */
  public static final Duration DEFAULT_ARTICLE_TIMEOUT = Duration.ofMinutes(10);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public CorpusSettings {
    inputs = List.copyOf(inputs);
    languages = List.copyOf(languages);
    if (inputs.isEmpty() || inputs.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("the corpus needs at least one input, none of them blank");
    }
    if (maxArticleChars < 1 || maxArticleChars > MAX_ARTICLE_CHARS) {
      throw new IllegalArgumentException(
          "maxArticleChars is %d, not between 1 and %d"
              .formatted(maxArticleChars, MAX_ARTICLE_CHARS));
    }
    if (buckets < 1) {
      throw new IllegalArgumentException("buckets is %d, less than 1".formatted(buckets));
    }
  }

  /**
   * Makes settings for a corpus with the plain layout, all languages and the default time limit;
   * throws the same.
   */
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
        DEFAULT_ARTICLE_TIMEOUT,
        buckets);
  }

  /** Returns these settings with another layout. */
  public CorpusSettings withLayout(CorpusLayout newLayout) {
    return new CorpusSettings(
        inputs,
        newLayout,
        zone,
        referenceDate,
        maxArticleChars,
        keepUndated,
        languages,
        articleTimeout,
        buckets);
  }

  /** Returns these settings with other languages. */
  public CorpusSettings withLanguages(List<String> newLanguages) {
    return new CorpusSettings(
        inputs,
        layout,
        zone,
        referenceDate,
        maxArticleChars,
        keepUndated,
        newLanguages,
        articleTimeout,
        buckets);
  }

  /** Returns these settings with another time limit. */
  public CorpusSettings withArticleTimeout(Duration newTimeout) {
    return new CorpusSettings(
        inputs,
        layout,
        zone,
        referenceDate,
        maxArticleChars,
        keepUndated,
        languages,
        newTimeout,
        buckets);
  }
}

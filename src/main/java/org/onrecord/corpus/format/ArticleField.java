package org.onrecord.corpus.format;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onrecord.day.PublishedDay;

/** The fields of an article that a corpus can give. */
public enum ArticleField {
  /** Its id in the corpus. */
  ID,
  /** Its address. */
  URL,
  /** Its headline. */
  TITLE,
  /** The text that is analysed. */
  TEXT,
  /** When it was published, as {@link PublishedDay} reads it. */
  PUBLISHED,
  /** Who published it. */
  PUBLISHER,
  /** Its byline. */
  AUTHOR,
  /** Its language. */
  LANGUAGE;

  private static final Map<String, ArticleField> BY_NAME =
      Arrays.stream(values()).collect(toUnmodifiableMap(ArticleField::toString, field -> field));

  /** Returns the field of a name in lower case. */
  static Optional<ArticleField> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Returns all names, for messages: {@code id, url, ...}. */
  static String allNames() {
    return Arrays.stream(values()).map(ArticleField::toString).collect(joining(", "));
  }

  /** Returns the name in lower case, as in specs and files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

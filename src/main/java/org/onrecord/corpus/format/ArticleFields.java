package org.onrecord.corpus.format;

import java.util.Map;
import java.util.Optional;

/**
 * The fields of an article as a corpus gives them. All but the text can be missing; a field that is
 * present is not blank.
 *
 * @param text the text, "" if there is none
 */
public record ArticleFields(
    Optional<String> id,
    Optional<String> url,
    Optional<String> title,
    String text,
    Optional<String> published,
    Optional<String> publisher,
    Optional<String> author,
    Optional<String> language) {

  /** Returns fields with these values; a blank value other than the text counts as missing. */
  static ArticleFields of(Map<ArticleField, String> values) {
    return new ArticleFields(
        given(values, ArticleField.ID),
        given(values, ArticleField.URL),
        given(values, ArticleField.TITLE),
        values.getOrDefault(ArticleField.TEXT, ""),
        given(values, ArticleField.PUBLISHED),
        given(values, ArticleField.PUBLISHER),
        given(values, ArticleField.AUTHOR),
        given(values, ArticleField.LANGUAGE));
  }

  /** Returns the fields of an article with only a text. */
  static ArticleFields ofText(String text) {
    return of(Map.of(ArticleField.TEXT, text));
  }

  /** Returns these fields with another text. */
  ArticleFields withText(String newText) {
    return new ArticleFields(id, url, title, newText, published, publisher, author, language);
  }

  /** Returns these fields, with missing ones taken from the other; the text is kept. */
  public ArticleFields orElse(ArticleFields other) {
    return new ArticleFields(
        id.or(other::id),
        url.or(other::url),
        title.or(other::title),
        text,
        published.or(other::published),
        publisher.or(other::publisher),
        author.or(other::author),
        language.or(other::language));
  }

  private static Optional<String> given(Map<ArticleField, String> values, ArticleField field) {
    return Optional.ofNullable(values.get(field)).filter(value -> !value.isBlank());
  }
}

package org.onrecord.corpus.format;

import java.util.Map;
import java.util.Optional;

/**
 * What a corpus says about an article. Everything but the text may be missing; what is there is not
 * blank, and otherwise as given.
 *
 * @param text the text, "" where there is none
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

  /** Returns the fields of these values; a blank one of all but the text is as if absent. */
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

  /** Returns the fields of an article of which only the text is known. */
  static ArticleFields ofText(String text) {
    return of(Map.of(ArticleField.TEXT, text));
  }

  /** Returns the same with this text. */
  ArticleFields withText(String newText) {
    return new ArticleFields(id, url, title, newText, published, publisher, author, language);
  }

  /** Returns these fields, and where one is missing that of the other; the text is this one's. */
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

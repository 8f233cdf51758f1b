package org.onrecord.corpus;

import java.util.Optional;

/**
 * What a corpus says about an article. Everything but the text may be missing; what is there is not
 * blank, and otherwise as given.
 *
 * @param text the text, "" where there is none
 */
record ArticleFields(
    Optional<String> id,
    Optional<String> url,
    Optional<String> title,
    String text,
    Optional<String> published,
    Optional<String> publisher,
    Optional<String> author,
    Optional<String> language) {

  /** Returns the fields of an article of which only the text is known. */
  static ArticleFields ofText(String text) {
    return new ArticleFields(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

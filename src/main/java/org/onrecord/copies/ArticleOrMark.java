package org.onrecord.copies;

import org.onrecord.copies.ArticleOrMark.Duplicate;
import org.onrecord.copies.ArticleOrMark.Text;
import org.onrecord.copies.CopyLinks.Link;
import org.onrecord.record.Article;

/** An element of the last grouping of {@link MarkCopies}: an article, or a finding about one. */
sealed interface ArticleOrMark permits Text, Duplicate, Link {

  /** Returns the hash of the article's text; an article and its marks are grouped by it. */
  long textHash();

  /** An article. */
  record Text(long textHash, Article article) implements ArticleOrMark {}

  /**
   * The finding that a later article has the same id.
   *
   * @param place where the article is
   * @param keptPlace where the article that is kept instead is
   */
  record Duplicate(long textHash, String place, String keptPlace) implements ArticleOrMark {}

  /** Returns where an article is, for messages: its file, and its position if it has one. */
  static String place(String sourceUri, long position) {
    return position == 0 ? sourceUri : sourceUri + ":" + position;
  }
}

package org.onrecord.statement;

import java.util.List;
import org.onrecord.record.Article;
import org.onrecord.record.Statement;

/**
 * Finds the statements of an article.
 *
 * <p>The result depends on the article alone, not on articles before it, on the thread or on the
 * machine. An extractor is created once for each JVM and used by many threads at once.
 */
@FunctionalInterface
public interface StatementExtractor {

  /**
   * Returns the statements of {@code article} in reading order (by evidence span), each with spans
   * inside the article's text; empty if there are none.
   */
  List<Statement> extract(Article article);
}

package org.onrecord.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;

/**
 * A statement's words as a reader sees them, with the places of content, source and cue in them.
 *
 * @param text the words
 * @param content where the content stands in {@code text}
 * @param source where the source stands; empty where it is not among the words
 * @param cue where the cue stands; empty where it is not among the words
 */
record Excerpt(String text, List<Span> content, Optional<Span> source, Optional<Span> cue) {

  /**
   * Returns the article's words around a statement; where the dataset does not hold them, its
   * source, cue and content one after the other.
   */
  static Excerpt of(Statement statement) {
    return statement.getContext().isEmpty() ? composed(statement) : cut(statement);
  }

  /** Moves a span of the article to the excerpt, cut where the context is. */
  static Optional<Span> within(Statement statement, Span span) {
    int begin = Math.max(0, span.getBegin() - statement.getContextBegin());
    int end =
        Math.min(statement.getContext().length(), span.getEnd() - statement.getContextBegin());
    return begin < end ? Optional.of(new Span(begin, end)) : Optional.empty();
  }

  private static Excerpt cut(Statement statement) {
    return new Excerpt(
        statement.getContext(),
        statement.getContentSpans().stream()
            .flatMap(span -> within(statement, span).stream())
            .toList(),
        statement.getSourceSpan().flatMap(span -> within(statement, span)),
        statement.getCueSpan().flatMap(span -> within(statement, span)));
  }

  private static Excerpt composed(Statement statement) {
    var text = new StringBuilder();
    List<Optional<Span>> spans = new ArrayList<>();
    for (Optional<String> words : List.of(statement.getMention(), statement.getCue())) {
      spans.add(words.map(some -> append(text, some)));
    }
    Span content = append(text, statement.getText());
    return new Excerpt(text.toString(), List.of(content), spans.get(0), spans.get(1));
  }

  private static Span append(StringBuilder text, String words) {
    text.append(text.isEmpty() ? "" : " ").append(words);
    return new Span(text.length() - words.length(), text.length());
  }
}

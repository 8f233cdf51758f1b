package org.onrecord.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.record.Span;
import org.onrecord.record.Spans;
import org.onrecord.record.Statement;

/**
 * The text of a statement as a reader sees it, with the spans of content, source and cue in it.
 *
 * @param text the text
 * @param content the spans of the content
 * @param source the span of the source; empty if it is not in the text
 * @param cue the span of the cue; empty if it is not in the text
 */
record Excerpt(String text, List<Span> content, Optional<Span> source, Optional<Span> cue) {

  /**
   * Returns the article's text around a statement. If the dataset does not have it, returns the
   * statement's source, cue and content, in this order.
   */
  static Excerpt of(Statement statement) {
    return statement.getContext().isEmpty() ? composed(statement) : ofContext(statement);
  }

  /** Returns a span of the article as a span of the statement's context, clipped to it. */
  static Optional<Span> within(Statement statement, Span span) {
    int begin = statement.getContextBegin();
    return Spans.clip(span, begin, begin + statement.getContext().length());
  }

  private static Excerpt ofContext(Statement statement) {
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

package org.onrecord.stance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.model.ModelKind;
import org.onrecord.record.ActorType;
import org.onrecord.record.Entity;
import org.onrecord.record.Ids;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

/** Statements for tests, of a text and of what in it is whose, and the model that comes along. */
final class Said {
  private Said() {}

  static StanceModel model() {
    byte[] bytes = StanceModel.KIND.bundled();
    return StanceModel.KIND.lease(ModelKind.checksum(bytes), () -> bytes).get();
  }

  /**
   * Returns a statement.
   *
   * @param text its context, which begins at offset 100 of its article
   * @param source the words that name the actor
   * @param content the contents
   */
  static Statement of(String text, String source, String cue, String... content) {
    List<Span> spans = Stream.of(content).map(words -> span(text, words)).toList();
    return Records.statement("article", source, 0)
        .setStatementId(Ids.of("said", text, source, String.join("|", content)))
        .setText(String.join(" ... ", content))
        .setContentSpans(spans)
        .setSourceSpan(source.isEmpty() ? null : span(text, source))
        .setCueSpan(cue.isEmpty() ? null : span(text, cue))
        .setEvidenceSpan(new Span(100, 100 + text.length()))
        .setContext(text)
        .setContextBegin(100)
        .build();
  }

  /** Returns the statement with entities that its context names. */
  static Statement naming(Statement statement, String... names) {
    return Statement.newBuilder(statement)
        .setEntities(
            Stream.of(names)
                .map(
                    name -> {
                      Span span = span(statement.getContext(), name);
                      return new Entity(
                          span.getBegin(), span.getEnd(), id(name), name, ActorType.ORGANISATION);
                    })
                .toList())
        .build();
  }

  /** Returns the id that Records gives an actor. */
  static String id(String name) {
    return Ids.of("actor", name);
  }

  /** Returns the words of an article's span. */
  static String words(Statement statement, Span span) {
    return statement
        .getContext()
        .substring(
            span.getBegin() - statement.getContextBegin(),
            span.getEnd() - statement.getContextBegin());
  }

  static Span span(String text, String words) {
    int begin = Optional.of(text.indexOf(words)).filter(at -> at >= 0).orElseThrow();
    return new Span(100 + begin, 100 + begin + words.length());
  }
}

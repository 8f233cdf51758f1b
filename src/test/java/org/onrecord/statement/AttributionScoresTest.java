package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

/**
 * The expected figures were printed, for these files, by the scorer that the project's accuracy is
 * judged by; it is written in Python and shares no code with this one.
 */
class AttributionScoresTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "false, word_content,    0.842, 0.941, 0.889",
    "false, word_source,     0.875, 0.636, 0.737",
    "false, attr_content,    0.750, 0.857, 0.800",
    "false, attr_exact,      0.500, 0.571, 0.533",
    "false, attr_attributed, 0.625, 0.714, 0.667",
    "true,  word_content,    1.000, 1.000, 1.000",
    "true,  word_source,     0.875, 0.875, 0.875",
    "true,  attr_content,    0.750, 1.000, 0.857",
    "true,  attr_exact,      0.500, 0.667, 0.571",
    "true,  attr_attributed, 0.750, 1.000, 0.857",
  })
  void givesTheFiguresOfTheReferenceScorer(
      boolean quoted, String name, double precision, double recall, double f1) throws IOException {
    AttributionScores.Count count = scores(quoted).counts().get(name);
    assertThat(count.precision()).isCloseTo(precision, within(0.0005));
    assertThat(count.recall()).isCloseTo(recall, within(0.0005));
    assertThat(count.f1()).isCloseTo(f1, within(0.0005));
  }

  @Test
  void sourcesOfPairedAttributionsAreScoredApart() throws IOException {
    assertThat(scores(false).sourceAccuracy()).isCloseTo(0.8, within(0.0005));
    assertThat(scores(true).sourceAccuracy()).isEqualTo(1);
  }

  @Test
  void nothingFoundAndNothingThereIsZero() {
    AttributionScores scores = new AttributionScores(false);
    scores.add("It rained.", List.of(), List.of());
    assertThat(scores.counts().get("attr_content").f1()).isZero();
    assertThat(scores.sourceAccuracy()).isZero();
  }

  private static AttributionScores scores(boolean quoted) throws IOException {
    List<JsonNode> found = lines("found.jsonl");
    AttributionScores scores = new AttributionScores(quoted);
    for (JsonNode article : lines("gold.jsonl")) {
      List<AttributionScores.Gold> gold = new ArrayList<>();
      for (JsonNode attribution : article.get("attributions")) {
        gold.add(
            new AttributionScores.Gold(
                spans(attribution.get("content"), pair -> pair.get(0), pair -> pair.get(1)),
                spans(attribution.get("source"), pair -> pair.get(0), pair -> pair.get(1))));
      }
      List<Statement> statements =
          found.stream()
              .filter(row -> row.get("article_id").equals(article.get("id")))
              .map(AttributionScoresTest::statement)
              .toList();
      scores.add(article.get("text").asText(), gold, statements);
    }
    return scores;
  }

  private static Statement statement(JsonNode row) {
    JsonNode source = row.get("source_span");
    JsonNode parent = row.get("parent_statement_id");
    return Records.statement(row.get("article_id").asText(), "Ann Roe", 0)
        .setContentSpans(
            spans(row.get("content_spans"), span -> span.get("begin"), span -> span.get("end")))
        .setSourceSpan(
            source.isNull()
                ? null
                : new Span(source.get("begin").asInt(), source.get("end").asInt()))
        .setParentStatementId(parent.isNull() ? null : parent.asText())
        .build();
  }

  private static List<Span> spans(
      JsonNode array, Function<JsonNode, JsonNode> begin, Function<JsonNode, JsonNode> end) {
    List<Span> spans = new ArrayList<>();
    array.forEach(span -> spans.add(new Span(begin.apply(span).asInt(), end.apply(span).asInt())));
    return spans;
  }

  private static List<JsonNode> lines(String name) throws IOException {
    try (InputStream in = AttributionScoresTest.class.getResourceAsStream(name)) {
      return JSON.readerFor(JsonNode.class).<JsonNode>readValues(in).readAll();
    }
  }
}

package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;

/** What holds for every text, however odd. */
class RuleBasedExtractorPropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "Ada Holm",
          "Lind",
          "the mayor",
          "officials",
          "he",
          "they",
          "who",
          "said",
          "told",
          "added",
          "according to",
          "adding",
          "that",
          "and",
          "but",
          ",",
          ".",
          "?",
          ":",
          "\"",
          "“",
          "”",
          "«",
          "»",
          "‘",
          "’",
          "''",
          "(",
          ")",
          "[",
          "\n",
          "\n\n",
          " ",
          " ",
          " ",
          " ",
          "bridge",
          "was",
          "Mr.",
          "U.S.",
          "'s",
          "42",
          "—",
          "日本語",
          "😀",
          "e\u0301",
          "\u00a0",
          "\t",
          "von",
          "of");

  private final StatementExtractor extractor = new RuleBasedExtractor();

  @RepeatedTest(200)
  void textSoup(RepetitionInfo repetition) {
    long seed = 20240503L + repetition.getCurrentRepetition();
    var random = new Random(seed);
    var soup = new StringBuilder();
    for (int pieces = random.nextInt(400); pieces > 0; pieces--) {
      soup.append(PIECES.get(random.nextInt(PIECES.size())));
      soup.append(random.nextInt(3) == 0 ? "" : " ");
    }
    assertThat(holds(soup.toString())).as("seed %d: %s", seed, soup).isTrue();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("a word of a megabyte", "a".repeat(1_000_000)),
        Arguments.of("a name of a megabyte", "A".repeat(1_000_000) + " said it."),
        Arguments.of(
            "a long name, often",
            "Ada %s spoke. ".formatted("A".repeat(500_000)) + "\"Yes,\" Ada said. ".repeat(20_000)),
        Arguments.of("quotation marks", "\"".repeat(1_000_000)),
        Arguments.of("opening marks", "“".repeat(1_000_000)),
        Arguments.of("loose marks", " \" ".repeat(300_000)),
        Arguments.of("100,000 quotations", "\"Yes it is so,\" he said. ".repeat(100_000)),
        Arguments.of("quotations alone", "\"Yes it is so.\" ".repeat(100_000)),
        Arguments.of("verbs", "said ".repeat(200_000)),
        Arguments.of("names", "Ada Holm ".repeat(100_000)),
        Arguments.of("speakers", "Ada Holm said he said, ".repeat(50_000)),
        Arguments.of("descriptions", "the mayor said it was so. ".repeat(40_000)),
        Arguments.of("many names", manyNames(30_000)),
        Arguments.of("commas", ", ".repeat(500_000)),
        Arguments.of("line ends", "\n".repeat(1_000_000)),
        Arguments.of("spaces", " ".repeat(1_000_000)),
        Arguments.of("apostrophes", "'s".repeat(500_000)),
        Arguments.of("brackets", "(".repeat(1_000_000)),
        Arguments.of("surrogates", "😀".repeat(500_000)),
        Arguments.of("half a surrogate", "\ud83d".repeat(500_000)));
  }

  /** Nothing is timed: linear work ends in seconds, quadratic work would never end. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void hostileTextEnds(String name, String text) {
    assertThat(holds(text)).as(name).isTrue();
  }

  @Test
  void noTextNoStatement() {
    assertThat(extractor.extract(RuleBasedExtractorTest.article(""))).isEmpty();
  }

  /** Checks what every answer must be, and that asking again gives the same. */
  private boolean holds(String text) {
    List<Statement> statements = extractor.extract(RuleBasedExtractorTest.article(text));
    int last = 0;
    for (Statement statement : statements) {
      Span evidence = statement.getEvidenceSpan();
      int end = evidence.getBegin();
      for (Span span : statement.getContentSpans()) {
        assertThat(span.getBegin()).isGreaterThanOrEqualTo(end);
        assertThat(span.getEnd()).isGreaterThan(span.getBegin()).isLessThanOrEqualTo(text.length());
        end = span.getEnd();
      }
      assertThat(statement.getText()).isNotBlank();
      assertThat(statement.getActor()).isNotBlank().hasSizeLessThan(1000);
      assertThat(statement.getMention().orElse("")).isNotBlank().hasSizeLessThan(1000);
      assertThat(evidence.getBegin()).isGreaterThanOrEqualTo(last);
      assertThat(evidence.getEnd()).isGreaterThanOrEqualTo(end).isLessThanOrEqualTo(text.length());
      assertThat(statement.getConfidence()).isBetween(0.0, 1.0);
      last = evidence.getBegin();
    }
    assertThat(statements).extracting(Statement::getStatementId).doesNotHaveDuplicates();
    return statements.equals(extractor.extract(RuleBasedExtractorTest.article(text)));
  }

  private static String manyNames(int number) {
    var text = new StringBuilder();
    for (int i = 0; i < number; i++) {
      String name = Integer.toString(i, 26).replaceAll("[0-9]", "x");
      text.append("Mayor Ada H").append(name).append(" said the mayor said so. ");
    }
    return text.toString();
  }
}

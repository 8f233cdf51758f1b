package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.text.Words;

/** Properties that hold for every text, however odd. */
class TaggedExtractorPropertiesTest {
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

  private final StatementExtractor extractor = Models.extractor();

  @RepeatedTest(30)
  void textSoup(RepetitionInfo repetition) {
    long seed = 20240503L + repetition.getCurrentRepetition();
    String soup = soup(new Random(seed));
    assertThat(holds(soup)).as("seed %d: %s", seed, soup).isTrue();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("a word of a megabyte", "a".repeat(1_000_000)),
        Arguments.of("a name of a megabyte", "A".repeat(1_000_000) + " said it."),
        Arguments.of(
            "a long name, often",
            "Ada %s spoke. ".formatted("A".repeat(500_000)) + "\"Yes,\" Ada said. ".repeat(2_000)),
        Arguments.of("quotation marks", "\"".repeat(200_000)),
        Arguments.of("opening marks", "“".repeat(200_000)),
        Arguments.of("loose marks", " \" ".repeat(100_000)),
        Arguments.of("30,000 quotations", "\"Yes it is so,\" he said. ".repeat(30_000)),
        Arguments.of("quotations alone", "\"Yes it is so.\" ".repeat(10_000)),
        Arguments.of("verbs", "said ".repeat(20_000)),
        Arguments.of("names", "Ada Holm ".repeat(20_000)),
        Arguments.of("speakers", "Ada Holm said he said, ".repeat(10_000)),
        Arguments.of("lines of speakers", "Ada Holm said the mayor said so.\n".repeat(5_000)),
        Arguments.of("letters", "a ".repeat(100_000)),
        Arguments.of("commas", ", ".repeat(100_000)),
        Arguments.of("line ends", "\n".repeat(1_000_000)),
        Arguments.of("spaces", " ".repeat(1_000_000)),
        Arguments.of("brackets", "(".repeat(200_000)),
        Arguments.of("figures", "12 345.6 -7\n".repeat(50_000)),
        Arguments.of("another script", "市长表示，大桥将于五月开放。“它很安全，”她说。\n".repeat(5_000)),
        Arguments.of("surrogates", "😀".repeat(500_000)),
        Arguments.of("half a surrogate", "\ud83d".repeat(500_000)));
  }

  /** There is no time limit: linear work ends in seconds, quadratic work would not end. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void hostileTextEnds(String name, String text) {
    assertThat(holds(text)).as(name).isTrue();
  }

  @Test
  void theAnswerForAnArticleDependsOnItAlone() throws InterruptedException, ExecutionException {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 24; i++) {
      texts.add(soup(new Random(i)) + news(1 + i % 5));
    }
    Map<String, List<Statement>> alone = new HashMap<>();
    texts.forEach(text -> alone.put(text, extractor.extract(Models.article(text))));

    Collections.shuffle(texts, new Random(1));
    for (String text : texts) {
      assertThat(extractor.extract(Models.article(text))).isEqualTo(alone.get(text));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Map<String, Future<List<Statement>>> together = new HashMap<>();
      for (String text : texts) {
        together.put(text, threads.submit(() -> extractor.extract(Models.article(text))));
      }
      for (String text : texts) {
        assertThat(together.get(text).get()).isEqualTo(alone.get(text));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** A paragraph that does not fit into the last window does not change the windows before it. */
  @Test
  void aParagraphThatFollowsChangesNothingBeforeIt() {
    var tagger = new AttributionTagger(Models.bundled());
    String news = news(20);
    String more = news + "\n" + "The rain fell on the hills and on the empty road. ".repeat(40);
    List<FoundAttribution> before = tagger.read(Words.of(news));
    assertThat(before).isNotEmpty();
    assertThat(tagger.read(Words.of(more))).startsWith(before.toArray(FoundAttribution[]::new));
  }

  @Test
  void aTextOfManyPartsIsReadToItsEnd() {
    String news = news(600);
    List<Statement> statements = extractor.extract(Models.article(news));
    assertThat(statements.get(0).getEvidenceSpan().getEnd()).isLessThan(200);
    assertThat(statements.get(statements.size() - 1).getEvidenceSpan().getEnd())
        .isGreaterThan(news.length() - 200);
  }

  /** Checks the properties of every result, and that a second extraction gives the same. */
  private boolean holds(String text) {
    List<Statement> statements = extractor.extract(Models.article(text));
    Map<String, Statement> byId = new HashMap<>();
    statements.forEach(statement -> byId.put(statement.getStatementId(), statement));
    assertThat(byId).hasSameSizeAs(statements);
    int last = 0;
    for (Statement statement : statements) {
      Span evidence = statement.getEvidenceSpan();
      assertThat(evidence.getBegin()).isGreaterThanOrEqualTo(last);
      assertThat(evidence.getEnd()).isLessThanOrEqualTo(text.length());
      last = evidence.getBegin();
      int end = evidence.getBegin();
      for (Span span : statement.getContentSpans()) {
        assertThat(span.getBegin()).isGreaterThanOrEqualTo(end);
        assertThat(span.getEnd()).isGreaterThan(span.getBegin());
        end = span.getEnd();
      }
      assertThat(evidence.getEnd()).isGreaterThanOrEqualTo(end);
      for (Span span :
          Stream.of(statement.getSourceSpan(), statement.getCueSpan())
              .flatMap(Optional::stream)
              .toList()) {
        assertThat(span.getBegin()).isGreaterThanOrEqualTo(evidence.getBegin());
        assertThat(span.getEnd()).isLessThanOrEqualTo(evidence.getEnd());
      }
      assertThat(statement.getText()).isNotBlank();
      assertThat(statement.getActor()).isNotBlank().hasSizeLessThan(1000);
      assertThat(statement.getMention().orElse("-")).isNotBlank().hasSizeLessThan(1000);
      assertThat(statement.getCue().orElse("-")).isNotBlank().hasSizeLessThan(200);
      assertThat(statement.getConfidence()).isBetween(0.0, 1.0);
      statement
          .getParentStatementId()
          .ifPresent(
              parent -> {
                assertThat(byId).containsKey(parent);
                assertThat(byId.get(parent).getParentStatementId()).isEmpty();
              });
    }
    return statements.equals(extractor.extract(Models.article(text)));
  }

  private static String soup(Random random) {
    var soup = new StringBuilder();
    for (int pieces = random.nextInt(400); pieces > 0; pieces--) {
      soup.append(PIECES.get(random.nextInt(PIECES.size())));
      soup.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return soup.toString();
  }

  private static String news(int paragraphs) {
    String[] who = {"Ada Holm", "Mayor Bo Lind", "The harbour office", "Officials", "He"};
    var news = new StringBuilder();
    for (int i = 0; i < paragraphs; i++) {
      news.append(
          "%s said that bridge %d would open in May. \"It is safe,\" the engineer added.%n"
              .formatted(who[i % who.length], i));
    }
    return news.toString();
  }
}

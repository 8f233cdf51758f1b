package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.ActorType;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Resolution;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;

class RuleBasedExtractorTest {
  private final StatementExtractor extractor = new RuleBasedExtractor();

  /** A row: the text; what the only statement looks like as `kind, actor, cue: content`. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          # the verb behind, with the subject before and after it
          "The bridge will open in May," Ada Holm said. => DIRECT Ada Holm say: "The bridge will open in May,"
          "The bridge will open in May," said Ada Holm on Monday. => DIRECT Ada Holm say: "The bridge will open in May,"
          The bridge will open in May, Ada Holm said. => INDIRECT Ada Holm say: The bridge will open in May
          # the verb before
          Ada Holm said: "The bridge will open in May." => DIRECT Ada Holm say: "The bridge will open in May."
          Ada Holm told reporters on Monday: "The bridge is safe." => DIRECT Ada Holm tell: "The bridge is safe."
          Ada Holm said that the bridge would open in May. => INDIRECT Ada Holm say: that the bridge would open in May
          Ada Holm said the bridge would open in May. => INDIRECT Ada Holm say: the bridge would open in May
          Ada Holm said on Monday that it would open in May. => INDIRECT Ada Holm say: that it would open in May
          Ada Holm said the bridge was "safe as houses" in any wind. => MIXED Ada Holm say: the bridge was "safe as houses" in any wind
          Ada Holm pointed out that the bridge had been late. => INDIRECT Ada Holm point out: that the bridge had been late
          # the verb between
          "The bridge is late," Ada Holm said, "but it is safe." => DIRECT Ada Holm say: "The bridge is late," ... "but it is safe."
          "The bridge is late," Ada Holm said. "It is safe." => DIRECT Ada Holm say: "The bridge is late," ... "It is safe."
          The bridge, Ada Holm said, will open in May. => INDIRECT Ada Holm say: The bridge ... will open in May
          "Is it safe?" Ada Holm asked. => DIRECT Ada Holm ask: "Is it safe?"
          "It is safe!" she said. => DIRECT she say: "It is safe!"
          # several sentences in one quotation, and other marks
          "We are late. We are safe," Ada Holm said. => DIRECT Ada Holm say: "We are late. We are safe,"
          “We are late. We are safe,” Ada Holm said. => DIRECT Ada Holm say: “We are late. We are safe,”
          «We are late. We are safe», Ada Holm said. => DIRECT Ada Holm say: «We are late. We are safe»
          ‘We are late. It’s safe,’ Ada Holm said. => DIRECT Ada Holm say: ‘We are late. It’s safe,’
          ''We are late. We are safe,'' Ada Holm said. => DIRECT Ada Holm say: ''We are late. We are safe,''
          Ada Holm said on Monday it was safe. => INDIRECT Ada Holm say: it was safe
          # other sources and cues
          According to Ada Holm, the bridge will open in May. => INDIRECT Ada Holm according to: the bridge will open in May
          The bridge will open in May, according to Ada Holm. => INDIRECT Ada Holm according to: The bridge will open in May
          Ada Holm, the city's engineer, said the bridge was safe. => INDIRECT Ada Holm say: the bridge was safe
          The city's engineer, Ada Holm, said the bridge was safe. => INDIRECT Ada Holm say: the bridge was safe
          Ada Holm, 47, whose bridge it is, said it was safe. => INDIRECT Ada Holm say: it was safe
          Officials in Marrow said the bridge was safe. => INDIRECT officials in marrow say: the bridge was safe
          # a dateline is not said
          MARROW, May 3 (Agency) - The bridge is safe, Ada Holm said. => INDIRECT Ada Holm say: The bridge is safe
          MARROW, May 3. /AGENCY/. The bridge is safe, Ada Holm said. => INDIRECT Ada Holm say: The bridge is safe
          # a stray mark does not hide what stands beside it
          The 5" pipe broke, Ada Holm said. => INDIRECT Ada Holm say: The 5" pipe broke
          """)
  void oneStatement(String text, String expected) {
    assertThat(extractor.extract(article(text)))
        .map(RuleBasedExtractorTest::show)
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "|",
      quoteCharacter = '`',
      textBlock =
          """
          The so-called "safe bridge" was closed again.
          Nobody was asked whether the bridge was safe.
          Ada Holm did not say that the bridge was safe.
          The bridge was said to be safe.
          The report on the bridge runs to 90 pages.
          """)
  void noStatement(String text) {
    assertThat(extractor.extract(article(text))).isEmpty();
  }

  @Test
  void severalVerbsInASentenceShareIt() {
    var text =
        "Ada Holm said the bridge was late, adding that it was safe, but Bo Lind said it was not.";
    assertThat(extractor.extract(article(text)))
        .map(RuleBasedExtractorTest::show)
        .containsExactly(
            "INDIRECT Ada Holm say: the bridge was late",
            "INDIRECT Ada Holm add: that it was safe",
            "INDIRECT Bo Lind say: it was not");
  }

  @Test
  void aQuotationRunsOnIntoTheNextParagraph() {
    var text =
        """
        Ada Holm said: "The bridge is late.

        "It is safe."

        "It is also cheap," she added.
        """;
    assertThat(extractor.extract(article(text)))
        .map(RuleBasedExtractorTest::show)
        .containsExactly(
            "DIRECT Ada Holm say: \"The bridge is late. ... \"It is safe.\"",
            "DIRECT Ada Holm add: \"It is also cheap,\"");
  }

  @Test
  void aStrayMarkSwallowsNoMoreThanItsParagraph() {
    var text = "Ada Holm was \"late.\n\nBo Lind said the bridge was safe.\n\n\"I know,\" he said.";
    assertThat(extractor.extract(article(text)))
        .map(RuleBasedExtractorTest::show)
        .containsExactly(
            "INDIRECT Bo Lind say: the bridge was safe", "DIRECT Bo Lind say: \"I know,\"");
  }

  @Test
  void aStatementCarriesItsArticleAndItsPlaces() {
    var text = "\"Safe,\" said engineer Ada Holm.";
    Article article =
        Article.newBuilder()
            .setArticleId("a1")
            .setSourceUri("test")
            .setText(text)
            .setPublished(LocalDate.of(2024, 5, 3))
            .setDayBasis(DayBasis.DATELINE)
            .setPublisher("The Marrow Mail")
            .setUrl("https://mail.example/1")
            .setTitle("Bridge")
            .setCopyOf("a0")
            .build();
    Statement statement = extractor.extract(article).get(0);
    assertThat(statement.getPublisher()).contains("The Marrow Mail");
    assertThat(statement.getUrl()).contains("https://mail.example/1");
    assertThat(statement.getTitle()).contains("Bridge");
    assertThat(statement.getCopyOf()).contains("a0");
    assertThat(statement.getDay()).contains(LocalDate.of(2024, 5, 3));
    assertThat(statement.getDayBasis()).contains(DayBasis.DATELINE);
    assertThat(statement.getContentSpans()).containsExactly(new Span(0, 7));
    assertThat(statement.getCueSpan()).contains(new Span(8, 12));
    assertThat(statement.getSourceSpan()).contains(new Span(13, 30));
    assertThat(statement.getEvidenceSpan()).isEqualTo(new Span(0, 30));
    assertThat(statement.getMention()).contains("engineer Ada Holm");
    assertThat(statement.getActorRole()).contains("engineer");
    assertThat(statement.getActorType()).isEqualTo(ActorType.PERSON);
    assertThat(statement.getResolution()).isEqualTo(Resolution.NAME);
    assertThat(statement.getParentStatementId()).isEqualTo(Optional.empty());
    assertThat(statement.getConfidence()).isEqualTo(0.9);
  }

  @Test
  void theSeedArticlesMainStatements() throws IOException {
    var text = Files.readString(Path.of("seeds", "000_a41bba69a847217f.txt"));
    List<Statement> statements = extractor.extract(article(text));
    assertThat(statements)
        .map(s -> s.getKind() + " " + s.getActor() + " " + s.getCue().orElse("") + " " + spans(s))
        .containsExactly(
            "INDIRECT John Kirby say 33-221",
            "DIRECT John Kirby say 459-854",
            "DIRECT John Kirby add 855-1091",
            "DIRECT John Kirby say 1249-1595",
            "INDIRECT Emmanuel Macron say 1684-1804",
            "MIXED Emmanuel Macron say 1819-1946",
            "INDIRECT Dmitry Peskov point out 2024-2139",
            "MIXED Dmitry Peskov add 2150-2320");
    assertThat(statements.get(1).getActorRole()).contains("US National Security Council spokesman");
    assertThat(statements.get(1).getActorId()).isEqualTo(statements.get(0).getActorId());
  }

  private static String spans(Statement statement) {
    return statement.getContentSpans().stream()
        .map(span -> span.getBegin() + "-" + span.getEnd())
        .collect(Collectors.joining(" "));
  }

  private static String show(Statement s) {
    StatementKind kind = s.getKind();
    return kind + " " + s.getActor() + " " + s.getCue().orElse("-") + ": " + s.getText();
  }

  static Article article(String text) {
    return Article.newBuilder()
        .setArticleId("a1")
        .setSourceUri("test")
        .setText(text)
        .setPublished(LocalDate.of(2024, 5, 3))
        .setDayBasis(DayBasis.PUBLISHED)
        .build();
  }
}

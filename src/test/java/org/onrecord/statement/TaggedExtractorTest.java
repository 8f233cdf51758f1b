package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.record.StatementKind.DIRECT;
import static org.onrecord.record.StatementKind.INDIRECT;
import static org.onrecord.record.StatementKind.MIXED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.record.ActorType;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Resolution;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;

/** The statements that the bundled model finds in plain sentences and in the seed article. */
class TaggedExtractorTest {
  /** A statement of the seed article as annotated by a careful reader. */
  private record Read(
      StatementKind kind, List<String> actors, int begin, int end, boolean nested) {}

  private static final List<Read> READING =
      List.of(
          new Read(INDIRECT, List.of("John Kirby"), 33, 221, false),
          new Read(INDIRECT, List.of("United States", "NATO"), 193, 221, true),
          new Read(DIRECT, List.of("John Kirby"), 459, 854, false),
          new Read(INDIRECT, List.of("Jens Stoltenberg"), 603, 684, true),
          new Read(DIRECT, List.of("John Kirby"), 855, 1091, false),
          new Read(DIRECT, List.of("John Kirby"), 1249, 1595, false),
          new Read(INDIRECT, List.of("Emmanuel Macron"), 1684, 1804, false),
          new Read(MIXED, List.of("Emmanuel Macron"), 1819, 1946, false),
          new Read(INDIRECT, List.of("Dmitry Peskov"), 2024, 2139, false),
          new Read(MIXED, List.of("Dmitry Peskov"), 2150, 2320, false));

  private final StatementExtractor extractor = Models.extractor();

  /** A row: the text; its only statement as `kind actor cue: content`. */
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
          Ada Holm said that the bridge would open in May. => INDIRECT Ada Holm say: that the bridge would open in May
          Ada Holm said the bridge would open in May. => INDIRECT Ada Holm say: the bridge would open in May
          Ada Holm said the bridge was "safe as houses" in any wind. => MIXED Ada Holm say: the bridge was "safe as houses" in any wind
          Ada Holm pointed out that the bridge had been late. => INDIRECT Ada Holm point out: that the bridge had been late
          # the verb between
          "The bridge is late," Ada Holm said, "but it is safe." => DIRECT Ada Holm say: "The bridge is late," ... "but it is safe."
          "The bridge is late," Ada Holm said. "It is safe." => DIRECT Ada Holm say: "The bridge is late," ... "It is safe."
          # several sentences in one quotation, and other marks
          "We are late. We are safe," Ada Holm said. => DIRECT Ada Holm say: "We are late. We are safe,"
          “We are late. We are safe,” Ada Holm said. => DIRECT Ada Holm say: “We are late. We are safe,”
          ''We are late. We are safe,'' Ada Holm said. => DIRECT Ada Holm say: ''We are late. We are safe,''
          # other sources and cues
          According to Ada Holm, the bridge will open in May. => INDIRECT Ada Holm according to: the bridge will open in May
          The bridge will open in May, according to Ada Holm. => INDIRECT Ada Holm according to: The bridge will open in May
          Ada Holm, the city's engineer, said the bridge was safe. => INDIRECT Ada Holm say: the bridge was safe
          The city's engineer, Ada Holm, said the bridge was safe. => INDIRECT Ada Holm say: the bridge was safe
          # a dateline is not said
          MARROW, May 3. /AGENCY/. The bridge is safe, Ada Holm said. => INDIRECT Ada Holm say: The bridge is safe
          """)
  void oneStatement(String text, String expected) {
    assertThat(extractor.extract(Models.article(text)))
        .map(TaggedExtractorTest::show)
        .containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "The so-called \"safe bridge\" was closed again.",
        "The bridge is 90 metres long and was built in 1931.",
        "1 Holm 12 3 36\n2 Lind 11 4 33\n3 Aue 10 5 30\n",
        "Marrow 3-1 Hollow\nUpton 0-0 Downey\nEast End 2-2 West End\n",
        "| name | age |\n|---|---|\n| Ada | 47 |\n| Bo | 52 |\n",
        "for (int i = 0; i < n; i++) {\n  System.out.println(\"row \" + i);\n}\n",
        "Мэр сказала, что мост закрыт. «Он опасен», — добавила она.",
        "市长表示，大桥将于五月开放。“它很安全，”她说。",
        "\"\"\"\"\"\"\"\"\"\" \" \" \" \"",
        "“ ” “ ” ‘ ’ « »"
      })
  void noStatement(String text) {
    assertThat(extractor.extract(Models.article(text))).isEmpty();
  }

  @Test
  void joinedSourcesMakeAStatementEach() {
    var text = "Both France and NATO said that the bridge would be paid for.";
    assertThat(extractor.extract(Models.article(text)))
        .map(s -> s.getActor() + " " + s.getMention().orElse("") + ": " + s.getText())
        .containsExactly(
            "France France: that the bridge would be paid for",
            "NATO NATO: that the bridge would be paid for");
  }

  @Test
  void aStatementCarriesItsArticleAndItsPlaces() {
    var text = "\"The bridge is safe,\" said engineer Ada Holm.";
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
    assertThat(statement.getContentSpans()).containsExactly(new Span(0, 21));
    assertThat(statement.getCueSpan()).contains(new Span(22, 26));
    assertThat(statement.getSourceSpan()).contains(new Span(27, 44));
    assertThat(statement.getEvidenceSpan()).isEqualTo(new Span(0, 44));
    assertThat(statement.getMention()).contains("engineer Ada Holm");
    assertThat(statement.getActorRole()).contains("engineer");
    assertThat(statement.getActorType()).isEqualTo(ActorType.PERSON);
    assertThat(statement.getResolution()).isEqualTo(Resolution.NAME);
    assertThat(statement.getParentStatementId()).isEmpty();
    assertThat(statement.getConfidence()).isBetween(0.5, 1.0);
  }

  @Test
  void theSeedArticle() throws IOException {
    var text = Files.readString(Path.of("seeds", "000_a41bba69a847217f.txt"));
    List<Statement> statements = extractor.extract(Models.article(text));
    assertThat(READING)
        .allSatisfy(
            read ->
                assertThat(statements)
                    .as("%s", read)
                    .anySatisfy(
                        found -> {
                          assertThat(overlap(read, found)).isGreaterThanOrEqualTo(0.6);
                          assertThat(found.getActor()).isIn(read.actors());
                          assertThat(found.getKind()).isEqualTo(read.kind());
                          assertThat(found.getParentStatementId().isPresent())
                              .isEqualTo(read.nested());
                        }));
  }

  /** Returns the share of the characters in either that are in both. */
  private static double overlap(Read read, Statement found) {
    var both = new BitSet();
    found.getContentSpans().forEach(span -> both.set(span.getBegin(), span.getEnd()));
    var either = (BitSet) both.clone();
    either.set(read.begin(), read.end());
    both.clear(0, read.begin());
    both.clear(read.end(), Math.max(read.end(), both.length()));
    return (double) both.cardinality() / either.cardinality();
  }

  private static String show(Statement s) {
    return s.getKind() + " " + s.getActor() + " " + s.getCue().orElse("-") + ": " + s.getText();
  }
}

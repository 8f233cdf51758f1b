package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.record.RejectionReason.BAD_JSON;
import static org.onrecord.record.RejectionReason.TOO_LONG;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.corpus.format.ArticleFields;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusLayout;
import org.onrecord.corpus.format.FieldMapping;
import org.onrecord.corpus.format.FileNamePattern;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/** Texts, and their metadata in sidecars and file names. */
class TextsTest {
  @Test
  void aSidecarSaysWhatTheTextDoesNot() {
    Article article =
        article(
            CorpusLayout.plain(),
            "a.txt",
            "A text.",
            "{\"id\": 7, \"published\": \"2024-03-04\", \"title\": \"T\"}");
    assertThat(article.getArticleId()).isEqualTo("7");
    assertThat(article.getTitle()).contains("T");
    assertThat(article.getText()).isEqualTo("A text.");
  }

  @Test
  void aSidecarsFieldsAreMappedToo() {
    CorpusLayout layout =
        CorpusLayout.plain().withFields(FieldMapping.of(List.of("published=meta.day")));
    assertThat(article(layout, "a.txt", "A.", "{\"meta\": {\"day\": \"2024-03-04\"}}")).isNotNull();
  }

  @Test
  void aWrongSidecarRejectsItsText() {
    Reading reading =
        Reading.of(
            CorpusLayout.plain(), Map.of("a.txt", bytes("A."), "a.json", bytes("{\"id\": }")));
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(BAD_JSON);
    assertThat(reading.rejected.get(0).getDetail()).startsWith("its sidecar: line 1, column 8");
    Reading tooLong =
        Reading.of(
            CorpusLayout.plain(),
            Map.of("a.txt", bytes("A."), "a.json", bytes("{" + " ".repeat(70_000) + "}")));
    assertThat(tooLong.rejected).extracting(Rejected::getReason).containsExactly(TOO_LONG);
  }

  @Test
  void theNameOfAFileSaysWhatNobodyElseDoes() {
    CorpusLayout layout =
        CorpusLayout.plain()
            .withFileNames(FileNamePattern.of("{publisher}/{published:yyyyMMdd}-{id}"));
    Article named = article(layout, "x/Orveld Post/20240304-7.txt", "A.", "{}");
    assertThat(named.getPublisher()).contains("Orveld Post");
    assertThat(named.getPublished().orElseThrow()).hasToString("2024-03-04");
    assertThat(named.getArticleId()).isEqualTo("7");
    Reading inAnArchive =
        Reading.of(
            layout, Map.of("a.zip", SampleCorpus.zip(Map.of("Post/20240304-7.txt", bytes("A.")))));
    assertThat(inAnArchive.articles).hasSize(1);
    assertThat(Reading.of(layout, Map.of("other.txt", bytes("A."))).articles).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "{published}_{publisher}, news/2024-03-04_Post.txt.gz, 2024-03-04, Post",
    "{publisher}/*/{published:yyyy-M-d}, a/Post/x/2024-3-4.txt, 2024-03-04, Post",
    "{publisher}-{published:ddMMyyyy}.txt, The-Post-04032024.txt, 2024-03-04, The-Post",
    "{published:yyyyMMdd}.{publisher}, 20240399.Post.md, 20240399, Post",
  })
  void readsNamesByPatterns(String pattern, String name, String published, String publisher) {
    ArticleFields fields = FileNamePattern.of(pattern).fields(name);
    assertThat(fields.published()).contains(published);
    assertThat(fields.publisher()).contains(publisher);
  }

  @Test
  void aNameMadeToTakeForEverDoesNotMatch() {
    FileNamePattern pattern =
        FileNamePattern.of("{publisher}-{author}-{title}-{id}-{published}-{language}!");
    assertThat(pattern.fields("-".repeat(1000)).publisher()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithAPatternOrAMapping() {
    assertThatThrownBy(() -> FileNamePattern.of("{day}")).hasMessageContaining("\"{day}\" in");
    assertThatThrownBy(() -> FileNamePattern.of("{text}")).hasMessageContaining("\"{text}\" in");
    assertThatThrownBy(() -> FileNamePattern.of("{id")).hasMessageContaining("\"{\" in");
    assertThatThrownBy(() -> FileNamePattern.of("{id}{id}")).hasMessageContaining("twice");
    assertThatThrownBy(() -> FileNamePattern.of("{id:yyyy}")).hasMessageContaining("form");
    assertThatThrownBy(() -> FileNamePattern.of("{published:bogus}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FieldMapping.of(List.of("text")))
        .hasMessageContaining("text=body.content");
    assertThatThrownBy(() -> FieldMapping.of(List.of("day=x")))
        .hasMessageContaining("not a field of an article");
    assertThatThrownBy(() -> FieldMapping.of(List.of("id=x", "id=y")))
        .hasMessageContaining("twice");
  }

  @Test
  void markdownIsReadAsAReaderSeesIt() {
    Article article =
        article(
            CorpusLayout.plain(),
            "a.md",
            """
            ---
            date: 2024-03-04
            author:
              - Ana
              - Li
            ---
            # A *title*

            “We **will** go,” said
            [Ana](http://x.example "t"), `soon`. ![a picture](x.png)

            > - one
            > - two <b>bold</b>

            <div>In a box.</div>

            <script>none();</script>
            """,
            "{}");
    assertThat(article.getTitle()).contains("A title");
    assertThat(article.getAuthor()).contains("Ana, Li");
    assertThat(article.getText())
        .isEqualTo("“We will go,” said Ana, soon.\n\none\n\ntwo bold\n\nIn a box.");
  }

  @ParameterizedTest
  @Timeout(60) // Without a limit of their own, some of them took minutes or overflowed the stack.
  @CsvSource(
      delimiter = '#',
      value = {
        "> #", "- #", "1. #", "*a **b # ** a*", "_a #  a_", "[ # ](a)", "![ # ](a)", "[ # ]",
            "<b> #",
        "<? #", "<!-- #", "<!X #", "<![CDATA[ #", "<a b=' #", "</ #", "` #", "``a ` #", "| a #",
        "& #", "[a]: #", "( # )", "~~~ #"
      })
  void markdownMayBeNestedWithoutEnd(String opening, String closing) {
    String end = closing == null ? "" : closing;
    Article article =
        article(
            CorpusLayout.plain(),
            "a.md",
            "Text.\n\n" + opening.repeat(100_000) + "x" + end.repeat(100_000),
            "{\"published\": \"2024-03-04\"}");
    assertThat(article.getText()).startsWith("Text.");
  }

  @Test
  void markdownInHtmlIsReadWithoutTags() {
    Article article =
        article(
            CorpusLayout.plain(),
            "a.md",
            "<div>\n5 > 4, <i\nclass=a>she</i> said<br/>.\n3 < 4\n</div\n",
            "{\"published\": \"2024-03-04\"}");
    assertThat(article.getText()).isEqualTo("5 > 4, she said.\n3 < 4\n</div");
  }

  /** Front matter is read line by line: nothing in it refers to anything else. */
  @Test
  void frontMatterOfAliasesAndTagsIsText() {
    String bomb =
        "---\na: &a [x,x,x]\nb: &b [*a,*a,*a]\nself: &s [*s]\ntitle: *b\n"
            + "publisher: !!java.net.URL ['http://127.0.0.1/']\ndate: 2024-03-04\n---\n\nRain fell.";
    Article article = article(CorpusLayout.plain(), "a.md", bomb, "{}");
    assertThat(article.getTitle()).contains("*b");
    assertThat(article.getText()).isEqualTo("Rain fell.");
  }

  private static Article article(CorpusLayout layout, String name, String text, String sidecar) {
    var reading = new Reading(layout, 2_000_000);
    String beside = name.substring(name.lastIndexOf('/') + 1).replaceAll("\\.[a-z]+$", ".json");
    reading.read(name, new MemoryFile(bytes(text), Map.of(beside, bytes(sidecar))), ByteRange.ALL);
    assertThat(reading.rejected).isEmpty();
    assertThat(reading.articles).hasSize(1);
    return reading.articles.get(0);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

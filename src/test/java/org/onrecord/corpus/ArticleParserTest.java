package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.BAD_JSON;
import static org.onrecord.record.RejectionReason.NO_DATE;
import static org.onrecord.record.RejectionReason.NO_TEXT;
import static org.onrecord.record.RejectionReason.TOO_LONG;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Rejected;

class ArticleParserTest {
  private static final int MAX_CHARS = 1000;

  private final ArticleParser parser = new ArticleParser(settings(false));
  private final ArticleParser keepingUndated = new ArticleParser(settings(true));

  @Test
  void takesAllFields() {
    Article article =
        article(
            """
            {"id": "a-1", "url": "https://example.org/1", "title": "Harbour closed",
             "text": "\\tThe harbour is closed.\\n", "published": "2024-02-28T23:00:00-05:00",
             "publisher": "The Orveld Gazette", "author": "Mira Tolland", "language": "en"}""");
    assertThat(article.getArticleId()).isEqualTo("a-1");
    assertThat(article.getSourceUri()).isEqualTo("a.jsonl");
    assertThat(article.getPosition()).isEqualTo(3);
    assertThat(article.getUrl()).contains("https://example.org/1");
    assertThat(article.getTitle()).contains("Harbour closed");
    assertThat(article.getText()).isEqualTo("\tThe harbour is closed.\n");
    assertThat(article.getPublished()).contains(LocalDate.of(2024, 2, 29));
    assertThat(article.getDayBasis()).contains(DayBasis.PUBLISHED);
    assertThat(article.getPublisher()).contains("The Orveld Gazette");
    assertThat(article.getAuthor()).contains("Mira Tolland");
    assertThat(article.getLanguage()).contains("en");
    assertThat(article.getCopyOf()).isEmpty();
  }

  @Test
  void onlyTheTextAndADayAreNeeded() {
    Article article =
        article(
            """
            {"text": "ORVELD, March 3 (Halden Wire) — Closed.", "title": null, "url": "",
             "published": " ", "words": {"text": [1, {"text": 2}]}}""");
    assertThat(article.getArticleId()).isEqualTo(Ids.of("article", "a.jsonl", "3"));
    assertThat(article.getTitle()).isEmpty();
    assertThat(article.getUrl()).isEmpty();
    assertThat(article.getPublished()).contains(LocalDate.of(2024, 3, 3));
    assertThat(article.getDayBasis()).contains(DayBasis.DATELINE);
    assertThat(article.getPublisher()).contains("Halden Wire");
  }

  @Test
  void whatTheCorpusSaysWinsOverTheDateline() {
    Article article =
        article(
            """
            {"text": "ORVELD, March 3 (Halden Wire) — Closed.", "published": "2024-03-04",
             "publisher": "The Orveld Gazette"}""");
    assertThat(article.getPublished()).contains(LocalDate.of(2024, 3, 4));
    assertThat(article.getDayBasis()).contains(DayBasis.PUBLISHED);
    assertThat(article.getPublisher()).contains("The Orveld Gazette");
  }

  @Test
  void anIdMayBeAnInteger() {
    assertThat(
            article(
                    "{'id': 12345678901234567890, 'text': 'x', 'published': '2024-03-04'}"
                        .replace('\'', '"'))
                .getArticleId())
        .isEqualTo("12345678901234567890");
  }

  @Test
  void aTextFileIsItsText() {
    Article article =
        accepted(parser, text("\nORVELD, March 3. /HWN/. Closed.\r\n".getBytes(UTF_8)));
    assertThat(article.getText()).isEqualTo("\nORVELD, March 3. /HWN/. Closed.\r\n");
    assertThat(article.getArticleId()).isEqualTo(Ids.of("article", "a.txt", "0"));
    assertThat(article.getPublished()).contains(LocalDate.of(2024, 3, 3));
    assertThat(article.getPublisher()).contains("HWN");
    assertThat(article.getPosition()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing | line 3, column 1: Unrecognized token",
        "[1] | line 3, column 1: not an object but an array",
        "\"text\" | line 3, column 1: not an object but a string",
        "{\"text\": \"x\" | line 3, column 13: Unexpected end-of-input",
        "{\"text\": \"x\"} {} | line 3, column 15: something follows the object",
        "{\"text\": \"x\", } | line 3, column 15: Unexpected character",
        "{\"text\": 5} | line 3, column 10: field text is a number, not a string",
        "{\"text\": [\"x\", 1]} | line 3, column 10: field text is an array with a number in it, not",
        "{\"title\": [\"x\"]} | line 3, column 11: field title is an array, not a string",
        "{\"é\": 1, \"title\": true} | line 3, column 19: field title is a truth value, not a string",
        "{\"id\": {}} | line 3, column 8: field id is an object, not a string or an integer",
        "{\"id\": 1.5} | line 3, column 8: field id is a number, not a string or an integer",
        "{\"published\": 1709078400} | line 3, column 15: field published is a number, not a string"
      })
  void saysWhereJsonIsBroken(String line, String detail) {
    Rejected rejected = refused(line);
    assertThat(rejected.getReason()).isEqualTo(BAD_JSON);
    assertThat(rejected.getSourceUri()).isEqualTo("a.jsonl");
    assertThat(rejected.getPosition()).isEqualTo(3);
    assertThat(rejected.getDetail()).startsWith(detail).doesNotContain("Source");
    assertThat(rejected.getExcerpt()).isEqualTo(line);
  }

  @Test
  void jsonNestedTooDeepIsBroken() {
    Rejected rejected = refused("{\"a\": " + "[".repeat(500) + "]".repeat(500) + "}");
    assertThat(rejected.getReason()).isEqualTo(BAD_JSON);
    assertThat(rejected.getDetail()).contains("depth");
  }

  @Test
  void saysWhichByteIsNotUtf8() {
    Rejected text = refused(parser, text(new byte[] {'a', 'b', (byte) 0xC3, '(', 'c'}));
    assertThat(text.getReason()).isEqualTo(BAD_ENCODING);
    assertThat(text.getDetail()).isEqualTo("not UTF-8: 0xC3 at byte 2 of the file, counted from 0");
    assertThat(text.getExcerpt()).isEqualTo("ab\uFFFD(c");
    byte[] cut = {'a', (byte) 0xE2, (byte) 0x82};
    Rejected line = refused(parser, new RawRecord("a.jsonl", CorpusFormat.JSON_LINES, 3, 100, cut));
    assertThat(line.getDetail())
        .isEqualTo("not UTF-8: 0xE2 at byte 1 of line 3, byte 101 of the file, counted from 0");
  }

  @Test
  void halfAPairIsNoText() {
    Rejected rejected = refused("{\"text\": \"ab\\ud83d\", \"published\": \"2024-03-04\"}");
    assertThat(rejected.getReason()).isEqualTo(BAD_ENCODING);
    assertThat(rejected.getDetail()).contains("line 3, column 10").contains("unit 2");
    assertThat(article("{\"text\": \"\\ud83d\\ude00\", \"published\": \"2024-03-04\"}").getText())
        .isEqualTo("\uD83D\uDE00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"text\": null}", "{\"text\": \"\"}", "{\"text\": \" \\n\\u00a0\\t\"}"})
  void anArticleNeedsText(String line) {
    assertThat(refused(line).getReason()).isEqualTo(NO_TEXT);
  }

  @Test
  void aTextMayHaveTheGreatestLengthAndNoMore() {
    String most = "é".repeat(MAX_CHARS);
    assertThat(accepted(keepingUndated, text(most.getBytes(UTF_8))).getText()).isEqualTo(most);
    Rejected rejected = refused(keepingUndated, text((most + "é").getBytes(UTF_8)));
    assertThat(rejected.getReason()).isEqualTo(TOO_LONG);
    assertThat(rejected.getDetail()).isEqualTo("the text has 1001 characters, more than 1000");
  }

  @Test
  void anArticleNeedsADay() {
    Rejected none = refused("{\"text\": \"ORVELD (Halden Wire) — Closed.\"}");
    assertThat(none.getReason()).isEqualTo(NO_DATE);
    assertThat(none.getDetail()).isEqualTo("neither a published date nor a dateline with a day");
    Rejected unreadable =
        refused("{\"text\": \"ORVELD, March 3 (AP) — Closed.\", \"published\": \"last week\"}");
    assertThat(unreadable.getReason()).isEqualTo(NO_DATE);
    assertThat(unreadable.getDetail()).isEqualTo("published is \"last week\", which is no date");
  }

  @Test
  void undatedArticlesAreKeptWhereAskedFor() {
    for (String published : List.of("null", "\"last week\"")) {
      String line = "{\"text\": \"Closed.\", \"published\": %s}".formatted(published);
      Article article = accepted(keepingUndated, line(line));
      assertThat(article.getPublished()).isEmpty();
      assertThat(article.getDayBasis()).isEmpty();
    }
  }

  private Article article(String line) {
    return accepted(parser, line(line));
  }

  private Rejected refused(String line) {
    return refused(parser, line(line));
  }

  private static Article accepted(ArticleParser parser, RawRecord raw) {
    ArticleParser.Parsed parsed = parser.parse(raw);
    assertThat(parsed).isInstanceOf(ArticleParser.Accepted.class);
    return ((ArticleParser.Accepted) parsed).article();
  }

  private static Rejected refused(ArticleParser parser, RawRecord raw) {
    ArticleParser.Parsed parsed = parser.parse(raw);
    assertThat(parsed).isInstanceOf(ArticleParser.Refused.class);
    return ((ArticleParser.Refused) parsed).rejected();
  }

  private static RawRecord line(String line) {
    return new RawRecord("a.jsonl", CorpusFormat.JSON_LINES, 3, 0, line.getBytes(UTF_8));
  }

  private static RawRecord text(byte[] bytes) {
    return new RawRecord("a.txt", CorpusFormat.TEXT, 0, 0, bytes);
  }

  private static CorpusSettings settings(boolean keepUndated) {
    return new CorpusSettings(
        List.of("*"), ZoneOffset.UTC, LocalDate.of(2024, 3, 10), MAX_CHARS, keepUndated, 1);
  }
}

package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.HtmlArticles;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.corpus.page.PageLayouts;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

class WarcPagesTest {
  private static final String URL = "https://www.meridian.example/2024/03/12/harbour";
  private static final CorpusSettings SETTINGS =
      new CorpusSettings(
          List.of("*"), ZoneOffset.UTC, LocalDate.of(2024, 3, 20), 1_000_000, false, 1);
  private static final Story STORY = Story.of(7, 12);

  /** Writes an archive. */
  private interface Writing {
    void to(WebArchives archive) throws IOException;
  }

  /** The records read from an archive. */
  private record Read(
      List<Article> articles, Map<String, Integer> skipped, List<Rejected> rejected) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pagesBecomeArticlesAndAllElseIsSkippedAndCounted(boolean compressed) throws IOException {
    Read read =
        read(
            archive(
                compressed,
                archive -> {
                  archive.info();
                  archive.request(URL);
                  archive.page(URL, page());
                  archive.metadata(URL);
                  archive.revisit(URL);
                  archive.response(URL, 404, new byte[0], "Content-Type: text/html");
                  archive.response(
                      URL + ".jpg", 200, new byte[] {1, 2, 3}, "Content-Type: image/jpeg");
                  archive.page(URL + "2", page());
                }));

    assertThat(read.rejected()).isEmpty();
    assertThat(read.skipped())
        .containsOnly(
            Map.entry("no_response", 3),
            Map.entry("revisit", 1),
            Map.entry("http_status", 1),
            Map.entry("not_html", 1));
    assertThat(read.articles()).hasSize(2);
    Article article = read.articles().get(0);
    assertThat(article.getText()).isEqualTo(STORY.text());
    assertThat(article.getTitle()).contains(STORY.title());
    assertThat(article.getUrl()).contains(URL);
    assertThat(article.getPublisher()).contains("meridian.example");
    assertThat(article.getPublished()).contains(LocalDate.parse(STORY.day()));
    assertThat(article.getPosition()).isEqualTo(3);
  }

  @Test
  void bodiesAreUnpackedAsTheirHeadersSayAndLeftWhereACrawlerDidItBefore() throws IOException {
    byte[] html = page().getBytes(UTF_8);
    byte[] packed = WebArchives.gzip(html);
    Read read =
        read(
            archive(
                true,
                archive -> {
                  archive.response(
                      URL, 200, packed, "Content-Type: text/html", "Content-Encoding: gzip");
                  archive.response(
                      URL, 200, html, "Content-Type: text/html", "Content-Encoding: gzip");
                  archive.response(
                      URL, 200, html, "Content-Type: text/html", "Content-Encoding: br");
                  archive.response(
                      URL,
                      200,
                      chunked(html),
                      "Content-Type: text/html",
                      "Transfer-Encoding: chunked");
                  archive.response(
                      URL, 200, html, "Content-Type: text/html", "Transfer-Encoding: chunked");
                  archive.response(
                      URL,
                      200,
                      chunked(packed),
                      "Content-Type: text/html",
                      "Transfer-Encoding: chunked",
                      "Content-Encoding: gzip");
                  archive.block(
                      URL,
                      concat(
                          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n"
                              .getBytes(UTF_8),
                          html));
                  archive.block(URL, concat("HTTP/1.0 200\r\n\r\n".getBytes(UTF_8), html));
                }));

    assertThat(read.rejected()).isEmpty();
    assertThat(read.articles()).hasSize(8);
    assertThat(read.articles()).allSatisfy(a -> assertThat(a.getText()).isEqualTo(STORY.text()));
  }

  @Test
  void theCharsetIsThatOfTheBytesElseOfTheHeaderElseOfThePage() throws IOException {
    String text =
        "Der Bürgermeister hält den Hafen für zu klein und will ihn bis zum nächsten Jahr größer machen.";
    String html =
        "<html><head>%s</head><body><p>" + text + "</p><p>" + text + " Ja.</p></body></html>";
    String meta = "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>";
    Read read =
        read(
            archive(
                true,
                archive -> {
                  archive.response(
                      URL,
                      200,
                      html.formatted("").getBytes(ISO_8859_1),
                      "Content-Type: text/html; charset=ISO-8859-1");
                  archive.response(
                      URL,
                      200,
                      html.formatted(meta).getBytes(ISO_8859_1),
                      "Content-Type: text/html");
                  archive.response(
                      URL, 200, html.formatted("").getBytes(ISO_8859_1), "Content-Type: text/html");
                  archive.response(
                      URL,
                      200,
                      html.formatted(meta).getBytes(UTF_8),
                      "Content-Type: text/html; charset=ISO-8859-1");
                }));
    assertThat(read.articles())
        .hasSize(4)
        .allSatisfy(article -> assertThat(article.getText()).startsWith(text));
  }

  /** Wherever it is truncated, the pages before are kept, and one rejection reports the rest. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCutArchiveIsAccountedFor(boolean compressed) throws IOException {
    byte[] whole =
        archive(
            compressed,
            archive -> {
              archive.info();
              for (int i = 0; i < 4; i++) {
                archive.page(URL + i, page());
              }
            });
    for (int cut = whole.length - 5; cut > 20; cut -= 499) {
      Read read = read(Arrays.copyOf(whole, cut));
      assertThat(read.rejected()).as("cut at %d of %d", cut, whole.length).hasSize(1);
      assertThat(read.rejected().get(0).getReason().toString()).isEqualTo("CORRUPT_FILE");
      assertThat(read.articles()).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void aResponseThatIsNoneIsRejectedAloneAndWhatFollowsIsRead() throws IOException {
    Read read =
        read(
            archive(
                true,
                archive -> {
                  archive.block(URL, "this is not HTTP at all".getBytes(UTF_8));
                  archive.response(
                      URL,
                      200,
                      Arrays.copyOf(WebArchives.gzip(page().getBytes(UTF_8)), 200),
                      "Content-Type: text/html",
                      "Content-Encoding: gzip");
                  archive.page(URL, "<html><body><p>Too little.</p></body></html>");
                  archive.page(URL, page());
                }));
    assertThat(read.articles()).hasSize(1);
    assertThat(read.rejected())
        .extracting(rejected -> rejected.getPosition() + " " + rejected.getReason())
        .containsExactly("1 CORRUPT_FILE", "2 CORRUPT_FILE", "3 NO_TEXT");
  }

  @Test
  void aPageThatUnpacksWithoutEndIsStopped() throws IOException {
    byte[] bomb = WebArchives.gzip(new byte[HtmlArticles.MAX_PAGE_BYTES + 10]);
    Read read =
        read(
            archive(
                true,
                archive ->
                    archive.response(
                        URL, 200, bomb, "Content-Type: text/html", "Content-Encoding: gzip")));
    assertThat(read.rejected()).hasSize(1);
    assertThat(read.rejected().get(0).getReason().toString()).isEqualTo("TOO_LONG");
  }

  private static String page() {
    return PageLayouts.known().get(0).page(STORY, 1);
  }

  private static byte[] chunked(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    for (int from = 0; from < bytes.length; from += 1000) {
      int length = Math.min(1000, bytes.length - from);
      out.writeBytes("%x\r\n".formatted(length).getBytes(UTF_8));
      out.write(bytes, from, length);
      out.writeBytes("\r\n".getBytes(UTF_8));
    }
    out.writeBytes("0\r\n\r\n".getBytes(UTF_8));
    return out.toByteArray();
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static byte[] archive(boolean compressed, Writing writing) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var archive = new WebArchives(out, compressed)) {
      writing.to(archive);
    }
    return out.toByteArray();
  }

  private static Read read(byte[] bytes) throws IOException {
    List<Article> articles = new ArrayList<>();
    Map<String, Integer> skipped = new TreeMap<>();
    List<Rejected> rejected = new ArrayList<>();
    ArticleParser parser = new ArticleParser(SETTINGS);
    CorpusFile.read(
        "news.warc.gz".substring(0, bytes.length > 1 && bytes[0] == 0x1F ? 12 : 9),
        new MemoryFile(bytes),
        ByteRange.ALL,
        SETTINGS,
        new CorpusFile.Sink() {
          @Override
          public void record(RawRecord record) {
            ArticleParser.Parsed parsed = parser.parse(record);
            if (parsed instanceof ArticleParser.Accepted accepted) {
              articles.add(accepted.article());
            } else if (parsed instanceof ArticleParser.Refused refused) {
              rejected.add(refused.rejected());
            }
          }

          @Override
          public void skipped(String reason) {
            skipped.merge(reason, 1, Integer::sum);
          }

          @Override
          public void rejected(Rejected one) {
            rejected.add(one);
          }
        });
    return new Read(articles, skipped, rejected);
  }
}

package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.record.RejectionReason.BAD_XML;
import static org.onrecord.record.RejectionReason.NO_TEXT;
import static org.onrecord.record.RejectionReason.TOO_LONG;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;

class NewsXmlTest {
  private static final String ITEM =
      "<newsitem itemid='7' date='2024-03-04'><headline>H</headline><text>%s</text></newsitem>";

  @Test
  void readsANitfDocumentAsTheNewYorkTimesHasIt() {
    Article article =
        article(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/nitf-3-3.dtd">
            <nitf change.date="month day, year">
              <head>
                <title>Ferry Stops</title>
                <docdata><doc-id id-string="0001"/></docdata>
                <pubdata date.publication="20240304T000000" ex-ref="http://x.example/1"
                    name="The Orveld Times"/>
              </head>
              <body>
                <body.head>
                  <hedline><hl1>Ferry Stops at Halden</hl1></hedline>
                  <byline class="print_byline">By ANA LINDQVIST</byline>
                </body.head>
                <body.content>
                  <block class="lead_paragraph"><p>The ferry stopped.</p></block>
                  <block class="full_text"><p>The ferry stopped.</p><p>It is old &mdash; and
                    <em>slow</em>.</p></block>
                </body.content>
              </body>
            </nitf>
            """);
    assertThat(article.getArticleId()).isEqualTo("0001");
    assertThat(article.getUrl()).contains("http://x.example/1");
    assertThat(article.getTitle()).contains("Ferry Stops at Halden");
    assertThat(article.getAuthor()).contains("ANA LINDQVIST");
    assertThat(article.getPublisher()).contains("The Orveld Times");
    assertThat(article.getPublished().orElseThrow()).hasToString("2024-03-04");
    assertThat(article.getText()).isEqualTo("The ferry stopped.\n\nIt is old — and slow.");
    assertThat(article.getPosition()).isZero();
  }

  @Test
  void readsNitfWithinNewsMl() {
    Article article =
        article(
            """
            <newsItem guid="urn:1" xmlns="http://iptc.org/std/nar/2006-10-01/">
              <itemMeta><provider literal="HW"/><versionCreated>2024-03-04T01:00:00+02:00
                </versionCreated></itemMeta>
              <contentMeta><headline>H</headline><creator><name>A</name></creator>
                <creator><name>B</name></creator></contentMeta>
              <contentSet><inlineXML><nitf><head><title>no</title></head><body><body.head>
                <byline>no</byline></body.head><body.content><p>One.</p><table><tr><td>9</td></tr>
                </table><p>Two.</p></body.content></body></nitf></inlineXML></contentSet>
            </newsItem>
            """);
    assertThat(article.getText()).isEqualTo("One.\n\nTwo.");
    assertThat(article.getPublisher()).contains("HW");
    assertThat(article.getAuthor()).contains("A, B");
    assertThat(article.getPublished().orElseThrow()).hasToString("2024-03-03");
  }

  @Test
  void readsPlainTextWithinNewsMl() {
    Article article =
        article(
            "<newsItem guid='1'><itemMeta><firstCreated>2024-03-04</firstCreated></itemMeta>"
                + "<contentSet><inlineData>One\nline.\n\nTwo.</inlineData></contentSet></newsItem>");
    assertThat(article.getText()).isEqualTo("One line.\n\nTwo.");
  }

  @Test
  void takesTheCharsetFromTheDeclaration() {
    String xml = "<?xml version='1.0' encoding='iso-8859-1'?>" + ITEM.formatted("<p>Café.</p>");
    Reading reading = Reading.of("a.xml", xml.getBytes(ISO_8859_1));
    assertThat(reading.articles).extracting(Article::getText).containsExactly("Café.");
  }

  @Test
  void readsNothingOutsideTheFile(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
    for (String declaration :
        new String[] {
          "<!ENTITY x SYSTEM '%s'>".formatted(secret.toUri()),
          "<!ENTITY % y SYSTEM '%s'> %%y;".replace("%s", secret.toUri().toString()),
          "<!ENTITY x 'harmless'>"
        }) {
      String xml =
          "<!DOCTYPE newsitem [" + declaration + "]>" + ITEM.formatted("<p>It is &x;.</p>");
      Rejected rejected = rejected(xml, BAD_XML);
      assertThat(rejected.toString()).doesNotContain("the secret");
      assertThat(rejected.getDetail()).contains("line 1").contains("x");
    }
    String attribute =
        "<!DOCTYPE newsitem [<!ENTITY x 'y'>]><newsitem date='2024-03-04' itemid='&x;'><text>T</text></newsitem>";
    rejected(attribute, BAD_XML);
  }

  @Test
  void expandsNothing() {
    String declarations =
        IntStream.range(1, 40)
            .mapToObj(i -> "<!ENTITY l%d '%s'>".formatted(i, "&l%d;".formatted(i - 1).repeat(10)))
            .collect(Collectors.joining("", "<!ENTITY l0 'ha'>", ""));
    rejected(
        "<!DOCTYPE newsitem [" + declarations + "]>" + ITEM.formatted("<p>&l39;</p>"), BAD_XML);
  }

  @Test
  void whatIsWrongLaterLeavesWhatStoodBefore() {
    String xml = "<newsitems>" + ITEM.formatted("<p>One.</p>") + "<newsitem><text></p>";
    Reading reading = Reading.of("a.xml", xml.getBytes(UTF_8));
    assertThat(reading.articles).extracting(Article::getText).containsExactly("One.");
    assertThat(reading.articles).extracting(Article::getPosition).containsExactly(1L);
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(BAD_XML);
  }

  @Test
  void namesWhatIsNoNews() {
    assertThat(rejected("<rss version='2.0'><channel/></rss>", UNKNOWN_FORMAT).getDetail())
        .contains("rss")
        .contains("nitf, newsItem, newsitem");
    rejected("<newsMessage><header/></newsMessage>", NO_TEXT);
    rejected(ITEM.formatted(" "), NO_TEXT);
    rejected(ITEM.formatted("<p>" + "long ".repeat(100_000) + "</p>"), TOO_LONG);
    rejected("<a>".repeat(10_000), UNKNOWN_FORMAT);
    rejected("<newsitem>" + "<a>".repeat(10_000), BAD_XML);
  }

  private static Article article(String xml) {
    Reading reading = Reading.of("a.xml", xml.getBytes(UTF_8));
    assertThat(reading.rejected).isEmpty();
    assertThat(reading.articles).hasSize(1);
    return reading.articles.get(0);
  }

  private static Rejected rejected(String xml, RejectionReason reason) {
    Reading reading = Reading.of("a.xml", xml.getBytes(UTF_8));
    assertThat(reading.articles).isEmpty();
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(reason);
    return reading.rejected.get(0);
  }
}

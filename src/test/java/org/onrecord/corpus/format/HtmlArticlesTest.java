package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.day.PublishedDay;

class HtmlArticlesTest {
  private static final String URL = "https://www.meridian.example/news/harbour?utm=x";
  private static final String TEXT =
      "<p>The harbour will be built, the mayor said on Tuesday, whatever it costs the town.</p>"
          + "<p>Nobody asked the people who live here, said the dockers' union in a letter.</p>";

  @Test
  void linkedDataSayWhatTheArticleIs() throws RejectedException {
    ArticleFields fields =
        read(
"""
<html lang="de"><head><title>Harbour | The Meridian</title><link rel="canonical" href="/news/harbour">
<meta property="og:title" content="Another title">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "A site"},
  {"@type": "Organization", "@id": "#org", "name": "The Meridian"},
  {"@type": ["NewsArticle"], "headline": "Mayor&#8217;s harbour", "datePublished": "2024-03-12T23:30:00-0500",
   "author": [{"@type": "Person", "name": "Ilse Brandvold"}, {"name": "Ivo Vance"}],
   "publisher": {"@id": "#org"}, "inLanguage": "en-GB"}]}</script></head>
""");
    assertThat(fields.title()).contains("Mayor’s harbour");
    assertThat(fields.author()).contains("Ilse Brandvold, Ivo Vance");
    assertThat(fields.publisher()).contains("The Meridian");
    assertThat(fields.url()).contains("https://www.meridian.example/news/harbour");
    assertThat(fields.language()).contains("en-GB");
    assertThat(fields.published().flatMap(day -> PublishedDay.of(day, ZoneOffset.UTC)))
        .hasToString("Optional[2024-03-13]");
    assertThat(fields.text().lines()).hasSize(2);
  }

  @Test
  void metaTagsAndThePageItselfSayTheRest() throws RejectedException {
    ArticleFields fields =
        read(
"""
<html lang="en"><head><title>Harbour - The Meridian</title><script type="application/ld+json">{not json</script>
<meta property="og:site_name" content="The Meridian"><meta name="author" content="By Tova Lindqvist">
<meta property="article:published_time" content="yesterday"><meta name="date" content="March 12, 2024"></head>
<h1>Harbour</h1>
""");
    assertThat(fields.title()).contains("Harbour");
    assertThat(fields.author()).contains("Tova Lindqvist");
    assertThat(fields.publisher()).contains("The Meridian");
    assertThat(fields.url()).contains(URL);
    assertThat(fields.published()).contains("2024-03-12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <meta property='article:published_time' content='2024-03-12T10:00:00.000Z'> | 2024-03-12
          <meta name='pubdate' content='20240312'>                                    | 2024-03-12
          <meta name='DC.date.issued' content='12 March 2024'>                        | 2024-03-12
          <meta itemprop='datePublished' content='2024-03-12 08:00:00'>               | 2024-03-12
          <time datetime='2024-03-12T08:00'>morning</time>                            | 2024-03-12
          <meta name='date' content='Tue, 12 Mar 2024 10:00:00 GMT'>                  | 2024-03-12
          <meta name='parsely-pub-date' content='2024-03-12T10:00:00+01:00'>          | 2024-03-12
          """)
  void daysStandInManyPlacesAndForms(String html, String day) throws RejectedException {
    assertThat(read(html).published().flatMap(found -> PublishedDay.of(found, ZoneOffset.UTC)))
        .hasToString("Optional[" + day + "]");
  }

  @Test
  void theDayMayStandInTheAddressAlone() throws RejectedException {
    assertThat(
            new HtmlArticles()
                .read(
                    TEXT.getBytes(UTF_8),
                    Optional.empty(),
                    Optional.of("https://a.example/2024/03/12/harbour.html"))
                .published())
        .contains("2024-03-12");
  }

  @Test
  void deepNestingManyTagsAndRubbishAreSurvived() throws RejectedException {
    String deep = "<div>".repeat(50_000) + TEXT + "</div>".repeat(50_000);
    assertThat(read(deep).text().lines()).hasSize(2); // Once, although the page has it twice.
    assertThatThrownBy(() -> read("<b>".repeat(300_000)))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("300004 tags, more than 200000");
    assertThatThrownBy(
            () ->
                new HtmlArticles()
                    .read(
                        "x".repeat(HtmlArticles.MAX_PAGE_BYTES + 1).getBytes(UTF_8),
                        Optional.empty(),
                        Optional.empty()))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("bytes, more than");
    for (String none :
        new String[] {"", "<", "<html>", "\u0000\u0000", "<p>", "<!--", "<a href='"}) {
      assertThatThrownBy(
              () ->
                  new HtmlArticles().read(none.getBytes(UTF_8), Optional.empty(), Optional.empty()))
          .isInstanceOf(RejectedException.class);
    }
  }

  @Test
  void whatTravelsIsWhatWasRead() throws RejectedException {
    ArticleFields fields = read("<h1>“Harbour” \\ {}</h1>");
    assertThat(
            new JsonArticles(FieldMapping.ownNames())
                .read(
                    new RawRecord("a.html", CorpusFormat.HTML, 0, 0, HtmlArticles.encode(fields))))
        .isEqualTo(fields);
  }

  private static ArticleFields read(String html) throws RejectedException {
    return new HtmlArticles()
        .read((html + TEXT).getBytes(UTF_8), Optional.empty(), Optional.of(URL));
  }
}

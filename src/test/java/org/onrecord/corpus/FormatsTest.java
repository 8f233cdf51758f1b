package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.corpus.SampleCorpus.Story;
import org.onrecord.corpus.SampleCorpus.Variant;
import org.onrecord.record.Article;

/** Every format gives the same articles, and so the same statements. */
class FormatsTest {
  private static final int COUNT = 50;
  private static final Pattern QUOTATION = Pattern.compile("“([^”]+)”");

  private static final List<Variant> VARIANTS = SampleCorpus.variants(COUNT);

  static List<Variant> variants() {
    return VARIANTS;
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyFormatGivesTheSameArticles(Variant variant) {
    Reading reading = Reading.of(variant.layout(), variant.files());
    assertThat(reading.rejected).isEmpty();
    assertThat(told(variant, reading.articles)).isEqualTo(expected());
    assertThat(reading.articles).extracting(Article::getPosition).allMatch(p -> p >= 0);
    assertThat(reading.articles)
        .extracting(a -> a.getSourceUri() + " " + a.getPosition())
        .doesNotHaveDuplicates();
  }

  /** A small extractor, for speed: it finds quotations, and fills all fields of a statement. */
  @ParameterizedTest
  @MethodSource("variants")
  void everyFormatGivesTheSameStatements(Variant variant) {
    assertThat(statements(variant))
        .hasSizeGreaterThan(2 * COUNT)
        .isEqualTo(statements(VARIANTS.get(0)));
  }

  private static List<String> statements(Variant variant) {
    var statements = new ArrayList<String>();
    for (Article article : Reading.of(variant.layout(), variant.files()).articles) {
      Matcher quotation = QUOTATION.matcher(text(variant, article));
      while (quotation.find()) {
        statements.add(
            "%s %s %s %s %s %d-%d %s"
                .formatted(
                    id(article),
                    article.getPublisher(),
                    article.getAuthor(),
                    article.getTitle(),
                    article.getPublished(),
                    quotation.start(1),
                    quotation.end(1),
                    quotation.group(1)));
      }
    }
    statements.sort(Comparator.naturalOrder());
    return statements;
  }

  /** A page has an address instead of an id, which contains the story's id. */
  private static String id(Article article) {
    return article
        .getUrl()
        .map(url -> url.replaceFirst("^" + Pattern.quote(SampleCorpus.SITE), ""))
        .orElse(article.getArticleId());
  }

  /** Returns the text with an empty line between paragraphs, as in the story. */
  private static String text(Variant variant, Article article) {
    return article.getText().replace(variant.paragraphBreak(), "\n\n");
  }

  private static List<List<String>> told(Variant variant, List<Article> articles) {
    return articles.stream()
        .map(
            article ->
                List.of(
                    id(article),
                    article.getTitle().orElse(""),
                    text(variant, article),
                    article.getPublished().map(Object::toString).orElse(""),
                    article.getPublisher().orElse(""),
                    article.getAuthor().orElse(""),
                    article.getLanguage().orElse("")))
        .sorted(Comparator.comparing(list -> list.get(0)))
        .toList();
  }

  private static List<List<String>> expected() {
    return SampleCorpus.stories(COUNT).stream()
        .map(
            (Story story) ->
                List.of(
                    story.id(),
                    story.title(),
                    story.text(),
                    story.day(),
                    story.outlet(),
                    story.author(),
                    "en"))
        .toList();
  }
}

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

/** The same articles come out of every format, and so the same statements. */
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
    assertThat(told(reading.articles)).isEqualTo(expected());
    assertThat(reading.articles).extracting(Article::getPosition).allMatch(p -> p >= 0);
    assertThat(reading.articles)
        .extracting(a -> a.getSourceUri() + " " + a.getPosition())
        .doesNotHaveDuplicates();
  }

  /** A small extractor, for speed: what is quoted, with everything that a statement says. */
  @ParameterizedTest
  @MethodSource("variants")
  void everyFormatGivesTheSameStatements(Variant variant) {
    List<String> statements = statements(Reading.of(variant.layout(), variant.files()).articles);
    Variant first = VARIANTS.get(0);
    assertThat(statements)
        .hasSizeGreaterThan(2 * COUNT)
        .isEqualTo(statements(Reading.of(first.layout(), first.files()).articles));
  }

  private static List<String> statements(List<Article> articles) {
    var statements = new ArrayList<String>();
    for (Article article : articles) {
      Matcher quotation = QUOTATION.matcher(article.getText());
      while (quotation.find()) {
        statements.add(
            "%s %s %s %s %d-%d %s"
                .formatted(
                    article.getArticleId(),
                    article.getPublisher(),
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

  private static List<List<String>> told(List<Article> articles) {
    return articles.stream()
        .map(
            article ->
                List.of(
                    article.getArticleId(),
                    article.getTitle().orElse(""),
                    article.getText(),
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

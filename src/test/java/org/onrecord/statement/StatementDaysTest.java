package org.onrecord.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;

/**
 * Compares the days of statements with those that a reader gives, in small articles of several
 * styles written for this. The rules were written with those of {@code days-tuned.jsonl}. Those of
 * {@code days-held-out.jsonl} were written before the rules and not looked at until these were
 * done.
 */
class StatementDaysTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A statement with the day that a reader gives it, and the statement found. */
  private record Case(
      String style, LocalDate published, String content, LocalDate day, Optional<Statement> found) {
    boolean isRight() {
      return found.isPresent() && found.get().getDay().equals(Optional.of(day));
    }

    boolean isByExpression() {
      return found.isPresent()
          && found.get().getDayBasis().equals(Optional.of(DayBasis.EXPRESSION));
    }

    boolean isOnAnotherDay() {
      return !day.equals(published);
    }
  }

  /** A row: the file, the minimum precision, the minimum recall. */
  @ParameterizedTest
  @CsvSource({"days-tuned.jsonl, 0.98, 0.93", "days-held-out.jsonl, 0.95, 0.85"})
  void daysOfTheTextAreRight(String file, double precision, double recall) throws IOException {
    List<Case> cases = cases(file);
    long found = cases.stream().filter(c -> c.found().isPresent()).count();
    List<Case> told = cases.stream().filter(Case::isByExpression).toList();
    List<Case> elsewhere =
        cases.stream().filter(c -> c.found().isPresent() && c.isOnAnotherDay()).toList();
    double isPrecise = share(told, told.stream().filter(Case::isRight).count());
    double isComplete = share(elsewhere, elsewhere.stream().filter(Case::isRight).count());
    System.out.printf(
        Locale.ROOT,
        "%s: %d statements, %d of them found; %d days by expression, %.3f of them right; %d days"
            + " that are not the article's, %.3f of them right; all days: %.3f right, %.3f were"
            + " each the article's%n",
        file,
        cases.size(),
        found,
        told.size(),
        isPrecise,
        elsewhere.size(),
        isComplete,
        (double) cases.stream().filter(Case::isRight).count() / found,
        1 - (double) elsewhere.size() / found);

    assertThat(cases).hasSizeGreaterThan(70);
    assertThat((double) found / cases.size()).isGreaterThan(0.9);
    assertThat(isPrecise).isGreaterThanOrEqualTo(precision);
    assertThat(isComplete).isGreaterThanOrEqualTo(recall);
  }

  @Test
  void aDayCanBeTracedToItsWords() {
    String text = "After talks in Selwyn on Tuesday, Ada Holm said that the bridge was safe.";
    Statement said = Models.extractor().extract(Models.article(text)).get(0);
    assertThat(said.getDay()).contains(LocalDate.of(2024, 4, 30));
    assertThat(said.getDayBasis()).contains(DayBasis.EXPRESSION);
    assertThat(said.getDayExpression()).contains("on Tuesday");
    Span span = said.getDaySpan().orElseThrow();
    assertThat(text.substring(span.getBegin(), span.getEnd())).isEqualTo("on Tuesday");
  }

  @Test
  void theArticlesDayCanBeAskedFor() {
    StatementExtractor extractor =
        new TaggedExtractor(Models.bundled(), Models.actors(), StatementDay.PUBLISHED);
    Statement said =
        extractor.extract(Models.article("Ada Holm said on Tuesday that it was safe.")).get(0);
    assertThat(said.getDay()).contains(LocalDate.of(2024, 5, 3));
    assertThat(said.getDayBasis()).contains(DayBasis.PUBLISHED);
    assertThat(said.getDayExpression()).isEmpty();
    assertThat(said.getDaySpan()).isEmpty();
  }

  private static double share(List<Case> all, long some) {
    return (double) some / all.size();
  }

  private static List<Case> cases(String file) throws IOException {
    StatementExtractor extractor = Models.extractor();
    var cases = new ArrayList<Case>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(StatementDaysTest.class.getResourceAsStream(file), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode article = JSON.readTree(line);
        LocalDate published = LocalDate.parse(article.get("published").asText());
        List<Statement> statements =
            extractor.extract(
                Article.newBuilder(Models.article(article.get("text").asText()))
                    .setPublished(published)
                    .build());
        article
            .get("days")
            .properties()
            .forEach(
                day ->
                    cases.add(
                        new Case(
                            article.get("style").asText(),
                            published,
                            day.getKey(),
                            LocalDate.parse(day.getValue().asText()),
                            statements.stream()
                                .filter(said -> said.getText().contains(day.getKey()))
                                .reduce((outer, inner) -> inner))));
      }
    }
    return cases;
  }
}

package org.onrecord.testing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.record.ActorType;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.statement.StatementExtractor;

/**
 * A cheap extractor for tests of what happens around it: words in quotation marks, said by the name
 * that follows, on the day of the week that is named next in the sentence, else on the article's.
 */
public final class QuotedWords implements StatementExtractor {
  private static final Pattern QUOTE =
      Pattern.compile(
          "[“\"]([^“”\"]{5,300})[”\"][^“”\"\\n]{0,60}?"
              + "\\b(\\p{Lu}[\\p{Ll}'’-]+(?: (?:\\p{Lu}[\\p{L}'’-]+|von|de|la))*)([^“”\"\\n]*)");
  private static final Pattern ON_DAY =
      Pattern.compile("\\bon (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b");

  @Override
  public List<Statement> extract(Article article) {
    List<Statement> statements = new ArrayList<>();
    Matcher quote = QUOTE.matcher(article.getText());
    while (quote.find()) {
      Optional<LocalDate> day = dayNamed(quote.group(3), article);
      String actor = quote.group(2);
      Span content = new Span(quote.start(1), quote.end(1));
      statements.add(
          Statement.newBuilder()
              .setStatementId(
                  Ids.of(article.getArticleId(), Integer.toString(content.getBegin()), actor))
              .setArticleId(article.getArticleId())
              .setPublisher(article.getPublisher().orElse(null))
              .setTitle(article.getTitle().orElse(null))
              .setDay(day.or(article::getPublished).orElse(null))
              .setDayBasis(
                  day.isPresent() ? DayBasis.EXPRESSION : article.getDayBasis().orElse(null))
              .setPublished(article.getPublished().orElse(null))
              .setKind(StatementKind.DIRECT)
              .setText(quote.group(1))
              .setContentSpans(List.of(content))
              .setSourceSpan(new Span(quote.start(2), quote.end(2)))
              .setEvidenceSpan(new Span(quote.start(1), quote.end(2)))
              .setMention(actor)
              .setActorId(Ids.of("actor", article.getArticleId(), actor))
              .setActor(actor)
              .setActorType(ActorType.PERSON)
              .setResolution(Resolution.NAME)
              .setConfidence(0.5)
              .build());
    }
    return statements;
  }

  private static Optional<LocalDate> dayNamed(String rest, Article article) {
    Matcher day = ON_DAY.matcher(rest);
    return day.find()
        ? article
            .getPublished()
            .map(
                published ->
                    published.with(
                        TemporalAdjusters.previousOrSame(
                            DayOfWeek.valueOf(day.group(1).toUpperCase(Locale.ROOT) + "DAY"))))
        : Optional.empty();
  }
}

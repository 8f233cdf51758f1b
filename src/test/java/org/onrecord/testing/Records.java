package org.onrecord.testing;

import java.time.LocalDate;
import java.util.List;
import org.onrecord.record.ActorType;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Polarity;
import org.onrecord.record.Resolution;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.record.TargetType;

/** Small records for tests; what a test is about it sets itself, on the builders. */
public final class Records {
  public static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);
  public static final LocalDate TUESDAY = LocalDate.of(2024, 3, 5);

  private Records() {}

  public static Article.Builder article(String id, String text) {
    return Article.newBuilder()
        .setArticleId(id)
        .setSourceUri("news/" + id + ".txt")
        .setPublished(MONDAY)
        .setDayBasis(DayBasis.PUBLISHED)
        .setText(text);
  }

  public static Statement.Builder statement(String articleId, String actor, int begin) {
    return Statement.newBuilder()
        .setStatementId(Ids.of("statement", articleId, actor, Integer.toString(begin)))
        .setArticleId(articleId)
        .setDay(MONDAY)
        .setDayBasis(DayBasis.PUBLISHED)
        .setKind(StatementKind.DIRECT)
        .setText("“We will, of course; rebuild.”")
        .setContentSpans(List.of(new Span(begin, begin + 10), new Span(begin + 20, begin + 30)))
        .setSourceSpan(new Span(begin + 11, begin + 14))
        .setEvidenceSpan(new Span(begin, begin + 30))
        .setActorId(Ids.of("actor", actor))
        .setActor(actor)
        .setActorType(ActorType.PERSON)
        .setResolution(Resolution.NAME)
        .setConfidence(0.9);
  }

  public static Stance.Builder stance(Statement statement, String target, double score) {
    return Stance.newBuilder()
        .setStanceId(Ids.of("stance", statement.getStatementId(), target))
        .setStatementId(statement.getStatementId())
        .setArticleId(statement.getArticleId())
        .setPublisher(statement.getPublisher().orElse(null))
        .setDay(statement.getDay().orElse(null))
        .setActorId(statement.getActorId())
        .setActor(statement.getActor())
        .setTargetId(target)
        .setTarget("The " + target)
        .setTargetType(TargetType.ISSUE)
        .setPolarity(score > 0 ? Polarity.SUPPORT : score < 0 ? Polarity.OPPOSE : Polarity.NEUTRAL)
        .setScore(score)
        .setConfidence(0.8)
        .setEvidence(List.of(statement.getEvidenceSpan()))
        .setCopyOf(statement.getCopyOf().orElse(null));
  }
}

package org.onrecord.summary;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.onrecord.record.ActorDay;
import org.onrecord.record.ActorType;
import org.onrecord.record.Days;
import org.onrecord.record.Spellings;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;

/** Running totals of an actor and a day. */
final class ActorDayTotals implements Totals<ActorDayTotals, ActorDay> {
  private static final int MAX_TOP_TARGETS = 5;

  final Optional<LocalDate> day;
  final String actorId;

  /** The names in statements; none in totals of stances only. */
  final Spellings names = new Spellings();

  /** Empty in totals of stances only, which do not have the actor's type. */
  Optional<ActorType> type = Optional.empty();

  long direct;
  long indirect;
  long mixed;
  Scores scores = Scores.NONE;

  /** The quotations, without those in copies of articles. */
  final Quotes quotes = new Quotes();

  final Set<String> articles = new TreeSet<>();
  final Set<String> publishers = new TreeSet<>();
  final Map<String, Long> targets = new TreeMap<>();

  ActorDayTotals(Optional<LocalDate> day, String actorId) {
    this.day = day;
    this.actorId = actorId;
  }

  static ActorDayTotals of(Statement statement) {
    ActorDayTotals totals = new ActorDayTotals(statement.getDay(), statement.getActorId());
    totals.names.add(statement.getActor());
    totals.type = Optional.of(statement.getActorType());
    totals.direct = statement.getKind() == StatementKind.DIRECT ? 1 : 0;
    totals.indirect = statement.getKind() == StatementKind.INDIRECT ? 1 : 0;
    totals.mixed = statement.getKind() == StatementKind.MIXED ? 1 : 0;
    if (statement.getCopyOf().isEmpty()) {
      totals.quotes.add(Quote.of(statement.getText()));
    }
    totals.articles.add(statement.getArticleId());
    statement.getPublisher().ifPresent(totals.publishers::add);
    return totals;
  }

  static ActorDayTotals of(Stance stance) {
    ActorDayTotals totals = new ActorDayTotals(stance.getDay(), stance.getActorId());
    totals.scores = Scores.of(stance);
    totals.targets.put(stance.getTargetId(), 1L);
    return totals;
  }

  @Override
  public String key() {
    return Days.text(day) + " " + actorId;
  }

  @Override
  public ActorDayTotals empty() {
    return new ActorDayTotals(day, actorId);
  }

  @Override
  public void add(ActorDayTotals other) {
    names.addAll(other.names.counts());
    type = Stream.concat(type.stream(), other.type.stream()).min(Comparator.naturalOrder());
    direct += other.direct;
    indirect += other.indirect;
    mixed += other.mixed;
    quotes.addAll(other.quotes.all());
    scores = scores.plus(other.scores);
    articles.addAll(other.articles);
    publishers.addAll(other.publishers);
    other.targets.forEach((target, stances) -> targets.merge(target, stances, Long::sum));
  }

  @Override
  public ActorDay toRow() {
    ActorType known =
        type.orElseThrow(
            () -> new IllegalStateException("a stance without its statement: actor " + actorId));
    return ActorDay.newBuilder()
        .setDay(day.orElse(null))
        .setActorId(actorId)
        .setActor(names.shown())
        .setActorType(known)
        .setStatements(direct + indirect + mixed)
        .setUniqueStatements(quotes.count())
        .setDirect(direct)
        .setIndirect(indirect)
        .setMixed(mixed)
        .setArticles(articles.size())
        .setPublishers(publishers.size())
        .setSupport(scores.support())
        .setOppose(scores.oppose())
        .setNeutral(scores.neutral())
        .setMeanScore(scores.mean().orElse(null))
        .setTopTargets(
            targets.entrySet().stream()
                .sorted(
                    Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_TOP_TARGETS)
                .map(Map.Entry::getKey)
                .toList())
        .build();
  }
}

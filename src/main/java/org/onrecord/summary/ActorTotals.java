package org.onrecord.summary;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onrecord.record.ActorType;
import org.onrecord.record.Days;
import org.onrecord.record.GenderVotes;
import org.onrecord.record.KnownActor;
import org.onrecord.record.Spellings;
import org.onrecord.record.Statement;

/** What one day's statements say about an actor. */
final class ActorTotals implements Totals<ActorTotals, KnownActor> {
  private static final int MAX_NAMES = 20;
  private static final int MAX_ROLES = 20;

  /** The most frequent first, then the longest, then in alphabetical order. */
  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(
              Comparator.comparing((Map.Entry<String, Long> text) -> text.getKey().length())
                  .reversed())
          .thenComparing(Map.Entry.comparingByKey());

  final Optional<LocalDate> day;
  final String actorId;
  final Map<String, Long> types = new TreeMap<>();
  final Spellings names = new Spellings();
  final GenderVotes genders = new GenderVotes();
  final Map<String, Long> roles = new TreeMap<>();

  ActorTotals(Optional<LocalDate> day, String actorId) {
    this.day = day;
    this.actorId = actorId;
  }

  static ActorTotals of(Statement statement) {
    ActorTotals totals = new ActorTotals(statement.getDay(), statement.getActorId());
    totals.types.put(statement.getActorType().name(), 1L);
    totals.names.add(statement.getActor());
    totals.genders.add(statement);
    statement.getActorRole().ifPresent(role -> totals.roles.put(role, 1L));
    return totals;
  }

  @Override
  public String key() {
    return Days.text(day) + " " + actorId;
  }

  @Override
  public ActorTotals empty() {
    return new ActorTotals(day, actorId);
  }

  @Override
  public void add(ActorTotals other) {
    addAll(types, other.types);
    names.addAll(other.names.counts());
    genders.addAll(other.genders.counts());
    addAll(roles, other.roles);
  }

  private static void addAll(Map<String, Long> sums, Map<String, Long> more) {
    more.forEach((text, statements) -> sums.merge(text, statements, Long::sum));
  }

  @Override
  public KnownActor toRow() {
    Optional<GenderVotes.Known> gender = genders.decide();
    return KnownActor.newBuilder()
        .setDay(day.orElse(null))
        .setActorId(actorId)
        .setActor(names.shown())
        .setActorType(ActorType.valueOf(mostFirst(types).get(0)))
        .setGender(gender.map(GenderVotes.Known::gender).orElse(null))
        .setGenderBasis(gender.map(GenderVotes.Known::basis).orElse(null))
        .setNames(names.others(MAX_NAMES))
        .setRoles(mostFirst(roles).stream().limit(MAX_ROLES).toList())
        .setStatements(names.counts().values().stream().mapToLong(Long::longValue).sum())
        .build();
  }

  private static List<String> mostFirst(Map<String, Long> texts) {
    return texts.entrySet().stream().sorted(MOST_FIRST).map(Map.Entry::getKey).toList();
  }
}

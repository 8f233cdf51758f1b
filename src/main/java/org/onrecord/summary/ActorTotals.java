package org.onrecord.summary;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.onrecord.record.ActorType;
import org.onrecord.record.KnownActor;
import org.onrecord.record.Statement;

/** What is known of an actor over all days. */
final class ActorTotals implements Totals<ActorTotals, KnownActor> {
  private static final int MOST_ROLES = 20;

  /** Names and roles by how many statements carry them, then the longest, then in order. */
  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(
              Comparator.comparing((Map.Entry<String, Long> text) -> text.getKey().length())
                  .reversed())
          .thenComparing(Map.Entry.comparingByKey());

  final String actorId;
  final Map<String, Long> types = new TreeMap<>();
  final Map<String, Long> names = new TreeMap<>();
  final Map<String, Long> roles = new TreeMap<>();

  /** ISO days, an empty string for none. */
  final TreeSet<String> days = new TreeSet<>();

  ActorTotals(String actorId) {
    this.actorId = actorId;
  }

  static ActorTotals of(Statement statement) {
    ActorTotals totals = new ActorTotals(statement.getActorId());
    totals.types.put(statement.getActorType().name(), 1L);
    totals.names.put(statement.getActor(), 1L);
    statement.getActorRole().ifPresent(role -> totals.roles.put(role, 1L));
    totals.days.add(statement.getDay().map(LocalDate::toString).orElse(""));
    return totals;
  }

  @Override
  public String key() {
    return actorId;
  }

  @Override
  public ActorTotals empty() {
    return new ActorTotals(actorId);
  }

  @Override
  public void add(ActorTotals other) {
    addAll(types, other.types);
    addAll(names, other.names);
    addAll(roles, other.roles);
    days.addAll(other.days);
  }

  private static void addAll(Map<String, Long> sums, Map<String, Long> more) {
    more.forEach((text, statements) -> sums.merge(text, statements, Long::sum));
  }

  @Override
  public KnownActor toRow() {
    List<String> known = mostFirst(names);
    return KnownActor.newBuilder()
        .setActorId(actorId)
        .setActor(known.get(0))
        .setActorType(ActorType.valueOf(mostFirst(types).get(0)))
        .setNames(known)
        .setRoles(mostFirst(roles).stream().limit(MOST_ROLES).toList())
        .setStatements(names.values().stream().mapToLong(Long::longValue).sum())
        .setDays(days.size())
        .setFirstDay(day(days.ceiling("0")).orElse(null))
        .setLastDay(day(days.last()).orElse(null))
        .build();
  }

  private static Optional<LocalDate> day(String text) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  private static List<String> mostFirst(Map<String, Long> texts) {
    return texts.entrySet().stream().sorted(MOST_FIRST).map(Map.Entry::getKey).toList();
  }
}

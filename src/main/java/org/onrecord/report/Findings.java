package org.onrecord.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.record.Spellings;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;

/**
 * The statements and stances of an output. An id has one name in all of them, although the article
 * decides the name in the datasets: that of {@link Spellings}, over all statements given.
 *
 * @param statements all statements, by day and then in reading order of their articles; those
 *     without a day come last
 * @param stances the stances of these statements, in no particular order
 */
public record Findings(List<Statement> statements, List<Stance> stances) {
  private static final Comparator<Statement> READING_ORDER =
      comparing((Statement statement) -> statement.getDay().orElse(null), nullsLast(naturalOrder()))
          .thenComparing(Statement::getArticleId)
          .thenComparing(statement -> statement.getEvidenceSpan().getBegin())
          .thenComparing(Statement::getStatementId);

  public Findings {
    Map<String, Spellings> names = new HashMap<>();
    for (Statement statement : statements) {
      names
          .computeIfAbsent(statement.getActorId(), id -> new Spellings())
          .add(statement.getActor());
    }
    Map<String, Spellings> others = new HashMap<>();
    for (Stance stance : stances) {
      if (stance.getTargetType() == TargetType.ENTITY && !names.containsKey(stance.getTargetId())) {
        others.computeIfAbsent(stance.getTargetId(), id -> new Spellings()).add(stance.getTarget());
      }
    }
    Map<String, String> shown = new HashMap<>();
    names.forEach((id, spellings) -> shown.put(id, spellings.shown()));
    others.forEach((id, spellings) -> shown.put(id, spellings.shown()));
    statements =
        statements.stream()
            .map(statement -> named(statement, shown))
            .sorted(READING_ORDER)
            .toList();
    stances = stances.stream().map(stance -> named(stance, shown)).toList();
  }

  private static Statement named(Statement statement, Map<String, String> shown) {
    String name = shown.get(statement.getActorId());
    return name.equals(statement.getActor())
        ? statement
        : Statement.newBuilder(statement).setActor(name).build();
  }

  private static Stance named(Stance stance, Map<String, String> shown) {
    String actor = shown.getOrDefault(stance.getActorId(), stance.getActor());
    String target =
        stance.getTargetType() == TargetType.ENTITY
            ? shown.getOrDefault(stance.getTargetId(), stance.getTarget())
            : stance.getTarget();
    return actor.equals(stance.getActor()) && target.equals(stance.getTarget())
        ? stance
        : Stance.newBuilder(stance).setActor(actor).setTarget(target).build();
  }

  /**
   * Returns the statements and stances of a range of days. Those without a day are included only if
   * the range is open at both ends.
   */
  Findings between(Optional<LocalDate> from, Optional<LocalDate> to) {
    return new Findings(
        statements.stream().filter(statement -> within(statement.getDay(), from, to)).toList(),
        stances.stream().filter(stance -> within(stance.getDay(), from, to)).toList());
  }

  private static boolean within(
      Optional<LocalDate> day, Optional<LocalDate> from, Optional<LocalDate> to) {
    return day.map(
            known ->
                from.map(first -> !known.isBefore(first)).orElse(true)
                    && to.map(last -> !known.isAfter(last)).orElse(true))
        .orElse(from.isEmpty() && to.isEmpty());
  }
}

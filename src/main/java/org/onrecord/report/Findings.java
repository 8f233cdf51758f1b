package org.onrecord.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/**
 * The statements and stances of an output.
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
    statements = statements.stream().sorted(READING_ORDER).toList();
    stances = List.copyOf(stances);
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

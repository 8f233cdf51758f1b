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
 * What the datasets of an output hold.
 *
 * @param statements all statements: by day, those without one last, and within it as they stand in
 *     their articles
 * @param stances the stances of these statements, in no particular order
 */
public record Findings(List<Statement> statements, List<Stance> stances) {
  private static final Comparator<Statement> READING_ORDER =
      comparing((Statement said) -> said.getDay().orElse(null), nullsLast(naturalOrder()))
          .thenComparing(Statement::getArticleId)
          .thenComparing(said -> said.getEvidenceSpan().getBegin())
          .thenComparing(Statement::getStatementId);

  public Findings {
    statements = statements.stream().sorted(READING_ORDER).toList();
    stances = List.copyOf(stances);
  }

  /**
   * Returns what was said on the days of a range; statements without a day only where it is open at
   * both ends.
   */
  Findings between(Optional<LocalDate> from, Optional<LocalDate> to) {
    return new Findings(
        statements.stream().filter(said -> within(said.getDay(), from, to)).toList(),
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

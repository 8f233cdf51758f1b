package org.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.dataset.FileFormat;
import org.onrecord.job.Manifests;
import org.onrecord.job.RunCounts;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.job.RunManifest;

class RunSummaryTest {
  private static final RunManifest MANIFEST =
      Manifests.of(
          new RunCounts(
              Map.of(
                  Counted.RECORDS, 1503L,
                  Counted.ANALYSED, 1200L,
                  Counted.SKIPPED, 300L,
                  Counted.REJECTED, 3L,
                  Counted.STATEMENTS, 9000L,
                  Counted.STANCES, 1L),
              Map.of("OUTSIDE_WINDOW", 296L, "language_de", 4L),
              Map.of("NO_DATE", 3L)),
          new RunManifest.Changes(
              List.of("2024-03-05"), List.of("", "2024-03-04"), List.of("2024-03-03"), List.of()),
          List.of("2024-03-06"),
          Map.of("2024-03-02", 4L),
          List.of(
              new RunManifest.Busiest("2024-03-04", "Ann Roe", "PERSON", 12, 5, 6, 1),
              new RunManifest.Busiest(
                  "", "The \u001b[31mred\n" + "x".repeat(50), "UNNAMED", 2, 0, 2, 0)));

  @Test
  void saysOnceHowManyCellsOfPlainCsvStartAFormula() {
    RunManifest manifest =
        Manifests.of(
            new RunCounts(Map.of(Counted.FORMULA_CELLS, 1204L), Map.of(), Map.of()),
            new RunManifest.Changes(List.of(), List.of(), List.of(), List.of()),
            List.of(),
            Map.of(),
            List.of());
    assertThat(RunSummary.of(manifest, "out", List.of(FileFormat.CSV)))
        .endsWith(
            "run.json%n1,204 cells of the CSV files would be a formula in a spreadsheet: --csvDialect=excel defuses them%n"
                .formatted());
  }

  @Test
  void tellsCountsReasonsAndTheBusiest() {
    assertThat(RunSummary.of(MANIFEST, "out", List.of(FileFormat.CSV)).lines())
        .containsExactly(
            "1,503 records read: 1,200 articles analysed, 300 skipped (OUTSIDE_WINDOW 296,"
                + " language_de 4), 3 rejected (NO_DATE 3)",
            "9,000 statements found on 4 days, 1 stance, in 12.3 s",
            "Days: 1 new (2024-03-05), 2 changed (no day, 2024-03-04), 1 unchanged",
            "No articles for 2024-03-06",
            "4 statements of these articles not published because their days are outside the"
                + " window: 2024-03-02",
            "",
            "day         actor                                     type     statements  direct "
                + " indirect  mixed",
            "2024-03-04  Ann Roe                                   person           12       5     "
                + "    6      1",
            "-           The \\u001b[31mred\\u000a"
                + "x".repeat(16)
                + "…  unnamed           2       0         2      0",
            "",
            "Written to out (csv): statements, stances, actor_day, actor_target_day, actors,"
                + " rejected; what ran and came out is in run.json");
  }
}

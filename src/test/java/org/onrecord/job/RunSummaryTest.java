package org.onrecord.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.dataset.FileFormat;

class RunSummaryTest {
  private static final RunManifest MANIFEST =
      new RunManifest(
          RunManifest.SCHEMA_VERSION,
          "run",
          Map.of(),
          Map.of(),
          Map.of(),
          Instant.EPOCH,
          Instant.EPOCH,
          12.34,
          Map.of(
              "records",
              1207L,
              "analysed",
              1200L,
              "rejected",
              3L,
              "statements",
              9000L,
              "stances",
              1L),
          Map.of("language_de", 4L),
          Map.of("NO_DATE", 3L),
          List.of("", "2024-03-04"),
          List.of(
              new RunManifest.Busiest("2024-03-04", "Ann Roe", "PERSON", 12, 5, 6, 1),
              new RunManifest.Busiest(
                  "", "The \u001b[31mred\n" + "x".repeat(50), "UNNAMED", 2, 0, 2, 0)),
          List.of());

  @Test
  void tellsCountsReasonsAndTheBusiest() {
    assertThat(RunSummary.of(MANIFEST, "out", List.of(FileFormat.CSV)).lines())
        .containsExactly(
            "1,207 records read: 1,200 articles analysed, 4 skipped (language_de 4), 3 rejected (NO_DATE 3)",
            "9,000 statements found on 2 days, 1 stance, in 12.3 s",
            "",
            "day         actor                                     type     statements  direct  indirect  mixed",
            "2024-03-04  Ann Roe                                   person           12       5         6      1",
            "-           The \uFFFD[31mred\uFFFD"
                + "x".repeat(26)
                + "…  unnamed           2       0         2      0",
            "",
            "Written to out (csv): statements, stances, actor_day, actor_target_day, actors, rejected; what ran"
                + " and came out is in run.json");
  }
}

package org.onrecord.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.dataset.Dataset;
import org.onrecord.job.RunCounts.Counted;

class RunCountsTest {
  private static final RunCounts COUNTS =
      RunCounts.of(
          Map.of(
              new RunCounts.Key(Counted.RECORDS, ""), 9L,
              new RunCounts.Key(Counted.ANALYSED, ""), 5L,
              new RunCounts.Key(Counted.SKIPPED, "language_de"), 2L,
              new RunCounts.Key(Counted.SKIPPED, "OUTSIDE_WINDOW"), 1L,
              new RunCounts.Key(Counted.REJECTED, "NO_DATE"), 1L,
              new RunCounts.Key(Counted.REJECTED, "STANCE_FAILED"), 3L),
          List.of());

  @Test
  void reasonsAreSummedAndKept() {
    assertThat(COUNTS.get(Counted.SKIPPED)).isEqualTo(3);
    assertThat(COUNTS.get(Counted.REJECTED)).isEqualTo(4);
    assertThat(COUNTS.get(Counted.STANCES)).isZero();
    assertThat(COUNTS.skipped().toString()).isEqualTo("{OUTSIDE_WINDOW=1, language_de=2}");
    assertThat(COUNTS.rejected().toString()).isEqualTo("{NO_DATE=1, STANCE_FAILED=3}");
  }

  /** One bad statement does not stop a run: its article counts as analysed. */
  @Test
  void statementsWhoseStancesFailedAreNoRecords() {
    assertThat(COUNTS.get(Counted.STATEMENTS_FAILED)).isEqualTo(3);
    assertThatCode(
            () ->
                DataChecks.check(
                    COUNTS, List.of(DataChecksTest.file("rejected", "rejected/part-0.csv", 4))))
        .doesNotThrowAnyException();
  }

  @Test
  void theManifestHasEveryCountInOrder() throws JsonProcessingException {
    RunManifest manifest =
        Manifests.of(
            COUNTS,
            new RunManifest.Changes(List.of(), List.of(), List.of(), List.of()),
            List.of(),
            Map.of(),
            List.of());
    assertThat(manifest.toJson())
        .contains(
            """
              "counts" : {
                "records" : 9,
                "skipped" : 3,
                "analysed" : 5,
                "found" : 0,
                "outside" : 0,
                "statements_failed" : 3,
                "statements" : 0,
                "stances" : 0,
                "actor_day" : 0,
                "actor_target_day" : 0,
                "actors" : 0,
                "rejected" : 4,
                "formula_cells" : 0
              },
            """
                .indent(0)
                .strip());
    assertThat(RunManifest.parse(manifest.toJson())).isEqualTo(manifest);
  }

  @Test
  void everyDatasetsRowsAreCounted() {
    for (Dataset dataset : Dataset.values()) {
      assertThat(Counted.rowsOf(dataset).label()).isEqualTo(dataset.folder());
    }
  }
}

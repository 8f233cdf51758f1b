package org.onrecord.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.record.DataFile;

class DataChecksTest {
  private static final List<DataFile> FILES =
      List.of(
          file("statements", "statements/day=2024-03-04/part-00000-of-00001.csv", 3),
          file("statements", "statements/day=2024-03-05/part-00000-of-00001.csv", 4),
          file("statements", "statements/day=2024-03-04/part-00000-of-00001.jsonl", 3),
          file("statements", "statements/day=2024-03-05/part-00000-of-00001.jsonl", 4),
          file("rejected", "rejected/part-00000-of-00001.csv", 1));

  @Test
  void countsThatAddUpPass() {
    assertThatCode(
            () ->
                DataChecks.check(
                    Map.of("records", 6L, "analysed", 5L, "rejected", 1L, "statements", 7L), FILES))
        .doesNotThrowAnyException();
  }

  /** A statement whose stances could not be found is rejected; its article is analysed. */
  @Test
  void aRejectedStatementIsNoRecord() {
    assertThatCode(
            () ->
                DataChecks.check(
                    Map.of(
                        "records",
                        6L,
                        "analysed",
                        6L,
                        "rejected",
                        1L,
                        "statements_failed",
                        1L,
                        "statements",
                        7L),
                    FILES))
        .doesNotThrowAnyException();
  }

  @Test
  void aLostRecordIsFound() {
    assertThatThrownBy(
            () ->
                DataChecks.check(
                    Map.of("records", 7L, "analysed", 5L, "rejected", 1L, "statements", 7L), FILES))
        .isInstanceOf(DataCheckException.class)
        .hasMessage("counts do not add up: 7 records were read, but 5 analysed and 1 rejected");
  }

  @Test
  void aLostRowIsFoundInEachFormat() {
    assertThatThrownBy(
            () ->
                DataChecks.check(
                    Map.of("records", 6L, "analysed", 5L, "rejected", 1L, "statements", 8L), FILES))
        .isInstanceOf(DataCheckException.class)
        .hasMessageContaining("8 rows went into statements, but 7 were written as csv")
        .hasMessageContaining("8 rows went into statements, but 7 were written as jsonl");
  }

  @Test
  void aDatasetThatWasNotWrittenIsFound() {
    assertThatThrownBy(
            () ->
                DataChecks.check(
                    Map.of(
                        "records",
                        6L,
                        "analysed",
                        5L,
                        "rejected",
                        1L,
                        "statements",
                        7L,
                        "stances",
                        2L),
                    FILES))
        .isInstanceOf(DataCheckException.class)
        .hasMessage("counts do not add up: 2 rows went into stances, but no file was written");
  }

  private static DataFile file(String dataset, String path, long rows) {
    return DataFile.newBuilder()
        .setDataset(dataset)
        .setPath(path)
        .setRows(rows)
        .setBytes(0)
        .setSha256("")
        .setStaged("")
        .build();
  }
}

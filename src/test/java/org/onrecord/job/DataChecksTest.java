package org.onrecord.job;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.dataset.FileFormat;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.record.DataFile;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;

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
                    counts(
                        Map.of(
                            Counted.RECORDS,
                            6L,
                            Counted.ANALYSED,
                            5L,
                            Counted.REJECTED,
                            1L,
                            Counted.FOUND,
                            9L,
                            Counted.OUTSIDE,
                            2L,
                            Counted.STATEMENTS,
                            7L)),
                    FILES))
        .doesNotThrowAnyException();
  }

  /** A statement whose stances could not be found is rejected; its article is analysed. */
  @Test
  void aRejectedStatementIsNoRecord() {
    assertThatCode(
            () ->
                DataChecks.check(
                    counts(
                        Map.of(
                            Counted.RECORDS,
                            6L,
                            Counted.ANALYSED,
                            6L,
                            Counted.REJECTED,
                            1L,
                            Counted.STATEMENTS_FAILED,
                            1L,
                            Counted.FOUND,
                            7L,
                            Counted.STATEMENTS,
                            7L)),
                    FILES))
        .doesNotThrowAnyException();
  }

  @Test
  void aLostRecordIsFound() {
    assertThatThrownBy(
            () ->
                DataChecks.check(
                    counts(
                        Map.of(
                            Counted.RECORDS,
                            9L,
                            Counted.ANALYSED,
                            5L,
                            Counted.SKIPPED,
                            2L,
                            Counted.REJECTED,
                            1L,
                            Counted.FOUND,
                            9L,
                            Counted.OUTSIDE,
                            2L,
                            Counted.STATEMENTS,
                            7L)),
                    FILES))
        .isInstanceOf(DataCheckException.class)
        .hasMessage(
            "counts do not add up: 9 records were read, but 5 analysed, 2 skipped and 1 rejected");
  }

  @Test
  void aLostStatementIsFound() {
    assertThatThrownBy(
            () ->
                DataChecks.check(
                    counts(
                        Map.of(
                            Counted.RECORDS,
                            6L,
                            Counted.ANALYSED,
                            5L,
                            Counted.REJECTED,
                            1L,
                            Counted.FOUND,
                            10L,
                            Counted.OUTSIDE,
                            2L,
                            Counted.STATEMENTS,
                            7L)),
                    FILES))
        .isInstanceOf(DataCheckException.class)
        .hasMessage(
            "counts do not add up: 10 statements were found, but 7 published and 2 excluded as of"
                + " other days");
  }

  @Test
  void tooManyRejectedAreNamed() {
    RunCounts counts =
        new RunCounts(
            Map.of(Counted.RECORDS, 200L, Counted.REJECTED, 3L), Map.of(), Map.of("BAD_JSON", 3L));
    Rejected first =
        Rejected.newBuilder()
            .setSourceUri("news/a.jsonl")
            .setPosition(27)
            .setReason(RejectionReason.BAD_JSON)
            .setDetail("no object")
            .setExcerpt("{")
            .build();

    for (String enough : List.of("3", "1.5%", "100%")) {
      assertThatCode(
              () -> DataChecks.checkRejected(RejectedLimit.parse(enough), counts, List.of(first)))
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(
            () -> DataChecks.checkRejected(RejectedLimit.parse("1%"), counts, List.of(first)))
        .isInstanceOf(DataCheckException.class)
        .hasMessage(
            "3 of 200 records were rejected (BAD_JSON 3), more than --maxRejected=1%; the first:"
                + " news/a.jsonl:27 BAD_JSON");
    assertThatThrownBy(() -> DataChecks.checkRejected(RejectedLimit.parse("2"), counts, List.of()))
        .isInstanceOf(DataCheckException.class);
  }

  @Test
  void formatsAreNotMixed() {
    assertThatCode(() -> DataChecks.checkFormats(Set.of(), List.of(FileFormat.CSV)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                DataChecks.checkFormats(
                    Set.of(FileFormat.CSV), List.of(FileFormat.CSV, FileFormat.PARQUET)))
        .isInstanceOf(DataCheckException.class)
        .hasMessageContaining("published as csv, this run writes parquet,csv");
  }

  @Test
  void dialectsAreNotMixed() {
    for (Set<FileFormat> kept : List.of(Set.<FileFormat>of(), Set.of(FileFormat.PARQUET))) {
      assertThatCode(() -> DataChecks.checkDialect(kept, CsvDialect.PLAIN, CsvDialect.EXCEL))
          .as("without older CSV there is nothing to mix")
          .doesNotThrowAnyException();
    }
    Set<FileFormat> kept = Set.of(FileFormat.CSV, FileFormat.PARQUET);
    assertThatCode(() -> DataChecks.checkDialect(kept, CsvDialect.EXCEL, CsvDialect.EXCEL))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> DataChecks.checkDialect(kept, CsvDialect.EXCEL, CsvDialect.PLAIN))
        .isInstanceOf(DataCheckException.class)
        .hasMessageContaining("published with --csvDialect=excel, this run writes plain");
  }

  @Test
  void aLostRowIsFoundInEachFormat() {
    assertThatThrownBy(
            () ->
                DataChecks.check(
                    counts(
                        Map.of(
                            Counted.RECORDS,
                            6L,
                            Counted.ANALYSED,
                            5L,
                            Counted.REJECTED,
                            1L,
                            Counted.FOUND,
                            8L,
                            Counted.STATEMENTS,
                            8L)),
                    FILES))
        .isInstanceOf(DataCheckException.class)
        .hasMessageContaining("8 rows went into statements, but 7 were written as csv")
        .hasMessageContaining("8 rows went into statements, but 7 were written as jsonl");
  }

  @Test
  void aDatasetThatWasNotWrittenIsFound() {
    assertThatThrownBy(
            () ->
                DataChecks.check(
                    counts(
                        Map.of(
                            Counted.RECORDS,
                            6L,
                            Counted.ANALYSED,
                            5L,
                            Counted.REJECTED,
                            1L,
                            Counted.FOUND,
                            7L,
                            Counted.STATEMENTS,
                            7L,
                            Counted.STANCES,
                            2L)),
                    FILES))
        .isInstanceOf(DataCheckException.class)
        .hasMessage("counts do not add up: 2 rows went into stances, but no file was written");
  }

  private static RunCounts counts(Map<Counted, Long> totals) {
    return new RunCounts(totals, Map.of(), Map.of());
  }

  static DataFile file(String dataset, String path, long rows) {
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

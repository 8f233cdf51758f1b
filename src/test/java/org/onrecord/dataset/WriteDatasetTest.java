package org.onrecord.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.record.DataFile;
import org.onrecord.record.Ids;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

class WriteDatasetTest implements Serializable {
  @TempDir transient Path folder;

  @Test
  void writesADaysRowsSortedIntoOneFileAFormat() throws IOException {
    List<Statement> rows =
        List.of(
            Records.statement("b", "Ann Roe", 0).build(),
            Records.statement("a", "Ann Roe", 90).build(),
            Records.statement("a", "Ann Roe", 10).build(),
            Records.statement("a", "Ann Roe", 0).setDay(Records.TUESDAY).build());
    Map<String, String> files =
        write(
            "out",
            rows,
            List.of(FileFormat.CSV, FileFormat.JSONL),
            1,
            32,
            "2024-03-04",
            "2024-03-05");

    assertThat(files.keySet())
        .containsExactly(
            "statements/day=2024-03-04/part-00000-of-00001.csv",
            "statements/day=2024-03-04/part-00000-of-00001.jsonl",
            "statements/day=2024-03-05/part-00000-of-00001.csv",
            "statements/day=2024-03-05/part-00000-of-00001.jsonl");
    assertThat(files.get("statements/day=2024-03-04/part-00000-of-00001.jsonl").lines())
        .map(
            line ->
                line.replaceAll(
                    ".*\"article_id\":\"(.)\".*\"evidence_span\":\\{\"begin\":(\\d+).*", "$1 $2"))
        .containsExactly("a 10", "a 90", "b 0");
  }

  @Test
  void aDayOfTheRunWithoutRowsIsWrittenEmpty() throws IOException {
    Map<String, String> files =
        write("out", List.of(), List.of(FileFormat.CSV), 2, 32, "2024-03-04", "");

    assertThat(files.keySet())
        .containsExactly(
            "statements/day=2024-03-04/part-00000-of-00002.csv",
            "statements/day=2024-03-04/part-00001-of-00002.csv",
            "statements/day=__HIVE_DEFAULT_PARTITION__/part-00000-of-00002.csv",
            "statements/day=__HIVE_DEFAULT_PARTITION__/part-00001-of-00002.csv");
    assertThat(files.values()).allSatisfy(csv -> assertThat(csv.lines()).hasSize(1));
  }

  /**
   * Whatever the rows' order and however they travel: the same bytes, and no row lost or doubled.
   */
  @Test
  void bytesDependOnTheRowsAlone() throws IOException {
    List<Statement> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(
          Records.statement("article-" + i % 40, "Actor " + i % 7, i)
              .setDay(Records.MONDAY.plusDays(i % 5))
              .build());
    }
    String[] days =
        Stream.iterate(Records.MONDAY, day -> day.plusDays(1))
            .limit(5)
            .map(Object::toString)
            .toArray(String[]::new);
    List<FileFormat> formats = List.of(FileFormat.values());
    Map<String, String> once = write("once", rows, formats, 3, 32, days);
    List<Statement> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(11));
    Map<String, String> again = write("again", shuffled, formats, 3, 5, days);

    assertThat(again).isEqualTo(once);
    assertThat(once).hasSize(5 * 3 * 3);
    assertThat(
            once.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".jsonl"))
                .mapToLong(file -> file.getValue().lines().count())
                .sum())
        .isEqualTo(rows.size());
  }

  /** Returns the written files' texts (of Parquet: checksums) by the path they are meant for. */
  private Map<String, String> write(
      String run,
      List<Statement> rows,
      List<FileFormat> formats,
      int files,
      int buckets,
      String... days)
      throws IOException {
    Output output = Output.of(folder.toString(), run);
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollection<DataFile> written =
        pipeline
            .apply("Rows", Create.of(rows).withCoder(AvroCoder.specific(Statement.class)))
            .apply(
                WriteDataset.of(
                    Dataset.STATEMENTS,
                    new WriteDataset.Settings(output, formats, CsvDialect.PLAIN, files, buckets),
                    pipeline.apply(
                        "Days", Create.of(List.of(days)).withCoder(StringUtf8Coder.of()))));
    PAssert.that(written)
        .satisfies(
            all -> {
              for (DataFile file : all) {
                assertThat(describes(file, Path.of(output.staged(file.getStaged()).toString())))
                    .isTrue();
              }
              return null;
            });
    pipeline.run().waitUntilFinish();

    Map<String, String> texts = new TreeMap<>();
    Path staging = folder.resolve(".staging").resolve(run);
    try (Stream<Path> walk = Files.walk(staging)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String path = staging.relativize(file).toString().replaceFirst("/[^/]{36}-part", "/part");
        texts.put(path, path.endsWith(".parquet") ? sha256(file) : Files.readString(file));
      }
    }
    return texts;
  }

  private static boolean describes(DataFile file, Path written) {
    try {
      return Files.size(written) == file.getBytes() && sha256(written).equals(file.getSha256());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) throws IOException {
    return HexFormat.of().formatHex(Ids.sha256().digest(Files.readAllBytes(file)));
  }
}

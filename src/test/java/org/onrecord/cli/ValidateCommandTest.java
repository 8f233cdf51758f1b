package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import org.onrecord.job.RunManifest;
import org.onrecord.record.Ids;

/** Damages a published output in several ways. */
class ValidateCommandTest {
  private static final String STATEMENTS = "statements/day=2024-03-05/part-00000-of-00001";

  @TempDir static Path published;
  @TempDir Path folder;
  private Path output;

  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void publish() throws IOException {
    Path input =
        Files.writeString(
            published.resolve("article.txt"),
            "SELWYN, March 5 (Meridian) - “The harbour will be built,” Mayor Ilse Brandvold said.\n");
    Outcome run =
        execute(
            "run",
            "--input=" + input,
            "--output=" + published.resolve("out"),
            "--referenceDate=2024-03-10",
            "--format=parquet,csv,jsonl",
            "--buckets=1");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @BeforeEach
  void copy() throws IOException {
    output = folder.resolve("out");
    try (Stream<Path> all = Files.walk(published.resolve("out"))) {
      for (Path path : all.toList()) {
        Files.copy(path, output.resolve(published.resolve("out").relativize(path).toString()));
      }
    }
  }

  @Test
  void anOutputAsItWasPublishedHolds() {
    Outcome valid = validate();
    assertThat(valid.code()).as(valid.err()).isZero();
    assertThat(valid.out()).contains(": 1 day, 18 files, ").endsWith(": valid\n");
    assertThat(valid.err()).isEmpty();
  }

  @Test
  void aMissingFileAndAStrayOneAreNamed() throws IOException {
    Files.move(
        output.resolve(STATEMENTS + ".csv"), output.resolve("stances/day=2024-03-05/stray.csv"));
    assertFaults(
        STATEMENTS + ".csv is missing", "stances/day=2024-03-05/stray.csv is not in run.json");
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    Path file = output.resolve(STATEMENTS + ".parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertFaults(STATEMENTS + ".parquet is damaged");
  }

  @Test
  void theListOfInputsBelongsToTheManifest() throws IOException {
    Path list = output.resolve("inputs.jsonl.gz");
    byte[] bytes = Files.readAllBytes(list);
    Files.write(list, Arrays.copyOf(bytes, bytes.length - 1));
    assertFaults("inputs.jsonl.gz is missing or damaged");
    Files.delete(list);
    assertFaults("inputs.jsonl.gz is missing or damaged");
  }

  @Test
  void rowsColumnsAndDaysAreReadBack() throws IOException {
    replace(STATEMENTS + ".csv", "2024-03-05", "2024-03-06");
    assertFaults(STATEMENTS + ".csv has rows of 2024-03-06");
  }

  @Test
  void otherColumnsAreFound() throws IOException {
    replace(STATEMENTS + ".jsonl", "\"evidence_span\"", "\"evidence\"");
    assertFaults(STATEMENTS + ".jsonl does not have the columns of its dataset");
  }

  @Test
  void aRowMoreIsFound() throws IOException {
    String row = Files.readString(output.resolve(STATEMENTS + ".jsonl"));
    replace(STATEMENTS + ".jsonl", row, row + row);
    assertFaults(STATEMENTS + ".jsonl has 2 rows, run.json says 1");
  }

  @Test
  void whatIsNoParquetFileIsFound() throws IOException {
    Path file = output.resolve(STATEMENTS + ".parquet");
    byte[] old = Files.readAllBytes(file);
    Files.writeString(file, "x".repeat(old.length));
    rewriteManifest(sha256(old), sha256(Files.readAllBytes(file)));
    assertFaults(STATEMENTS + ".parquet cannot be read");
  }

  @Test
  void theManifestMustAddUpInItself() throws IOException {
    String manifest = Files.readString(output.resolve("run.json"));
    int days = manifest.lastIndexOf("\"days\"");
    Files.writeString(
        output.resolve("run.json"),
        manifest.substring(0, days)
            + manifest.substring(days).replaceFirst("\"statements\" : 1", "\"statements\" : 2"));
    assertFaults("has 1 rows, run.json has 2 statements for the day");
  }

  @Test
  void whereNothingIsPublishedItSaysSo() {
    Outcome none = execute("validate", "--output=" + folder.resolve("none"));
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("there is no run.json in " + folder.resolve("none"));
  }

  @Test
  void ofAFirstPublicationThatWasInterruptedItSaysSo() throws IOException {
    Path journal = folder.resolve("first/.staging/dead/publish.json");
    Files.createDirectories(journal.getParent());
    Files.writeString(journal, "{}");
    Outcome first = execute("validate", "--output=" + folder.resolve("first"));
    assertThat(first.code()).isEqualTo(2);
    assertThat(first.err())
        .contains("there is no run.json in ")
        .contains("a publication was interrupted; the next run on this output finishes it");
  }

  @Test
  void anOutputOfAnotherVersionIsNeitherReadNorAddedTo() throws IOException {
    rewriteManifest("\"schema_version\" : 4", "\"schema_version\" : 3");
    assertThat(validate().err()).contains("was written by an older OnRecord, with version 3");
    assertThat(runAgain().code()).isEqualTo(2);
    assertThat(runAgain().err()).contains("Publish all days to another folder");

    rewriteManifest("\"schema_version\" : 3", "\"schema_version\" : 5");
    assertThat(runAgain().err()).contains("by a newer OnRecord, with version 5");

    rewriteManifest("\"schema_version\" : 5", "\"schema_version\" : 4");
    rewriteManifest(RunManifest.currentSchemas().get("actors"), "0123456789abcdef");
    assertThat(runAgain().err()).contains("by an OnRecord with other columns in actors");
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  @Test
  void aFolderWithDatasetsOfUnknownOriginIsNotAddedTo() throws IOException {
    Files.delete(output.resolve("run.json"));
    Outcome run = runAgain();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("but no run.json: give the output a folder of its own");
  }

  private Outcome runAgain() {
    return execute(
        "run",
        "--input=" + published.resolve("article.txt"),
        "--output=" + output,
        "--referenceDate=2024-03-10");
  }

  private void assertFaults(String... faults) {
    Outcome invalid = validate();
    assertThat(invalid.err()).contains(faults);
    assertThat(invalid.err().lines()).hasSize(faults.length);
    assertThat(invalid.code()).isEqualTo(4);
    assertThat(invalid.out())
        .contains(faults.length + (faults.length == 1 ? " problem" : " problems"));
  }

  /** Changes a file and makes the manifest agree in size and checksum. */
  private void replace(String path, String old, String now) throws IOException {
    Path file = output.resolve(path);
    byte[] before = Files.readAllBytes(file);
    Files.writeString(file, Files.readString(file).replace(old, now));
    byte[] after = Files.readAllBytes(file);
    String manifest = Files.readString(output.resolve("run.json"));
    int entry = manifest.indexOf(path);
    Files.writeString(
        output.resolve("run.json"),
        manifest.substring(0, entry)
            + manifest
                .substring(entry)
                .replaceFirst("\"bytes\" : \\d+", "\"bytes\" : " + after.length)
                .replaceFirst(sha256(before), sha256(after)));
  }

  private void rewriteManifest(String old, String now) throws IOException {
    String manifest = Files.readString(output.resolve("run.json"));
    assertThat(manifest).contains(old);
    Files.writeString(output.resolve("run.json"), manifest.replace(old, now));
  }

  private static String sha256(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(Ids.sha256().digest(bytes));
  }

  private Outcome validate() {
    return execute("validate", "--output=" + output);
  }

  private static Outcome execute(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = OnRecord.execute(new Terminal(out), new Terminal(err), arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}

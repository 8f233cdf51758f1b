package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.OnRecord;
import org.onrecord.job.Measure;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.job.RunManifest;
import org.onrecord.record.Ids;

class RunCommandTest {
  @TempDir Path folder;
  private Path input;
  private Path output;

  /** What a command did. */
  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void anArticle() throws IOException {
    input =
        Files.writeString(
            folder.resolve("article.txt"),
            "SELWYN, March 5 (Meridian) - “The harbour will be built,” Mayor Ilse Brandvold"
                + " said.\n");
    output = folder.resolve("out");
  }

  @Test
  void runsAndTellsWhatItFound() {
    Outcome run = run("--input=" + input, "--output=" + output, "--referenceDate=2024-03-10");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("1 record read: 1 article analysed, 0 rejected")
        .contains("1 statement found on 1 day, 0 stances")
        .containsPattern("2024-03-05 +Ilse Brandvold +person +1 +1 +0 +0\n")
        .contains("Written to " + output + " (parquet, csv): statements, stances,");
    assertThat(run.err().lines())
        .as("nothing but progress, which a slow machine has to tell")
        .allMatch(line -> line.startsWith("Step "));
    assertThat(output.resolve("statements/day=2024-03-05/part-00000-of-00001.parquet")).exists();
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  @Test
  void theManifestTellsWhatTheRunWasMadeFrom() throws IOException {
    Path actors =
        Files.writeString(folder.resolve("actors.csv"), "id,name,type\nq1,Ilse Brandvold,person\n");
    Path spec = spec("input: " + input, "output: " + output, "referenceDate: 2024-03-10");
    Path publishers =
        Files.writeString(folder.resolve("publishers.csv"), "host,name\ntide.example,The Tide\n");
    assertThat(run("--spec=" + spec, "--actors=" + actors, "--publishers=" + publishers).code())
        .isZero();

    RunManifest manifest = RunManifest.parse(Files.readString(output.resolve("run.json")));
    assertThat(manifest.sources())
        .containsOnly(
            Map.entry("actors", List.of(source(actors))),
            Map.entry("publishers", List.of(source(publishers))),
            Map.entry("spec", List.of(source(spec))),
            Map.entry("targets", List.of()));
    assertThat(manifest.inputs().bytes()).isEqualTo(Files.size(input));
    assertThat(manifest.inputs().list().rows()).isOne();
    try (InputStream list =
        new GZIPInputStream(Files.newInputStream(output.resolve("inputs.jsonl.gz")))) {
      assertThat(new String(list.readAllBytes(), UTF_8))
          .isEqualTo(
              "{\"source_uri\":\"%s\",\"bytes\":%d,\"modified\":\"%s\"}\n"
                  .formatted(
                      input,
                      Files.size(input),
                      Instant.ofEpochMilli(Files.getLastModifiedTime(input).toMillis())));
    }
  }

  private static Measure.SourceFile source(Path file) throws IOException {
    return new Measure.SourceFile(
        file.toString(), HexFormat.of().formatHex(Ids.sha256().digest(Files.readAllBytes(file))));
  }

  @Test
  void daysAreThoseOfTheZoneAndOfTheTextUnlessToldOtherwise() throws IOException {
    Path article =
        Files.writeString(
            folder.resolve("article.jsonl"),
            "{\"published\":\"2024-03-06T02:00:00Z\",\"text\":\"The harbour will be built, Mayor"
                + " Ilse Brandvold said on Monday.\"}");

    run("--input=" + article, "--output=" + output);
    assertThat(output.resolve("statements/day=2024-03-04")).exists();

    Path published = folder.resolve("published");
    run(
        "--input=" + article,
        "--output=" + published,
        "--zone=America/New_York",
        "--statementDay=published");
    assertThat(published.resolve("statements")).isDirectoryContaining("glob:**/day=2024-03-05");
    assertThat(published.resolve("statements/day=2024-03-04")).doesNotExist();

    Outcome wrong = run("--input=" + article, "--output=" + output, "--zone=Mars");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("--zone: \"Mars\" is not a time zone, such as UTC or Europe/Berlin");
  }

  @Test
  void theManifestSaysWhatRanAndWhatCameOut() throws IOException {
    Files.writeString(folder.resolve("undated.txt"), "Nothing is known of this one.");
    run(
        "--input=" + folder.resolve("*.txt"),
        "--output=" + output,
        "--referenceDate=2024-03-10",
        "--targetParallelism=3",
        "--format=jsonl");

    RunManifest manifest = RunManifest.parse(Files.readString(output.resolve("run.json")));
    assertThat(manifest.counts())
        .containsEntry(Counted.RECORDS, 2L)
        .containsEntry(Counted.ANALYSED, 1L)
        .containsEntry(Counted.REJECTED, 1L)
        .containsEntry(Counted.STATEMENTS, 1L)
        .containsEntry(Counted.ACTOR_DAY, 1L);
    assertThat(manifest.rejected()).containsOnly(Map.entry("NO_DATE", 1L));
    assertThat(manifest.days())
        .containsExactly(new RunManifest.Day("2024-03-05", 1, 1, manifest.run()));
    assertThat(manifest.changes().added()).containsExactly("2024-03-05");
    assertThat(manifest.spec())
        .containsEntry("referenceDate", "2024-03-10")
        .containsEntry("format", List.of("jsonl"))
        .containsEntry("buckets", 6) // Two keys a thread, unless told otherwise.
        .containsEntry("runner", "DirectRunner");
    assertThat(manifest.versions()).containsKeys("onrecord", "beam", "flink", "java");
    assertThat(manifest.files())
        .extracting(RunManifest.File::path)
        .contains("statements/day=2024-03-05/part-00000-of-00001.jsonl")
        .allSatisfy(path -> assertThat(output.resolve(path)).exists());
    assertThat(manifest.files()).hasSize(6);
  }

  @Test
  void aWindowLeavesOtherDaysOut() throws IOException {
    Files.writeString(
        folder.resolve("later.txt"),
        "SELWYN, March 7 (Meridian) - “The harbour will not be built,” Edda Falkenroth said.\n");
    Files.writeString(folder.resolve("old.txt"), "SELWYN, January 7 (Meridian) - Snow fell.\n");
    Outcome run =
        run(
            "--input=" + folder.resolve("*.txt"),
            "--output=" + output,
            "--referenceDate=2024-03-10",
            "--from=2024-03-06",
            "--to=2024-03-07",
            "--format=jsonl");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "3 records read: 2 articles analysed, 1 skipped (OUTSIDE_WINDOW 1), 0 rejected",
            "1 statement found on 1 day, 0 stances",
            "Days: 1 new (2024-03-07)",
            "No articles for 2024-03-06");
    RunManifest manifest = RunManifest.parse(Files.readString(output.resolve("run.json")));
    assertThat(manifest.window())
        .isEqualTo(new RunManifest.Window("2024-03-06", "2024-03-07", "2024-02-28", "2024-03-14"));
    assertThat(manifest.counts())
        .containsEntry(Counted.FOUND, 2L)
        .containsEntry(Counted.OUTSIDE, 1L);
    assertThat(manifest.spec())
        .containsEntry("from", "2024-03-06")
        .containsEntry("to", "2024-03-07")
        .containsEntry("lookback", "7d");
    assertThat(output.resolve("statements/day=2024-03-05")).doesNotExist();

    Outcome mixed =
        run(
            "--input=" + folder.resolve("*.txt"),
            "--output=" + output,
            "--from=2024-03-05",
            "--to=2024-03-05",
            "--format=csv");
    assertThat(mixed.code()).isEqualTo(2);
    assertThat(mixed.err())
        .contains("--output: days that this run does not replace are published as");
  }

  @Test
  void csvOfAnOutputHasOneDialect() throws IOException {
    Path news = folder.resolve("news.jsonl");
    Files.writeString(
        news,
        """
        {"published": "2024-03-04", "publisher": "@SelwynPort", "text": "“We build,” Ada Holm said."}
        {"published": "2024-03-05", "publisher": "Meridian", "text": "“We wait,” Bo Lind said."}
        """);
    String in = "--input=" + news;
    String out = "--output=" + output;

    Outcome plain = run(in, out, "--format=csv");
    assertThat(plain.out())
        .contains(
            "1 cell of the CSV files would be a formula in a spreadsheet: --csvDialect=excel"
                + " defuses them");
    Path day = output.resolve("statements/day=2024-03-04/part-00000-of-00001.csv");
    assertThat(Files.readString(day)).contains(",@SelwynPort,");

    Outcome mixed = run(in, out, "--format=csv", "--csvDialect=excel", "--from=2024-03-05");
    assertThat(mixed.code()).isEqualTo(2);
    assertThat(mixed.err())
        .contains("--output: days that this run does not replace are published with")
        .contains("--csvDialect=plain, this run writes excel")
        .hasLineCount(1);

    Outcome all = run(in, out, "--format=csv", "--csvDialect=excel");
    assertThat(all.code()).isZero();
    assertThat(all.out()).contains("Days: 2 changed").doesNotContain("spreadsheet");
    assertThat(Files.readString(day)).startsWith("\uFEFFstatement_id,").contains(",'@SelwynPort,");
    RunManifest manifest = RunManifest.parse(Files.readString(output.resolve("run.json")));
    assertThat(manifest.spec()).containsEntry("csvDialect", "excel");
    assertThat(manifest.counts()).containsEntry(Counted.FORMULA_CELLS, 1L);
    assertThat(execute("validate", out).out()).endsWith(": valid\n");
    Path network = folder.resolve("network");
    assertThat(execute("export", "network", out, "--to=" + network).code()).isZero();

    Outcome again = run(in, out, "--format=csv", "--csvDialect=excel", "--from=2024-03-05");
    assertThat(again.out()).contains("1 unchanged");
  }

  @Test
  void aDryRunChecksListsAndEstimatesAndWritesNothing() throws IOException {
    Files.writeString(folder.resolve("notes.docx"), "x");
    Outcome dry =
        run(
            "--input=" + folder.resolve("*.*"),
            "--output=" + output,
            "--referenceDate=2024-03-10",
            "--from=2024-03-04",
            "--to=2024-03-06",
            "--dryRun");

    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("nothing was written")
        .contains("2 files, 90 bytes: 1 of unknown format, 1 text")
        .contains("days 2024-03-04 to 2024-03-06, reading the articles of 2024-02-26 to 2024-03-13")
        .contains(output + " (parquet, csv), where nothing is published yet")
        .containsPattern("take +about \\d+ s, for about 1 article: 1 sampled from 1 file, \\d+")
        .containsPattern("89  text +" + input)
        .containsPattern("1  unknown +" + folder.resolve("notes.docx"));
    assertThat(output).doesNotExist();
    assertUsage(
        "--input: no file matches",
        "--input=" + folder + "/none*",
        "--output=" + output,
        "--dryRun");
  }

  @Test
  void undatedArticlesAreKeptWhereAskedFor() throws IOException {
    Files.writeString(folder.resolve("undated.txt"), "“We are here,” Ann Roe said.");
    Outcome run =
        run(
            "--input=" + folder.resolve("undated.txt"),
            "--output=" + output,
            "--undated=keep",
            "--format=csv");

    assertThat(run.code()).isZero();
    assertThat(
            Files.readString(
                output.resolve(
                    "statements/day=__HIVE_DEFAULT_PARTITION__/part-00000-of-00001.csv")))
        .contains("Ann Roe");
  }

  @Test
  void theCommandLineWinsOverTheSpec() throws IOException {
    Path spec =
        spec("input: " + input, "output: " + folder.resolve("other"), "referenceDate: 2024-03-10");
    assertThat(run("--spec=" + spec, "--output=" + output, "--format=csv").code()).isZero();
    assertThat(output.resolve("run.json")).exists();
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void aMistakeIsNamedInOneLineBeforeAnythingIsDone() throws IOException {
    String out = "--output=" + output;
    String in = "--input=" + input;
    assertUsage(
        "--input is missing: Files to read: names or glob patterns such as 'news/*.jsonl'", out);
    assertUsage("--output is missing: Folder for the datasets, such as out.", in);
    assertUsage(
        "--input: no file matches " + folder + "/none*.txt",
        out,
        "--input=" + folder + "/none*.txt");
    assertUsage(
        "--maxArticleChars: \"many\" is not a whole number from 1 to ",
        in,
        out,
        "--maxArticleChars=many");
    assertUsage(
        "--maxArticleChars: \"0\" is not a whole number from 1 to ",
        in,
        out,
        "--maxArticleChars=0");
    assertUsage("--filesPerDay: \"0\" is not a whole number from 1", in, out, "--filesPerDay=0");
    assertUsage(
        "--referenceDate: \"yesterday\" is not a day (YYYY-MM-DD)",
        in,
        out,
        "--referenceDate=yesterday");
    assertUsage("--undated: \"perhaps\" is not one of reject, keep", in, out, "--undated=perhaps");
    assertUsage(
        "--format: \"csv,xlsx\" is not one of parquet, csv, jsonl", in, out, "--format=csv,xlsx");
    assertUsage("--output takes one value, not 2", in, out, out);
    assertUsage("did you mean --output?", in, "--ouput=x");
    assertUsage("--output: cannot write to " + input + "/out", in, "--output=" + input + "/out");
    assertUsage("--from: \"tomorrow\" is not a day (", in, out, "--from=tomorrow");
    assertUsage(
        "--from: 2024-03-05 is after --to, 2024-03-04",
        in,
        out,
        "--from=2024-03-05",
        "--to=2024-03-04");
    assertUsage("--lookback: \"a week\" is not a number of days", in, out, "--lookback=a week");
    assertUsage("--maxRejected: \"101%\" is not a share", in, out, "--maxRejected=101%");
    assertUsage("--emptiedDays: \"ok\" is not one of fail, publish", in, out, "--emptiedDays=ok");
    assertUsage("--actors: there is no file none.yaml", in, out, "--actors=none.yaml");
    assertUsage("--targets: there is no file none.yaml", in, out, "--targets=none.yaml");
    assertUsage(
        "--targets: no file matches " + folder + "/none*.yaml",
        in,
        out,
        "--targets=" + folder + "/none*.yaml");
    assertUsage("--targets: there is no folder none", in, out, "--targets=none/*.yaml");
    assertUsage(
        "--targets: */a.yaml: only the file name may contain * and ?",
        in,
        out,
        "--targets=*/a.yaml");
    assertUsage("--entityTargets: \"some\" is not true or false", in, out, "--entityTargets=some");
    assertUsage("--spec: there is no file none.yaml", in, out, "--spec=none.yaml");
    assertUsage(
        "--input: draft [2*.txt is no file's name, and no pattern: Missing ']; ? stands for any",
        "--input=draft [2*.txt",
        out);
    assertUsage("contains one of * ? [ {", in, out + " {1}");
    assertUsage("no file matches topics [1*.yaml", in, out, "--targets=topics [1*.yaml");
  }

  @Test
  void targetsAreReadFromSeveralFilesAndChecked() throws IOException {
    String target = "targets:\n  - {id: %s, label: A, proposition: B, find: [{any: [harbour]}]}\n";
    Files.writeString(folder.resolve("a[.yaml"), target.formatted("harbour"));
    String[] options = {
      "--input=" + input,
      "--output=" + output,
      "--format=jsonl",
      "--referenceDate=2024-03-10",
      "--targets=" + folder.resolve("?[.yaml") + "," + folder.resolve("b [*].yaml")
    };

    Files.writeString(folder.resolve("b [*].yaml"), target.formatted("harbour"));
    assertUsage(
        "%s:2: id harbour is also that of %s:2: A"
            .formatted(folder.resolve("b [*].yaml"), folder.resolve("a[.yaml")),
        options);
    Path actors =
        Files.writeString(
            folder.resolve("actors"), "actors:\n  - {id: town, name: T, type: GROUP}\n");
    Files.writeString(folder.resolve("b [*].yaml"), target.formatted("town"));
    assertUsage(
        "%s:2: id town is already used by the actor T, %s:2"
            .formatted(folder.resolve("b [*].yaml"), actors),
        Stream.concat(Stream.of(options), Stream.of("--actors=" + actors)).toArray(String[]::new));

    assertThat(run(options).out()).contains("1 statement found on 1 day, 2 stances");
    assertThat(Files.readString(output.resolve("stances/day=2024-03-05/part-00000-of-00001.jsonl")))
        .contains("\"target_id\":\"harbour\"", "\"target_id\":\"town\"", "Ilse Brandvold");
  }

  @Test
  void aMistakeInASpecIsNamedWithItsLine() throws IOException {
    String out = "--output=" + output;
    Path unknown = spec("input: " + input, "refrenceDate: 2024-03-10");
    assertUsage(
        unknown + ":2: there is no option refrenceDate; did you mean referenceDate?",
        out,
        "--spec=" + unknown);
    Path wrong = spec("# a comment", "input: " + input, "filesPerDay: two");
    assertUsage(wrong + ":3: filesPerDay: \"two\" is not a whole number", out, "--spec=" + wrong);
    Path list = spec("input: " + input, "referenceDate: [2024-03-10, 2024-03-11]");
    assertUsage(list + ":2: referenceDate takes one value, not 2", out, "--spec=" + list);
    Path missing = spec("input: " + folder + "/none.txt");
    assertUsage(missing + ":1: input: no file matches", out, "--spec=" + missing);
  }

  @Test
  void helpShowsTheOptionsInGroups() {
    Outcome help = execute("run", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out())
        .containsSubsequence("Corpus", "--input=GLOB", "Output", "--format", "Running", "--runner")
        .doesNotContain("--checkpointingInterval");
    assertThat(execute("run", "--helpAll").out())
        .containsSubsequence("Corpus", "--input=GLOB", "--zone", "Output", "Running", "--buckets")
        .doesNotContain("--checkpointingInterval");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "validate",
        "explain",
        "report",
        "export",
        "export network",
        "export dna",
        "evaluate",
        "evaluate statements",
        "evaluate stances"
      })
  void helpFitsAScreenAndHasAnExample(String command) {
    Outcome help = execute((command + " --help").strip().split(" "));
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out().lines())
        .hasSizeLessThanOrEqualTo(40)
        .allMatch(line -> line.length() <= 80);
    assertThat(help.out().lines().toList())
        .filteredOn(line -> line.startsWith("  java -jar target/onrecord.jar "))
        .isNotEmpty();
  }

  @Test
  void aStackTraceIsShownWhereAskedFor() {
    String[] command = {"report", "--output=" + folder.resolve("none")};
    Outcome terse = execute(command);
    assertThat(terse.code()).isEqualTo(2);
    assertThat(terse.out()).isEmpty();
    assertThat(terse.err()).startsWith("onrecord: --output: no statements").hasLineCount(1);
    Outcome verbose = execute(command[0], command[1], "--verbose");
    assertThat(verbose.code()).isEqualTo(2);
    assertThat(verbose.err()).startsWith(terse.err()).contains("at org.onrecord.");
  }

  @Test
  void versionsAreTold() {
    assertThat(execute("--version").out())
        .contains("beam 2.")
        .contains("onrecord ")
        .containsPattern("attribution model, SHA-256 [0-9a-f]{64}")
        .containsPattern("stance model, SHA-256 [0-9a-f]{64}");
  }

  private void assertUsage(String message, String... options) throws IOException {
    Outcome run = run(options);
    assertThat(run.err()).contains(message);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(Files::isDirectory)).isEmpty();
    }
  }

  private Path spec(String... lines) throws IOException {
    return Files.write(folder.resolve("spec.yaml"), List.of(lines));
  }

  private static Outcome run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(options));
    return execute(arguments.toArray(String[]::new));
  }

  private static Outcome execute(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = OnRecord.execute(new Terminal(out), new Terminal(err), arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}

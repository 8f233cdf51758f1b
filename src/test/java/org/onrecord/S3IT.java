package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.cli.Terminal;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.record.DataFile;
import org.onrecord.record.Ids;
import org.onrecord.testing.S3Server;

/** Input, output and publishing on an object store that speaks S3. */
class S3IT {
  private static final String BUCKET = "news";

  /** The sample's articles of Monday and Tuesday: each file of each day takes some requests. */
  private static final String FEW = "s3://" + BUCKET + "/few/sample.jsonl";

  @TempDir static Path folder;
  private static S3Server s3;

  @BeforeAll
  static void start() throws Exception {
    s3 = S3Server.start(BUCKET, folder.resolve("s3mock.log"));
    assertThat(run(folder.resolve("local").toString(), "seeds/*.jsonl")).isZero();
    // The run has told Beam where S3 is; so the test can write to it.
    List<String> articles = Files.readAllLines(Path.of("seeds/sample.jsonl"));
    put("s3://" + BUCKET + "/in/sample.jsonl", String.join("\n", articles));
    put(FEW, String.join("\n", articles.subList(0, 8)));
  }

  @AfterAll
  static void stop() throws Exception {
    s3.stop();
  }

  @Test
  void aRunOnS3GivesTheBytesOfALocalOne() throws IOException {
    String output = "s3://" + BUCKET + "/out";
    assertThat(run(output, "s3://" + BUCKET + "/in/*")).isZero();
    Map<String, String> stored = stored(output);
    assertThat(withoutRejected(stored)).isEqualTo(withoutRejected(local(folder.resolve("local"))));
  }

  @Test
  void aRunOverTheSameOutputReplacesIt() throws IOException {
    String output = "s3://" + BUCKET + "/again";
    assertThat(run(output, FEW)).isZero();
    Map<String, String> stored = stored(output);
    assertThat(run(output, FEW)).isZero();
    assertThat(stored(output)).isEqualTo(stored);
  }

  /** Each text has a date from its own sidecar only. */
  @Test
  void namesOfObjectsAreNoPatterns() throws IOException {
    String odd = "s3://" + BUCKET + "/odd/";
    for (String name : List.of("draft [2", "[a-z]", "{a}", "a*b?", "100%", "été")) {
      put(odd + name + ".txt", "The ferry is late, said Ada Holm.");
      put(odd + name + ".json", "{\"published\": \"2024-03-04\"}");
    }
    put(odd + "a.txt", "The ferry is late, said Ada Holm.");
    put(odd + "empty.jsonl", "");
    String output = "s3://" + BUCKET + "/odd-out";
    assertThat(run(output, odd + "*")).isZero();
    assertThat(text(output + "/run.json"))
        .contains("\"analysed\" : 6", "\"EMPTY_FILE\" : 1", "\"NO_DATE\" : 1");
    for (String name : List.of("draft [2", "[a-z]", "a*b?")) {
      assertThat(run(output, odd + name + ".txt")).isZero();
      assertThat(text(output + "/run.json")).contains("\"records\" : 1,", "\"analysed\" : 1,");
    }
  }

  private static void put(String uri, String content) throws IOException {
    Publication.write(FileSystems.matchNewResource(uri, false), content);
  }

  @Test
  void whatCannotBeReadIsToldInOneLine() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run("s3://" + BUCKET + "/x", "s3://" + BUCKET + "/none/*", err)).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .contains("--input: no file matches s3://" + BUCKET + "/none/*")
        .hasLineCount(1);
    err.reset();
    assertThat(run("s3://no-such-bucket/x", "s3://" + BUCKET + "/in/*", err)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--output: cannot read s3://no-such-bucket/x");
  }

  /** Each in a JVM's state as it finds it: what {@code run} has told Beam of S3 is taken away. */
  @Test
  void outputsOnS3AreCheckedShownAndHandedOn() throws IOException {
    String output = "s3://" + BUCKET + "/shown";
    assertThat(run(output, FEW)).isZero();
    Path exported = folder.resolve("network");
    for (List<String> command :
        List.of(
            List.of("validate"),
            List.of("report"),
            List.of("export", "network", "--to=" + exported),
            List.of("export", "dna", "--to=" + exported))) {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      List<String> arguments = new ArrayList<>(command);
      arguments.add("--output=" + output);
      arguments.addAll(store());
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      assertThat(execute(arguments, err)).as("%s: %s", command, err).isZero();
    }
    assertThat(text(output + "/report.html")).contains("<h1>On record</h1>");
    assertThat(exported).isDirectoryContaining("glob:**/actor_actor.graphml");
    assertThat(exported).isDirectoryContaining("glob:**/statements.csv");

    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> none = new ArrayList<>(List.of("validate", "--output=s3://no-such-bucket/x"));
    none.addAll(store());
    assertThat(execute(none, err)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("s3://no-such-bucket/x").hasLineCount(1);
  }

  /** The whole job, refused in the middle of publishing, and the next run, which mends it. */
  @Test
  void theNextRunMendsWhatOneLeftThatFailedWhilePublishing() throws IOException {
    String output = "s3://" + BUCKET + "/mended";
    String input = "s3://" + BUCKET + "/few/*.jsonl";
    assertThat(run(output, input)).isZero();
    Map<String, String> good = stored(output);

    Output staging = Output.of(output, "dead");
    List<DataFile> files =
        List.of(
            stage(staging, "statements/day=2024-03-04/part-00000-of-00001.csv", "half"),
            stage(staging, "statements/day=2024-03-05/part-00000-of-00001.csv", "done"));
    // Two uploads of three requests, the journal's copy and removal, and then one copy of two.
    s3.refuseChangesAfter(3 + 3 + 2 + 1);
    try {
      Publication.publish(staging, Publication.Change.of(files), text(output + "/run.json"));
      org.junit.jupiter.api.Assertions.fail("the store refused nothing");
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("refused by the test");
    } finally {
      s3.refuseNothing();
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(run(output, input, err)).isZero();
    assertThat(err.toString(UTF_8)).contains("finished publishing an earlier run");
    assertThat(stored(output)).isEqualTo(good);
  }

  /** Fails once at every request that changes something, and looks what a reader sees. */
  @Test
  void whereverAPublicationFailsTheNextRunFindsTheOldStateOrMakesTheNew() throws IOException {
    String monday = "statements/day=2024-03-04/part-00000-of-00001.csv";
    String parquet = "statements/day=2024-03-04/part-00000-of-00001.parquet";
    String tuesday = "statements/day=2024-03-05/part-00000-of-00001.csv";
    int oldStates = 0;
    int newStates = 0;
    boolean done = false;
    for (int changes = 0; !done; changes++) {
      String output = "s3://" + BUCKET + "/attempt-" + changes;
      Output first = Output.of(output, "first");
      Publication.publish(
          first,
          Publication.Change.of(List.of(stage(first, monday, "old"), stage(first, parquet, "old"))),
          "first");
      Map<String, String> before = stored(output);
      Output second = Output.of(output, "second");
      List<DataFile> files = List.of(stage(second, monday, "new"), stage(second, tuesday, "new"));
      s3.refuseChangesAfter(changes);
      try {
        Publication.publish(second, Publication.Change.of(files), "second");
        done = true;
      } catch (IOException | software.amazon.awssdk.core.exception.SdkException e) {
        String manifest = text(output + "/run.json");
        assertThat(
                manifest.equals("first") || stored(output).keySet().equals(Set.of(monday, tuesday)))
            .as("the manifest of the new state comes when that is whole, at change %d", changes)
            .isTrue();
      } finally {
        s3.refuseNothing();
      }
      Publication.recover(Output.of(output, "third"));
      Map<String, String> after = stored(output);
      assertThat(FileSystems.match(output + "/.staging/**", EmptyMatchTreatment.ALLOW).metadata())
          .isEmpty();
      if (text(output + "/run.json").equals("first")) {
        assertThat(after).as("failed at change %d", changes).isEqualTo(before);
        oldStates++;
      } else {
        assertThat(after.keySet())
            .as("failed at change %d", changes)
            .containsExactly(monday, tuesday);
        assertThat(text(output + "/" + monday)).isEqualTo("new");
        newStates++;
      }
    }
    assertThat(oldStates).isGreaterThan(3);
    assertThat(newStates).isGreaterThan(3);
  }

  /** What was rejected names its file, which is another. */
  private static Map<String, String> withoutRejected(Map<String, String> checksums) {
    Map<String, String> others = new TreeMap<>(checksums);
    others.keySet().removeIf(path -> path.startsWith("rejected/"));
    return others;
  }

  private static DataFile stage(Output output, String path, String text) throws IOException {
    String staged = path.replace("part-", "attempt-part-");
    Publication.write(output.staged(staged), text);
    return DataFile.newBuilder()
        .setDataset(path.substring(0, path.indexOf('/')))
        .setPath(path)
        .setRows(1)
        .setBytes(text.length())
        .setSha256("")
        .setStaged(staged)
        .build();
  }

  private static int run(String output, String input) {
    return run(output, input, new ByteArrayOutputStream());
  }

  private static int run(String output, String input, ByteArrayOutputStream err) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input=" + input,
                "--referenceDate=2024-03-31",
                "--format=csv,parquet",
                "--output=" + output));
    arguments.addAll(store());
    int code = execute(arguments, err);
    if (code == 3) {
      System.out.println(err.toString(UTF_8));
    }
    return code;
  }

  /** Where S3 is, for every command. */
  private static List<String> store() {
    return List.of(
        "--endpoint=" + s3.endpoint(),
        "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\",\"accessKeyId\":\"a\",\"secretAccessKey\":\"b\"}");
  }

  private static int execute(List<String> arguments, ByteArrayOutputStream err) {
    return OnRecord.execute(
        new Terminal(new ByteArrayOutputStream()),
        new Terminal(err),
        arguments.toArray(String[]::new));
  }

  private static String text(String uri) throws IOException {
    try (InputStream in =
        Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(uri, false)))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Returns the checksums of the datasets' files by path. */
  private static Map<String, String> stored(String output) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    for (MatchResult.Metadata file :
        FileSystems.match(output + "/**", EmptyMatchTreatment.ALLOW).metadata()) {
      String path = file.resourceId().toString().substring(output.length() + 1);
      if (!path.matches("run.json|inputs.jsonl.gz") && !path.startsWith(".staging")) {
        try (InputStream in = Channels.newInputStream(FileSystems.open(file.resourceId()))) {
          checksums.put(path, HexFormat.of().formatHex(Ids.sha256().digest(in.readAllBytes())));
        }
      }
    }
    return checksums;
  }

  private static Map<String, String> local(Path output) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = output.relativize(file).toString();
        if (!path.matches("run.json|inputs.jsonl.gz")) {
          checksums.put(
              path, HexFormat.of().formatHex(Ids.sha256().digest(Files.readAllBytes(file))));
        }
      }
    }
    return checksums;
  }
}

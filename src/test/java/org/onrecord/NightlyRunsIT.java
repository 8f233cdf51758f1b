package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.cli.RunCommand;
import org.onrecord.cli.Terminal;
import org.onrecord.model.Lease;
import org.onrecord.record.Ids;
import org.onrecord.statement.ExtractStatements.ExtractorFactory;
import org.onrecord.statement.StatementExtractor;
import org.onrecord.testing.QuotedWords;

/**
 * A fortnight of nightly runs on the sample and a few articles more. Each night the day's articles
 * come in and the run publishes that day and the six before it, as a nightly job does that wants
 * late articles and what Thursday's articles tell of Monday. After each, what is published is held
 * against one run of its own over the same input and all days since the first.
 */
class NightlyRunsIT {
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);
  private static final LocalDate LAST = LocalDate.of(2024, 3, 17);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What tells of the last run and so is new after each. */
  private static final Set<String> MANIFEST = Set.of("run.json", "inputs.jsonl.gz");

  /** What stands in for the extractor while a test wants to hold a run up. */
  private static final ExtractorFactory PLAIN = NightlyRunsIT::plain;

  private static volatile CountDownLatch begun = new CountDownLatch(0);
  private static volatile CountDownLatch goOn = new CountDownLatch(0);

  @TempDir Path folder;
  private Path news;
  private Path output;
  private int references;

  /** What a command did. */
  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void folders() throws IOException {
    news = Files.createDirectories(folder.resolve("news"));
    output = folder.resolve("out");
  }

  @Test
  void aFortnight() throws Exception {
    Map<LocalDate, List<String>> sample = sampleByDay();

    night(sample, "2024-03-04");
    night(sample, "2024-03-05");
    assertThat(changes("added")).containsExactly("2024-03-05");
    night(sample, "2024-03-06");

    // A late article of the 5th comes in on the 7th: the 5th changes too, the others do not.
    append(
        "late.jsonl",
        article(
            "late-1",
            "2024-03-05",
            "Too late for Tuesday's edition.\n\n"
                + "“The harbour is for all of us,” said Kofi Tharaldsen, who had waited."));
    night(sample, "2024-03-07");
    assertThat(changes("added")).containsExactly("2024-03-07");
    assertThat(changes("changed"))
        .as("and Monday, of which Thursday's articles speak")
        .containsExactly("2024-03-04", "2024-03-05");
    assertThat(changes("unchanged")).containsExactly("2024-03-06");
    night(sample, "2024-03-08");

    // An article of the 7th is corrected: another speaker.
    Path seventh = news.resolve("2024-03-07.jsonl");
    String corrected =
        Files.readString(seventh).replace("Ishani Raghavendran", "Ishana Raghavendran");
    assertThat(corrected).isNotEqualTo(Files.readString(seventh));
    Files.writeString(seventh, corrected);
    night(sample, "2024-03-09");
    assertThat(changes("changed")).contains("2024-03-07");
    night(sample, "2024-03-10");

    // The same night again: nothing changes, and no file is touched.
    Map<String, Long> touched = lastModified();
    assertPublished(run("2024-03-10"));
    assertThat(changes("unchanged")).hasSize(7);
    assertThat(changes("added")).isEmpty();
    assertThat(changes("changed")).isEmpty();
    assertThat(lastModified()).isEqualTo(touched);
    night(sample, "2024-03-11");

    // A bad night: a feed sends rubbish. Nothing changes, not even the manifest.
    Map<String, String> before = checksums(output, true);
    Path twelfth = bring(sample, "2024-03-12");
    String good = Files.readString(twelfth);
    Files.writeString(twelfth, good + "<html>502</html>\n".repeat(9));
    Outcome failed = run("2024-03-12", "--maxRejected=10%");
    assertThat(failed.code()).isEqualTo(4);
    assertThat(failed.err()).contains("more than --maxRejected=10%").contains("2024-03-12.jsonl:");
    assertThat(checksums(output, true)).isEqualTo(before);

    // The next night has both days.
    Files.writeString(twelfth, good);
    night(sample, "2024-03-13");
    assertThat(changes("added")).containsExactly("2024-03-12", "2024-03-13");

    // While a run is at work, a second one on the same output stops; the first goes on.
    bring(sample, "2024-03-14");
    begun = new CountDownLatch(1);
    goOn = new CountDownLatch(1);
    CompletableFuture<Outcome> first =
        CompletableFuture.supplyAsync(() -> run(NightlyRunsIT::heldUp, output, "2024-03-14"));
    try {
      assertThat(begun.await(2, TimeUnit.MINUTES)).isTrue();
      before = checksums(output, true);
      Outcome second = run("2024-03-14");
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err()).contains("is being written by run ").contains("--breakLock");
      assertThat(checksums(output, true)).isEqualTo(before);
    } finally {
      goOn.countDown();
    }
    assertPublished(first.get(2, TimeUnit.MINUTES));
    assertSameAsOneRun("2024-03-14");

    for (LocalDate day = LocalDate.of(2024, 3, 15); !day.isAfter(LAST); day = day.plusDays(1)) {
      night(sample, day.toString());
    }
    assertWorthComparing();
    assertThat(execute(PLAIN, "validate", "--output=" + output).code()).isZero();
  }

  @Test
  void aDayOfWhichTheInputIsGoneIsNotEmptiedUnlessAskedFor() throws Exception {
    append("a.jsonl", article("a", "2024-03-04", "“One harbour,” said Ann Roe."));
    append("b.jsonl", article("b", "2024-03-05", "“No harbour,” said Bo Li on Monday."));
    assertPublished(run("2024-03-05"));

    // The file of the 4th is missing, and an article of the 5th still speaks of the 4th.
    Path missing = news.resolve("a.jsonl");
    String text = Files.readString(missing);
    Files.delete(missing);
    Map<String, String> before = checksums(output, true);
    Outcome failed = run("2024-03-05");
    assertThat(failed.code()).isEqualTo(4);
    assertThat(failed.err()).contains("the input has no articles for 2024-03-04 (1 article)");
    Outcome withoutWindow = executeRun(PLAIN, output);
    assertThat(withoutWindow.code()).isEqualTo(4);
    assertThat(checksums(output, true)).isEqualTo(before);

    assertPublished(run("2024-03-05", "--emptiedDays=publish"));
    assertSameAsOneRun("2024-03-05");

    // The article was corrected to be of the 6th: the 4th and, a week on, all is as one run has it.
    append("a.jsonl", text.replace("2024-03-04", "2024-03-06"));
    assertPublished(run("2024-03-06"));
    assertSameAsOneRun("2024-03-06");
  }

  @Test
  void aDayOfWhichNothingIsLeftGoes() throws Exception {
    append("a.jsonl", article("a", "2024-03-04", "“One harbour,” said Ann Roe."));
    append("b.jsonl", article("b", "2024-03-05", "“No harbour,” said Bo Li."));
    assertPublished(run("2024-03-05"));
    Files.delete(news.resolve("a.jsonl"));

    assertPublished(run("2024-03-05", "--emptiedDays=publish"));
    assertThat(changes("removed")).containsExactly("2024-03-04");
    assertThat(output.resolve("statements/day=2024-03-04")).doesNotExist();
    assertSameAsOneRun("2024-03-05");
  }

  /** Whichever windows a backfill is cut into, a day comes out the same. */
  @Test
  void howDaysAreCutIntoWindowsDoesNotShow() throws Exception {
    Map<LocalDate, List<String>> sample = sampleByDay();
    for (LocalDate day : sample.keySet()) {
      bring(sample, day.toString());
    }
    for (String[] window :
        new String[][] {
          {"2024-02-27", "2024-03-04"}, {"2024-03-12", "2024-03-17"}, {"2024-03-05", "2024-03-11"}
        }) {
      assertPublished(executeRun(PLAIN, output, "--from=" + window[0], "--to=" + window[1]));
    }
    assertSameAsOneRun("2024-03-17");
    assertWorthComparing();

    Path unlimited = folder.resolve("unlimited");
    assertPublished(executeRun(PLAIN, unlimited));
    assertThat(checksums(output, false)).isEqualTo(checksums(unlimited, false));
  }

  /** Days counted with an old catalogue never stand beside days counted with a new one. */
  @Test
  void anEditedCatalogueMeansCountingAllDaysAgain() throws Exception {
    Path actors = folder.resolve("actors.csv");
    String withActors = "--actors=" + actors;
    Files.writeString(actors, "id,name,type\nann,Ann Roe,person\n");
    append("a.jsonl", article("a", "2024-03-04", "“The pier stays,” said Ann Roe."));
    append("b.jsonl", article("b", "2024-03-12", "“The ferry goes,” said Bo Li."));
    assertPublished(run("2024-03-05", withActors));
    assertPublished(run("2024-03-12", withActors));
    String counted = sha256(actors);

    // By another name it is the same catalogue.
    Path renamed = Files.move(actors, folder.resolve("people.csv"));
    assertPublished(run("2024-03-12", "--actors=" + renamed));
    Files.move(renamed, actors);
    assertPublished(run("2024-03-12", withActors));

    Files.writeString(actors, "bo,Bo Li,person\n", StandardOpenOption.APPEND);
    Map<String, String> before = checksums(output, true);
    Outcome refused = run("2024-03-12", withActors);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--output: the published days (2024-03-04, 2024-03-12) were counted differently")
        .contains(
            "the file %s of --actors has changed (SHA-256 %s, was %s)"
                .formatted(actors, sha256(actors), counted))
        .contains("--recount");
    assertThat(run("2024-03-12", withActors, "--dryRun").code()).isEqualTo(2);

    Outcome tooNarrow = run("2024-03-12", withActors, "--recount");
    assertThat(tooNarrow.code()).isEqualTo(2);
    assertThat(tooNarrow.err()).contains("this run leaves out 2024-03-04; widen --from");

    // Without a window, the days of the input are known at the end.
    Path elsewhere = Files.move(news.resolve("a.jsonl"), folder.resolve("a.jsonl"));
    Outcome incomplete = executeRun(PLAIN, output, withActors, "--recount");
    assertThat(incomplete.code()).isEqualTo(4);
    assertThat(incomplete.err()).contains("leaves out 2024-03-04");
    assertThat(checksums(output, true)).isEqualTo(before);

    Files.move(elsewhere, news.resolve("a.jsonl"));
    assertPublished(executeRun(PLAIN, output, withActors, "--recount"));
    assertThat(changes("changed")).containsExactly("2024-03-12");
    Path fresh = folder.resolve("fresh");
    assertPublished(executeRun(PLAIN, fresh, withActors));
    assertThat(checksums(output, false)).isEqualTo(checksums(fresh, false));
    assertPublished(run("2024-03-12", withActors));

    // Of an output without days, nothing can be mixed.
    Path empty = folder.resolve("empty");
    String[] noDays = {"--from=2023-01-01", "--to=2023-01-02"};
    assertPublished(executeRun(PLAIN, empty, noDays));
    assertPublished(executeRun(PLAIN, empty, withActors, noDays[0], noDays[1]));
  }

  private static String sha256(Path file) throws IOException {
    return HexFormat.of().formatHex(Ids.sha256().digest(Files.readAllBytes(file)));
  }

  /** Brings the day's articles in, publishes, and compares. */
  private void night(Map<LocalDate, List<String>> sample, String day) throws Exception {
    bring(sample, day);
    assertPublished(run(day));
    assertSameAsOneRun(day);
  }

  private Path bring(Map<LocalDate, List<String>> sample, String day) throws IOException {
    return Files.write(
        news.resolve(day + ".jsonl"), sample.getOrDefault(LocalDate.parse(day), List.of()));
  }

  private void append(String file, String line) throws IOException {
    Files.writeString(
        news.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String article(String id, String published, String text) throws IOException {
    ObjectNode article = JSON.createObjectNode();
    article.put("id", id).put("published", published).put("publisher", "The Night Desk");
    return JSON.writeValueAsString(article.put("text", text));
  }

  /**
   * The sample's lines by day; a line without one, also the broken one, comes with its neighbour.
   */
  private static Map<LocalDate, List<String>> sampleByDay() throws IOException {
    Map<LocalDate, List<String>> days = new TreeMap<>();
    LocalDate day = FIRST;
    for (String line : Files.readAllLines(Path.of("seeds/sample.jsonl"))) {
      var published =
          java.util.regex.Pattern.compile("\"published\": \"(\\d{4}-\\d{2}-\\d{2})").matcher(line);
      day = published.find() ? LocalDate.parse(published.group(1)) : day;
      days.computeIfAbsent(day, any -> new ArrayList<>()).add(line);
    }
    assertThat(days).hasSize(14);
    // A surname alone means who spoke under the full name in the week before: on the 5th, the 8th
    // and the 11th, not on the 12th any more.
    addOwn(days, "2024-03-04", "“The pier stays,” said Oda Brekke.");
    for (String later : List.of("2024-03-05", "2024-03-08", "2024-03-11", "2024-03-12")) {
      addOwn(days, later, "“The pier stays, I repeat,” said Brekke.");
    }
    return days;
  }

  private static void addOwn(Map<LocalDate, List<String>> days, String day, String text)
      throws IOException {
    days.get(LocalDate.parse(day)).add(article("own-" + day, day, text));
  }

  private Outcome run(String lastDay, String... options) {
    return run(PLAIN, output, lastDay, options);
  }

  private Outcome run(ExtractorFactory extractor, Path to, String lastDay, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--from=" + LocalDate.parse(lastDay).minusDays(6));
    all.add("--to=" + lastDay);
    return executeRun(extractor, to, all.toArray(String[]::new));
  }

  private Outcome executeRun(ExtractorFactory extractor, Path to, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input=" + news.resolve("*.jsonl"),
                "--output=" + to,
                "--referenceDate=2024-03-31",
                "--format=jsonl,parquet",
                "--buckets=1",
                "--targetParallelism=1"));
    arguments.addAll(List.of(options));
    return execute(extractor, arguments.toArray(String[]::new));
  }

  private static Outcome execute(ExtractorFactory extractor, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal outStream = new Terminal(out);
    Terminal errStream = new Terminal(err);
    int code =
        OnRecord.execute(
            outStream,
            errStream,
            () -> RunCommand.commandLine(outStream, errStream, any -> extractor),
            arguments);
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static Lease<StatementExtractor> plain() {
    return Lease.of(new QuotedWords());
  }

  private static Lease<StatementExtractor> heldUp() {
    begun.countDown();
    try {
      if (!goOn.await(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("held up for too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return plain();
  }

  private static void assertPublished(Outcome run) {
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** One run of its own over the same input gives the same bytes, and the same manifest of them. */
  private void assertSameAsOneRun(String lastDay) throws IOException {
    Path reference = folder.resolve("reference-" + references++);
    assertPublished(
        executeRun(PLAIN, reference, "--from=" + FIRST.minusDays(6), "--to=" + lastDay));
    assertThat(checksums(output, false)).isEqualTo(checksums(reference, false));
    assertThat(manifest(output).get("files")).isEqualTo(manifest(reference).get("files"));
    assertThat(withoutRuns(manifest(output))).isEqualTo(withoutRuns(manifest(reference)));
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  /** The sample has what could go wrong: surnames across days, and days named in articles. */
  private void assertWorthComparing() throws IOException {
    int surnames = 0;
    int otherDays = 0;
    try (Stream<Path> files = Files.walk(output.resolve("statements"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readAllLines(file)) {
          JsonNode statement = JSON.readTree(line);
          surnames += statement.get("resolution").asText().equals("SURNAME") ? 1 : 0;
          otherDays += statement.get("day").equals(statement.get("published")) ? 0 : 1;
        }
      }
    }
    assertThat(surnames).isGreaterThan(3);
    assertThat(otherDays).isGreaterThan(3);
  }

  private List<String> changes(String what) throws IOException {
    List<String> days = new ArrayList<>();
    manifest(output).get("changes").get(what).forEach(day -> days.add(day.asText()));
    return days;
  }

  private static JsonNode manifest(Path output) throws IOException {
    return JSON.readTree(output.resolve("run.json").toFile());
  }

  private static JsonNode withoutRuns(JsonNode manifest) {
    manifest.get("days").forEach(day -> ((ObjectNode) day).remove("run"));
    return manifest.get("days");
  }

  private static Map<String, String> checksums(Path output, boolean manifestToo)
      throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    for (Path file : files(output)) {
      String path = output.relativize(file).toString();
      if (!path.startsWith(".staging") && (manifestToo || !MANIFEST.contains(path))) {
        checksums.put(path, sha256(file));
      }
    }
    return checksums;
  }

  private Map<String, Long> lastModified() throws IOException {
    Map<String, Long> times = new TreeMap<>();
    for (Path file : files(output)) {
      String path = output.relativize(file).toString();
      if (!MANIFEST.contains(path)) {
        times.put(path, Files.getLastModifiedTime(file).toMillis());
      }
    }
    return times;
  }

  private static List<Path> files(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}

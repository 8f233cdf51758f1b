package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.Docs.Block;
import org.onrecord.testing.PackagedJar;

/**
 * Runs the commands of the README and the docs as they are written there, against the packaged jar,
 * and compares their output with the output shown. A command that this test cannot run fails it.
 */
class DocsCommandsIT {
  /** The beginnings of commands that are not run here, with the reason. */
  private static final Map<String, String> NOT_RUN =
      Map.ofEntries(
          Map.entry("make test", "runs this test"),
          Map.entry("make check", ".ci/run runs it"),
          Map.entry("make integration", "runs this test"),
          Map.entry("make it", "kills clusters and runs for half an hour"),
          Map.entry("make chaos", "ChaosIT runs among the long tests"),
          Map.entry("make flink-", "ClusterIT starts the same cluster"),
          Map.entry("make bench", "measures for minutes, as bench-page does"),
          Map.entry("make pictures", "takes pictures of the page that PageIT checks"),
          Map.entry("make fields", "writes a page; DocsFieldsTest compares it with the schemas"),
          Map.entry("make schemas", "writes schemas; SchemasTest compares them with the code"),
          Map.entry("make format", "writes the sources"),
          Map.entry("make lint", ".ci/run runs it"),
          Map.entry("make sample", "is make page without the page"),
          Map.entry("mvn -o -q test -Dtest=", "runs unit tests"),
          Map.entry("mvn -Phdfs package", "builds another jar, for a store that is not here"),
          Map.entry("mvn -Pgcs package", "builds another jar, for a store that is not here"),
          Map.entry("flink run", "needs a cluster"),
          Map.entry("java -jar onrecord.jar", "cron's, on another machine"),
          Map.entry("java -jar /srv/onrecord.jar", "Airflow's, on another machine"),
          Map.entry(
              "java -jar target/onrecord.jar run --input='s3://",
              "needs Amazon's S3 and another; S3IT runs similar commands against its own"),
          Map.entry(
              "java -jar target/onrecord.jar run --spec=pipelines/sample.yaml --runner=FlinkRunner",
              "EndToEndIT runs the sample on Flink"));

  private static final Pattern COMMAND =
      Pattern.compile("(?:java -jar|make|mvn|flink run) [^`]*?(?= {2,}#|`|>>|\"|$)");

  @TempDir static Path work;

  /** The blocks of code of all pages, page by page. */
  private static final List<Block> BLOCKS = new ArrayList<>();

  /** The output of each command. */
  private static final Map<String, String> PRINTED = new LinkedHashMap<>();

  @BeforeAll
  static void runAll() throws Exception {
    List<String> pages = new ArrayList<>();
    for (Path page : Docs.pages()) {
      pages.add(Files.readString(page));
    }
    pages.stream().map(Docs::blocks).forEach(BLOCKS::addAll);
    for (String given : List.of("target/onrecord.jar", "pipelines", "seeds")) {
      Path link = work.resolve(given);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(given).toAbsolutePath());
    }
    writeNews();
    Files.writeString(
        work.resolve("FILE.jsonl"),
        """
        {"id": "a", "text": "Ann Roe said it rained.", "attributions": \
        [{"content": [[13, 22]], "source": [[0, 7]], "cue": [[8, 12]]}]}
        """);
    Files.writeString(
        work.resolve("PAIRS.jsonl"),
        """
        {"text": "We oppose the bridge.", "target": "The bridge should be built", "stance": "oppose"}
        """);
    // As after a fresh clone: days published before would count as unchanged.
    run("rm -rf target/seed target/sample", Path.of(""));
    for (String command : commands(pages)) {
      // make runs in the repository; -o: it must not rebuild the jar under test.
      boolean make = command.startsWith("make ");
      String line = make ? command.replace("make ", "make -o target/onrecord.jar ") : command;
      PRINTED.put(command, run(line, make ? Path.of("") : work));
    }
  }

  /** Returns the commands to run: those that write an output first, since others read it. */
  private static List<String> commands(List<String> pages) {
    Set<String> commands = new LinkedHashSet<>();
    Stream.concat(
            BLOCKS.stream().flatMap(block -> block.lines().stream()),
            pages.stream().flatMap(page -> Docs.inlineCode(page).stream()))
        .flatMap(line -> COMMAND.matcher(line).results().map(found -> found.group().strip()))
        .filter(command -> NOT_RUN.keySet().stream().noneMatch(command::startsWith))
        .forEach(commands::add);
    return commands.stream()
        .sorted(Comparator.comparing(command -> !command.contains(".jar run ")))
        .toList();
  }

  /**
   * Writes news of 5 March 2024, for the dates in the docs, and of three days ago, for a window.
   */
  private static void writeNews() throws IOException {
    Path news = Files.createDirectories(work.resolve("news")).resolve("a.jsonl.gz");
    LocalDate recent = LocalDate.now(Clock.systemUTC()).minusDays(3);
    try (Writer out =
        new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(news)), UTF_8)) {
      for (LocalDate day : List.of(LocalDate.of(2024, 3, 5), recent)) {
        for (String actor : List.of("Ann Roe of Norland", "Ben Coe of Sudland")) {
          out.write(
              """
              {"id": "%s %s", "published": "%s", "publisher": "The Selwyn Courier", "text": \
              "\\"We reject the treaty with Ostland,\\" %s said. The minister opposes Ostland and supports the port, he added."}
              """
                  .formatted(day, actor, day, actor));
        }
      }
    }
  }

  private static String run(String command, Path folder) throws Exception {
    Path out = Files.createTempFile(work, "out", ".txt");
    Path err = Files.createTempFile(work, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // Each command is a JVM of some seconds.
    builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", PackagedJar.quick()));
    Process process = builder.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended && process.exitValue() == 0)
        .as("%s\n%s\n%s", command, Files.readString(out), Files.readString(err))
        .isTrue();
    return Files.readString(out);
  }

  @Test
  void theCommandsOfEachKindAreThere() {
    for (String begin :
        List.of(
            "make run",
            "make page",
            "java -jar target/onrecord.jar run --input=",
            "java -jar target/onrecord.jar report --output=",
            "java -jar target/onrecord.jar explain ",
            "java -jar target/onrecord.jar validate ",
            "java -jar target/onrecord.jar export network ",
            "java -jar target/onrecord.jar export dna ",
            "java -jar target/onrecord.jar evaluate statements ",
            "java -jar target/onrecord.jar evaluate stances ")) {
      assertThat(PRINTED.keySet()).anyMatch(command -> command.startsWith(begin));
    }
    assertThat(work.resolve("out/report.html")).isNotEmptyFile();
    assertThat(work.resolve("network/actor_actor.graphml")).isNotEmptyFile();
    assertThat(work.resolve("dna/import.sql")).isNotEmptyFile();
  }

  @Test
  void theSeedGivesWhatTheDocsShow() {
    List<String> shown = outputAfter("make run ");
    String printed = PRINTED.get("make run");
    // The time differs in every run.
    assertThat(untimed(String.join("\n", shown)).lines().toList())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(untimed(printed)).contains(line));
  }

  private static String untimed(String text) {
    return text.replaceAll(", in [0-9.]+ s", "");
  }

  @Test
  void anArticleIsExplainedAsTheDocsShow() {
    String explain = "java -jar target/onrecord.jar explain ";
    String printed =
        PRINTED.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(explain))
            .findFirst()
            .orElseThrow()
            .getValue();
    assertThat(outputAfter(explain))
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(printed).contains(line));
  }

  /** Returns the lines of the block of output that follows a command's block. */
  private static List<String> outputAfter(String command) {
    int at =
        IntStream.range(0, BLOCKS.size())
            .filter(i -> BLOCKS.get(i).lines().stream().anyMatch(line -> line.startsWith(command)))
            .findFirst()
            .orElseThrow();
    return output(at + 1).orElseThrow();
  }

  /** Returns the lines of a block of output: one without a language. */
  private static Optional<List<String>> output(int block) {
    return Optional.of(block)
        .filter(at -> at < BLOCKS.size())
        .map(BLOCKS::get)
        .filter(shown -> shown.language().isEmpty())
        .map(Block::lines);
  }

  @Test
  void duckdbGivesWhatTheDocsShow() throws SQLException {
    int queries = 0;
    int compared = 0;
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement()) {
      for (int i = 0; i < BLOCKS.size(); i++) {
        if (BLOCKS.get(i).language().equals("sql")) {
          String query =
              String.join(" ", BLOCKS.get(i).lines()).replace("'out/", "'" + work + "/out/");
          List<List<String>> rows = new ArrayList<>();
          try (ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
              List<String> row = new ArrayList<>();
              for (int column = 1; column <= columns; column++) {
                row.add(found.getString(column));
              }
              rows.add(row);
            }
          }
          assertThat(rows).as(query).isNotEmpty();
          Optional<List<String>> output = output(i + 1);
          if (output.isPresent()) {
            List<List<String>> shown =
                output.get().stream()
                    .filter(line -> line.startsWith("│"))
                    .skip(2)
                    .map(line -> Arrays.stream(line.split("│")).skip(1).map(String::strip).toList())
                    .toList();
            assertThat(rows).as(query).isEqualTo(shown);
            compared++;
          }
          queries++;
        }
      }
    }
    assertThat(queries).isEqualTo(3);
    assertThat(compared).isEqualTo(1);
  }

  /** Runs only where pandas is installed; the build does not require it. */
  @Test
  void pandasGivesWhatTheDocsShow() throws Exception {
    Process probe =
        new ProcessBuilder("python3", "-c", "import pandas, pyarrow")
            .redirectErrorStream(true)
            .start();
    assumeTrue(probe.waitFor() == 0, "pandas is not installed");
    List<String> lines = BLOCKS.get(blockOf("rows = pd.")).lines();
    int last = lines.size() - 1;
    assertPrintsTheNextBlock(
        "python3",
        "import pandas as pd\nfrom glob import glob\n%s\nprint(%s)\n"
            .formatted(String.join("\n", lines.subList(0, last)), lines.get(last)),
        "rows = pd.");
  }

  @Test
  void rGivesWhatTheDocsShow() throws Exception {
    String script = String.join("\n", BLOCKS.get(blockOf("rows <- ")).lines());
    assertPrintsTheNextBlock("Rscript", script, "rows <- ");
  }

  private static int blockOf(String begin) {
    return IntStream.range(0, BLOCKS.size())
        .filter(i -> BLOCKS.get(i).lines().get(0).startsWith(begin))
        .findFirst()
        .orElseThrow();
  }

  private static void assertPrintsTheNextBlock(String interpreter, String lines, String begin)
      throws Exception {
    Path script = Files.writeString(work.resolve("shown.script"), lines);
    String printed = run(interpreter + " " + script, Path.of(""));
    assertThat(
            output(blockOf(begin) + 1).orElseThrow().stream().map(String::stripTrailing).toList())
        .isEqualTo(printed.lines().map(String::stripTrailing).toList());
  }
}

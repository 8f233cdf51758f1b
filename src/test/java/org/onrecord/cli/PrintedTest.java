package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;

/** Every command on data, names and options that try to drive the terminal. */
class PrintedTest {
  private static final String HOSTILE = "\u001b]0;x\u0007\u009b31m\u202e\u2028\u2067\u0008\u007f";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream systemErr = System.err;
  private Path corpus;
  private String output;

  @BeforeEach
  void aHostileCorpus() throws IOException {
    var json = new ObjectMapper();
    String article =
        json.writeValueAsString(
            Map.of(
                "text", "“The ferry " + HOSTILE + " stays,” Mayor Ana" + HOSTILE + " Lund said.",
                "title", "Title" + HOSTILE,
                "publisher", HOSTILE,
                "url", "https://example.org/" + HOSTILE,
                "published", "2024-03-05"));
    String wrong = json.writeValueAsString(Map.of("text", "Rain.", "published", HOSTILE));
    corpus =
        Files.writeString(
            folder.resolve("a" + HOSTILE + ".jsonl"), String.join("\n", article, wrong, HOSTILE));
    output = folder.resolve("out" + HOSTILE).toString();
  }

  @AfterEach
  void giveBackTheErrorStream() {
    System.setErr(systemErr);
    Logs.setUp(false);
  }

  @Test
  void aRunAndWhatReadsItsOutput() throws IOException {
    String in = "--input=" + corpus.resolveSibling("*.jsonl");
    String published = "--output=" + output;
    assertShown(0, "run", in, published, "--dryRun");
    assertShown(0, "run", in, published, "--format=jsonl,csv");
    assertThat(printed()).contains("2024-03-05  Ana ", "2 rejected", "\\u001b");
    assertShown(0, "validate", published);
    assertThat(printed()).contains("valid", "\\u001b");
    assertShown(0, "export", "network", published, "--to=" + folder.resolve("n" + HOSTILE));
    assertShown(0, "export", "dna", published, "--to=" + folder.resolve("d" + HOSTILE));
    Files.writeString(
        Path.of(output, "statements", "day=2024-03-05", "part-00000-of-00001.csv"), "x");
    assertShown(4, "validate", published);
  }

  @Test
  void anExplanationInEveryFormat() throws IOException {
    for (String format : List.of("text", "html")) {
      Path article =
          Files.writeString(
              folder.resolve(format + HOSTILE + ".txt"),
              "“No "
                  + HOSTILE
                  + ",” Bo Lind said. "
                  + "The ferry stays in the harbour. ".repeat(9));
      assertShown(0, "explain", article.toString(), "--format=" + format);
      assertThat(printed()).contains("Bo Lind", "\\u009b");
    }
    assertShown(3, "explain", corpus.toString(), "--format=json");
    JsonNode explained = new ObjectMapper().readTree(out.toString(UTF_8));
    assertThat(explained.at("/article/title").asText()).isEqualTo("Title" + HOSTILE);
    assertThat(explained.at("/article/text").asText()).contains("\u001b]0;x", "\u009b31m\u202e");
    assertThat(err.toString(UTF_8)).contains(".jsonl:3: ");
  }

  @Test
  void figuresAndMistakesInAnnotations() throws IOException {
    Path gold =
        Files.writeString(
            folder.resolve("gold" + HOSTILE),
            "{\"text\": \"We are for it.\", \"target\": \"t\", \"stance\": \"support\","
                + " \"kind\": \"k\\u001b\\u009b\"}\n");
    assertShown(0, "evaluate", "stances", "--gold=" + gold);
    assertThat(printed()).contains("k\\u001b\\u009b");
    assertShown(2, "evaluate", "statements", "--gold=" + gold);
  }

  @Test
  void mistakesThatQuoteWhatWasGiven() throws IOException {
    Path catalogue =
        Files.writeString(
            folder.resolve("c" + HOSTILE + ".yaml"), "actors:\n- {\"k\\e[31m\\x9b\": 1}\n");
    String in = "--input=" + corpus;
    for (List<String> command :
        List.of(
            List.of(HOSTILE),
            List.of("--" + HOSTILE),
            List.of("run", "--" + HOSTILE),
            List.of("run", HOSTILE),
            List.of("run", "--input=" + HOSTILE, "--output=o"),
            List.of("run", in, "--output=" + corpus),
            List.of("run", in, "--output=o", "--from=" + HOSTILE),
            List.of("run", in, "--output=o", "--actors=" + catalogue),
            List.of("run", in, "--output=o", "--targets=" + HOSTILE + "*"),
            List.of("run", "--spec=" + catalogue),
            List.of("validate", "--output=" + HOSTILE),
            List.of("report", "--output=" + HOSTILE),
            List.of("export", HOSTILE),
            List.of("export", "dna", "--output=o", "--to=x", "--from=" + HOSTILE),
            List.of("explain", HOSTILE),
            List.of("explain", corpus.toString(), "--format=" + HOSTILE),
            List.of("evaluate", "stances", "--gold=" + HOSTILE, "--stanceModel=" + HOSTILE))) {
      assertShown(2, command.toArray(String[]::new));
      assertThat(err.toString(UTF_8)).as("%s", command).hasLineCount(1).contains("\\u");
    }
  }

  @Test
  void whatLibrariesLog() {
    System.setErr(new Terminal(err));
    Logs.setUp(false);
    Logger.getLogger("com.example").warning("cannot read " + HOSTILE);
    Logger.getLogger("com.example").log(java.util.logging.Level.WARNING, "x", new IOException("y"));
    assertThat(err.toString(UTF_8)).contains("cannot read \\u001b]0;x\\u0007\\u009b31m\\u202e");
    assertThat(err.toString(UTF_8)).as("no stack traces").hasLineCount(2);
  }

  @Test
  void nothingElsePrints() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.onrecord");
    ArchRuleDefinition.noClasses()
        .that()
        .doNotBelongToAnyOf(Terminal.class)
        .should()
        .callConstructorWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.type(PrintStream.class))))
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ours);
  }

  private String printed() {
    return out.toString(UTF_8) + err.toString(UTF_8);
  }

  private void assertShown(int code, String... command) {
    out.reset();
    err.reset();
    int ended = OnRecord.execute(new Terminal(out), new Terminal(err), command);
    assertThat(ended).as(printed()).isEqualTo(code);
    String raw =
        printed()
            .codePoints()
            .filter(
                c ->
                    (Character.isISOControl(c) && c != '\n' && c != '\t')
                        || (c >= 0x2028 && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069))
            .mapToObj(Integer::toHexString)
            .collect(joining(" "));
    assertThat(raw).as(String.join(" ", command)).isEmpty();
  }
}

package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.actor.ActorCatalogueFile;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.cli.options.GivenOptions;
import org.onrecord.corpus.format.PublisherCatalogue;
import org.onrecord.job.UsageException;
import org.onrecord.stance.TargetCatalogueFile;

/** The JSON Schemas of specs and catalogues: they accept and refuse what the program does. */
class SchemasTest {
  private static final Path PIPELINES = Path.of("pipelines");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String TARGET = "targets:\n  - {id: a, label: A, proposition: P, find: %s}";
  private static final String ACTOR = "actors:\n  - {id: a, name: A, type: %s}";

  static final List<String> GOOD_SPECS =
      List.of(
          "input: news/*.jsonl",
          "input: [a.txt, b.txt]",
          "format: csv",
          "format: 'parquet, jsonl'",
          "format: [parquet, csv, jsonl]",
          "csvDialect: excel",
          "from: today-7d",
          "to: 2024-03-04",
          "referenceDate: 2024-03-31",
          "lookback: 7",
          "lookback: 14d",
          "maxRejected: 1.5%",
          "maxRejected: 100.0%",
          "maxRejected: 50",
          "articleTimeout: 90s",
          "buckets: 1",
          "report: true",
          "languages: any",
          "languages: [en, de]",
          "inputFormat: warc",
          "fields: {text: body.content, published: date}",
          "fields: text=body",
          "fields: [text=body, title = head]",
          "runner: FlinkRunner",
          "parallelism: 4",
          "fasterCopy: false",
          "executionModeForBatch: PIPELINED");

  static final List<String> BAD_SPECS =
      List.of(
          "inptu: news/*.jsonl",
          "formats: csv",
          "format: xlsx",
          "format: [csv, xls]",
          "format: csv;parquet",
          "csvDialect: libre",
          "from: 04.03.2024",
          "from: tomorrow",
          "from: '+999999999-12-31'",
          "executionModeForBatch: x",
          "to: today-d",
          "referenceDate: March",
          "lookback: a week",
          "lookback: -1",
          "maxRejected: 101%",
          "maxRejected: 1 %",
          "maxRejected: -1",
          "articleTimeout: 10",
          "articleTimeout: 0s",
          "buckets: 0",
          "buckets: many",
          "buckets: [1, 2]",
          "filesPerDay: 0",
          "filesPerDay: 1.5",
          "maxArticleChars: 100000001",
          "report: maybe",
          "undated: drop",
          "statementDay: heard",
          "emptiedDays: ignore",
          "inputFormat: docx",
          "runner: SparkRunner",
          "parallelism: two",
          "fasterCopy: fast",
          "lookback: 12345",
          "output: {folder: out}",
          "output:",
          "- input");

  static final List<String> GOOD_TARGETS =
      List.of(
          TARGET.formatted("[{any: [rail]}]"),
          TARGET.formatted("[{all: [rail, [night, sleeper]], none: [handrail]}]"),
          TARGET.formatted("[{all: [{lemma: night train}], any: ['train*']}]"),
          "targets: []",
          """
          targets:
            - id: rail.night_1
              label: 2030
              proposition: Night trains should run again
              find: [{any: [night train, sleeper]}]
              favour: [bring them back]
              oppose: [{lemma: scrap}]
          """);

  static final List<String> BAD_TARGETS =
      List.of(
          "targets:\n  - {id: a, label: A, find: [{any: [rail]}]}",
          "targets:\n  - {id: a b, label: A, proposition: P, find: [{any: [rail]}]}",
          "targets:\n  - {id: a, label: A, proposition: %s, find: [{any: [rail]}]}"
              .formatted("P".repeat(201)),
          "targets:\n  - {id: a, label: '', proposition: P, find: [{any: [rail]}]}",
          "targets:\n  - {id: a, label: A, proposition: P, find: [{any: [rail]}], favor: [x]}",
          TARGET.formatted("[]"),
          TARGET.formatted("rail"),
          TARGET.formatted("[rail]"),
          TARGET.formatted("[{}]"),
          TARGET.formatted("[{none: [rail]}]"),
          TARGET.formatted("[{all: []}]"),
          TARGET.formatted("[{any: []}]"),
          TARGET.formatted("[{any: rail}]"),
          TARGET.formatted("[{any: ['12']}]"),
          TARGET.formatted("[{any: ['*']}]"),
          TARGET.formatted("[{any: [{lemma: 'train*'}]}]"),
          TARGET.formatted("[{any: [{stem: train}]}]"),
          "target: []",
          "targets: rail",
          "targets: []\nactors: []");

  static final List<String> GOOD_ACTORS =
      List.of(
          ACTOR.formatted("PERSON"),
          "actors: []",
          """
          actors:
            - id: 7
              name: Ada Holm
              type: PERSON
              aliases: [A. Holm]
              country: Norland
              roles:
                - {role: mayor of Selwyn}
                - {role: minister, from: 2023-01-02, to: 2024-01-01}
          """);

  static final List<String> BAD_ACTORS =
      List.of(
          ACTOR.formatted("ROBOT"),
          "actors:\n  - {id: a, type: PERSON}",
          "actors:\n  - {id: a, name: A, type: PERSON, alias: B}",
          "actors:\n  - {id: a, name: A, type: PERSON, aliases: B}",
          "actors:\n  - {id: a, name: [A], type: PERSON}",
          "actors:\n  - {id: a, name: A, type: PERSON, roles: [mayor]}",
          "actors:\n  - {id: a, name: A, type: PERSON, roles: [{from: 2024-01-01}]}",
          "actors:\n  - {id: a, name: A, type: PERSON, roles: [{role: x, from: 1.1.2024}]}",
          "actors:\n  a: {name: A, type: PERSON}",
          "persons: []");

  private static final Path FILE = Path.of("file.yaml");

  static final List<String> GOOD_PUBLISHERS =
      List.of(
          "publishers: []",
          """
          publishers:
            - {name: The Meridian, hosts: [meridian.example, www.Küste.example]}
            - {name: 7, hosts: []}
          """);

  static final List<String> BAD_PUBLISHERS =
      List.of(
          "publishers:\n  - {name: A}",
          "publishers:\n  - {name: A, hosts: a.example}",
          "publishers:\n  - {name: A, hosts: ['https://a.example']}",
          "publishers:\n  - {name: A, hosts: ['*.a.example']}",
          "publishers:\n  - {name: A, hosts: ['a.example:80']}",
          "publishers:\n  - {name: A, host: [a.example]}",
          "publishers: {a.example: A}",
          "hosts: []");

  @TempDir Path folder;

  @Test
  void areThoseThatTheCodeGives() throws IOException {
    for (Map.Entry<String, String> made : Schemas.made().entrySet()) {
      assertThat(Schemas.FOLDER.resolve(made.getKey()))
          .as("`make schemas` writes it")
          .hasContent(made.getValue());
    }
    try (Stream<Path> files = Files.list(Schemas.FOLDER)) {
      assertThat(files).hasSameSizeAs(Schemas.made().keySet());
    }
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(PIPELINES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The first line is the comment by which editors with the YAML language server find a schema. */
  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedFileNamesItsSchemaAndIsValid(Path file) throws IOException {
    String kind =
        switch (PIPELINES.relativize(file).getName(0).toString()) {
          case "actors" -> "actors";
          case "publishers" -> "publishers";
          case "targets" -> "targets";
          default -> "spec";
        };
    Path schema = Schemas.FOLDER.resolve(kind + ".json");
    assertThat(Files.readAllLines(file).get(0))
        .isEqualTo("# yaml-language-server: $schema=" + file.getParent().relativize(schema));
    assertThat(problems(kind, Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("GOOD_SPECS")
  void goodSpecsAreGood(String yaml) throws IOException {
    assertThat(problems("spec", yaml)).isEmpty();
    assertThatCode(() -> readSpec(yaml)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("BAD_SPECS")
  void badSpecsAreBad(String yaml) throws IOException {
    assertThat(problems("spec", yaml)).isNotEmpty();
    assertThatThrownBy(() -> readSpec(yaml)).isInstanceOf(UsageException.class);
  }

  @ParameterizedTest
  @FieldSource("GOOD_TARGETS")
  void goodTargetsAreGood(String yaml) throws IOException {
    assertThat(problems("targets", yaml)).isEmpty();
    assertThatCode(() -> TargetCatalogueFile.read(FILE, yaml)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("BAD_TARGETS")
  void badTargetsAreBad(String yaml) throws IOException {
    assertThat(problems("targets", yaml)).isNotEmpty();
    assertThatThrownBy(() -> TargetCatalogueFile.read(FILE, yaml))
        .isInstanceOf(CatalogueException.class);
  }

  @ParameterizedTest
  @FieldSource("GOOD_ACTORS")
  void goodActorsAreGood(String yaml) throws IOException {
    assertThat(problems("actors", yaml)).isEmpty();
    assertThatCode(() -> ActorCatalogueFile.read(FILE, yaml)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("BAD_ACTORS")
  void badActorsAreBad(String yaml) throws IOException {
    assertThat(problems("actors", yaml)).isNotEmpty();
    assertThatThrownBy(() -> ActorCatalogueFile.read(FILE, yaml))
        .isInstanceOf(CatalogueException.class);
  }

  @ParameterizedTest
  @FieldSource("GOOD_PUBLISHERS")
  void goodPublishersAreGood(String yaml) throws IOException {
    assertThat(problems("publishers", yaml)).isEmpty();
    assertThatCode(() -> PublisherCatalogue.read(FILE, yaml)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("BAD_PUBLISHERS")
  void badPublishersAreBad(String yaml) throws IOException {
    assertThat(problems("publishers", yaml)).isNotEmpty();
    assertThatThrownBy(() -> PublisherCatalogue.read(FILE, yaml))
        .isInstanceOf(CatalogueException.class);
  }

  /** An editor proposes an option with its help text, and only such as help shows. */
  @Test
  void optionsHaveTheirHelp() throws IOException {
    JsonNode options = YAML.readTree(Schemas.made().get("spec.json")).get("properties");
    assertThat(options.get("buckets").get("default").asInt()).isEqualTo(512);
    assertThat(options.get("csvDialect").get("enum")).hasSize(2);
    assertThat(options).allSatisfy(option -> assertThat(option.get("description")).isNotNull());
    assertThat(options.has("fasterCopy")).isFalse();
  }

  private void readSpec(String yaml) throws IOException {
    GivenOptions.of(Map.of("spec", List.of(file(yaml).toString())));
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("file.yaml"), yaml);
  }

  private static Set<ValidationMessage> problems(String kind, String yaml) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(Schemas.made().get(kind + ".json"))
        .validate(YAML.readTree(yaml));
  }
}

package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.cli.Terminal;
import org.onrecord.dataset.Dataset;
import org.onrecord.record.Entity;
import org.onrecord.record.Ids;

/**
 * The whole job over the seed article and the sample, on the DirectRunner and on embedded Flink.
 */
class EndToEndIT {
  @TempDir static Path folder;
  private static Path direct;

  @BeforeAll
  static void runOnTheDirectRunner() {
    direct = run("direct", "--runner=DirectRunner");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void flinkGivesTheSameBytes(int parallelism) throws IOException {
    Path flink =
        run(
            "flink-" + parallelism,
            "--runner=FlinkRunner",
            "--flinkMaster=[local]",
            "--parallelism=" + parallelism);
    assertThat(checksums(flink)).isEqualTo(checksums(direct));
  }

  @Test
  void howWorkIsSpreadDoesNotShow() throws IOException {
    assertThat(checksums(run("spread", "--buckets=3", "--targetParallelism=1")))
        .isEqualTo(checksums(direct));
  }

  @Test
  void runningAgainOverAnOutputGivesTheSame() throws IOException {
    Path output = run("again");
    run("again");
    assertThat(checksums(output)).isEqualTo(checksums(direct));
  }

  @Test
  void theManifestAddsUpAndListsTheFilesAsTheyAre() throws IOException {
    var manifest =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(direct.resolve("run.json").toFile());
    var counts = manifest.get("counts");
    assertThat(counts.get("records").asInt())
        .isEqualTo(counts.get("analysed").asInt() + counts.get("rejected").asInt())
        .isEqualTo(56);
    Map<String, String> listed = new TreeMap<>();
    manifest
        .get("files")
        .forEach(file -> listed.put(file.get("path").asText(), file.get("sha256").asText()));
    assertThat(listed).isEqualTo(checksums(direct));
  }

  /** DuckDB reads both; what differs is only how a list looks in a CSV cell. */
  @ParameterizedTest
  @EnumSource
  void parquetHoldsTheRowsOfTheCsv(Dataset dataset) throws SQLException {
    String files = direct + "/" + dataset.folder() + "/" + (dataset.partitioned() ? "*/*" : "*");
    List<String> cells = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (var field : dataset.schema().getFields()) {
      cells.add(asCell(field));
      // DuckDB writes small numbers otherwise than Java does.
      written.add(
          (isDouble(field) ? "cast(cast(\"%s\" as double) as varchar)" : "\"%s\"")
              .formatted(field.name()));
    }
    String parquet =
        "select %s from read_parquet('%s.parquet', hive_partitioning = false)"
            .formatted(String.join(", ", cells), files);
    String csv =
        "select %s from read_csv('%s.csv', all_varchar = true, header = true, quote = '\"',"
                .formatted(String.join(", ", written), files)
            + " escape = '\"', delim = ',', hive_partitioning = false)";
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var query = duckdb.createStatement()) {
      assertThat(number(query, "select count(*) from (%s)".formatted(parquet)))
          .isEqualTo(number(query, "select count(*) from (%s)".formatted(csv)));
      for (var difference :
          List.of(
              "(%s) except all (%s)".formatted(parquet, csv),
              "(%s) except all (%s)".formatted(csv, parquet))) {
        assertThat(number(query, "select count(*) from (%s)".formatted(difference)))
            .as(difference)
            .isZero();
      }
    }
  }

  @Test
  void duckdbCountsWhatTheManifestCounts() throws SQLException, IOException {
    var counts =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(direct.resolve("run.json").toFile())
            .get("counts");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var query = duckdb.createStatement()) {
      for (Dataset dataset : Dataset.values()) {
        assertThat(
                number(
                    query,
                    "select count(*) from read_parquet('%s/%s/**/*.parquet')"
                        .formatted(direct, dataset.folder())))
            .isEqualTo(counts.get(dataset.folder()).asLong());
      }
      assertThat(
              number(
                  query,
                  "select sum(statements) from read_parquet('%s/actor_day/*/*.parquet')"
                      .formatted(direct)))
          .isEqualTo(counts.get("statements").asLong());
    }
  }

  /** A row leads to its words: the text of each statement is what stands at its spans. */
  @Test
  void everyStatementCanBeTracedToItsArticle() throws IOException {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    Map<String, String> texts = new TreeMap<>();
    int broken = 0;
    for (String line : Files.readAllLines(Path.of("seeds/sample.jsonl"))) {
      try {
        var article = json.readTree(line);
        texts.put(article.get("id").asText(), article.get("text").asText());
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        broken++;
      }
    }
    assertThat(broken).as("the sample has one broken line, on purpose").isOne();
    int traced = 0;
    try (Stream<Path> files = Files.walk(direct.resolve("statements"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readAllLines(file)) {
          var statement = json.readTree(line);
          String text = texts.get(statement.get("article_id").asText());
          if (text == null) {
            continue; // The seed article, which has no id of its own.
          }
          List<String> words = new ArrayList<>();
          statement
              .get("content_spans")
              .forEach(
                  span ->
                      words.add(
                          text.substring(span.get("begin").asInt(), span.get("end").asInt())));
          assertThat(statement.get("text").asText()).isEqualTo(String.join(" ... ", words));
          assertThat(text.substring(statement.get("context_begin").asInt()))
              .startsWith(statement.get("context").asText());
          traced++;
        }
      }
    }
    assertThat(traced).isGreaterThan(200);
  }

  @Test
  void theSampleHasTwoCopies() throws IOException {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    Map<String, String> copies = new TreeMap<>();
    try (Stream<Path> files = Files.walk(direct.resolve("statements"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readAllLines(file)) {
          var statement = json.readTree(line);
          if (!statement.get("copy_of").isNull()) {
            copies.put(statement.get("article_id").asText(), statement.get("copy_of").asText());
          }
        }
      }
    }
    assertThat(copies)
        .containsExactlyEntriesOf(
            new TreeMap<>(Map.of("sample-017", "sample-014", "sample-031", "sample-030")));
  }

  private static boolean isDouble(org.apache.avro.Schema.Field field) {
    var schema = field.schema();
    var type = schema.isUnion() ? schema.getTypes().get(1).getType() : schema.getType();
    return type == org.apache.avro.Schema.Type.DOUBLE;
  }

  private static String asCell(org.apache.avro.Schema.Field field) {
    String name = '"' + field.name() + '"';
    var schema = field.schema();
    if (schema.isUnion()) {
      schema = schema.getTypes().get(1);
    }
    return switch (schema.getType()) {
      case RECORD ->
          "case when %1$s is null then null else %1$s.begin || '-' || %1$s.end end".formatted(name);
      case ARRAY ->
          schema.getElementType().equals(Entity.getClassSchema())
              ? "nullif(array_to_string([e.begin || '-' || e.end || ' ' || e.entity for e in %s], '; '), '')"
                  .formatted(name)
              : schema.getElementType().getType() == org.apache.avro.Schema.Type.RECORD
                  ? "nullif(array_to_string([s.begin || '-' || s.end for s in %s], '; '), '')"
                      .formatted(name)
                  : "nullif(array_to_string(%s, '; '), '')".formatted(name);
      default -> "nullif(cast(%s as varchar), '')".formatted(name);
    };
  }

  private static long number(java.sql.Statement query, String sql) throws SQLException {
    try (ResultSet row = query.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  private static Path run(String name, String... options) {
    Path output = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input=seeds/*.txt,seeds/*.jsonl",
                "--referenceDate=2024-03-31",
                "--targets=pipelines/targets/*.yaml",
                "--format=parquet,csv,jsonl",
                "--output=" + output));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        OnRecord.execute(
            new Terminal(new ByteArrayOutputStream()),
            new Terminal(err),
            arguments.toArray(String[]::new));
    assertThat(code).as(err.toString(UTF_8)).isZero();
    return output;
  }

  /** Returns the SHA-256 of every dataset file by its path. */
  private static Map<String, String> checksums(Path output) throws IOException {
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

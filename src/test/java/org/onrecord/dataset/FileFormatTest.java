package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

class FileFormatTest {
  private static final Statement AWKWARD =
      Records.statement("a,1", "Zoë \"Z\" O’Hara", 3)
          .setText("“Line one,\nline \"two\"; three \uD83D\uDDF3”")
          .setTitle("")
          .build();

  @TempDir Path folder;

  @Test
  void csvIsRfc4180() throws IOException {
    String csv = new String(written(FileFormat.CSV, AWKWARD), UTF_8);

    assertThat(csv)
        .startsWith(
            "statement_id,article_id,publisher,url,title,day,day_basis,day_expression,day_span,"
                + "published,kind,text,")
        .contains("\r\n" + AWKWARD.getStatementId() + ",\"a,1\",,,,2024-03-04,PUBLISHED,,,,DIRECT,")
        .contains("\"“Line one,\nline \"\"two\"\"; three \uD83D\uDDF3”\"")
        .contains(",3-13; 23-33,14-17,,,3-33,")
        .endsWith("\r\n");
  }

  /** What the page Output says of other programs: this one skips the byte order mark. */
  @Test
  void anotherReaderFindsColumnsAndTextsInCsvForSpreadsheets() throws IOException, SQLException {
    Path file = folder.resolve("statements.csv");
    Statement handle = Records.statement("a", "@mayor", 3).build();
    Files.write(file, written(FileFormat.CSV, CsvDialect.EXCEL, handle));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var query = duckdb.createStatement();
        ResultSet row =
            query.executeQuery(
                "select statement_id, actor, confidence + 1 as number from read_csv('"
                    + file
                    + "')")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("statement_id")).isEqualTo(handle.getStatementId());
      assertThat(row.getString("actor")).isEqualTo("'@mayor");
      assertThat(row.getDouble("number")).isEqualTo(1.9);
    }
  }

  @Test
  void jsonHasEveryFieldInTheSchemasOrder() throws IOException {
    String lines = new String(written(FileFormat.JSONL, AWKWARD, AWKWARD), UTF_8);
    assertThat(lines.split("\n", -1)).hasSize(3).endsWith("");

    JsonNode row = new ObjectMapper().readTree(lines.split("\n", -1)[0]);
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            Dataset.STATEMENTS.schema().getFields().stream().map(Schema.Field::name).toList());
    assertThat(row.get("day").asText()).isEqualTo("2024-03-04");
    assertThat(row.get("publisher").isNull()).isTrue();
    assertThat(row.get("content_spans").get(1).get("begin").asInt()).isEqualTo(23);
    assertThat(row.get("text").asText()).isEqualTo(AWKWARD.getText());
    assertThat(row.get("confidence").asDouble()).isEqualTo(0.9);
  }

  @Test
  void anotherReaderFindsTheSameInParquet() throws IOException, SQLException {
    Path file = folder.resolve("statements.parquet");
    Files.write(file, written(FileFormat.PARQUET, AWKWARD));

    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var query = duckdb.createStatement();
        ResultSet row =
            query.executeQuery(
                "select *, typeof(day) as day_type, content_spans[2].begin as second,"
                    + " len(content_spans) as spans from read_parquet('"
                    + file
                    + "')")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("day_type")).isEqualTo("DATE");
      assertThat(row.getString("day")).isEqualTo("2024-03-04");
      assertThat(row.getString("kind")).isEqualTo("DIRECT");
      assertThat(row.getString("text")).isEqualTo(AWKWARD.getText());
      assertThat(row.getString("publisher")).isNull();
      assertThat(row.getString("title")).isEmpty();
      assertThat(row.getInt("second")).isEqualTo(23);
      assertThat(row.getInt("spans")).isEqualTo(2);
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void parquetIsCompressedByZstandard() throws IOException, SQLException {
    Path file = folder.resolve("statements.parquet");
    Files.write(file, written(FileFormat.PARQUET, AWKWARD));
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var query = duckdb.createStatement();
        ResultSet row =
            query.executeQuery(
                "select distinct compression from parquet_metadata('" + file + "')")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("ZSTD");
      assertThat(row.next()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileWithoutRowsCanBeRead(FileFormat format) throws IOException, SQLException {
    Path file = folder.resolve("empty." + format.extension());
    Files.write(file, written(format));
    String reader =
        switch (format) {
          case PARQUET -> "read_parquet('%s')";
          case CSV -> "read_csv('%s', header = true)";
          case JSONL -> "read_json('%s', columns = {statement_id: 'VARCHAR'})";
        };
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var query = duckdb.createStatement();
        ResultSet row =
            query.executeQuery("select count(statement_id) from " + reader.formatted(file))) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameRowsAreTheSameBytes(FileFormat format) throws IOException {
    assertThat(written(format, AWKWARD)).isEqualTo(written(format, AWKWARD));
  }

  @Test
  void namesAreReadInAnyCase() {
    assertThat(List.of("parquet", "CSV", " JsonL "))
        .map(FileFormat::named)
        .containsExactly(FileFormat.values());
    assertThatThrownBy(() -> FileFormat.named("xlsx"))
        .hasMessage("\"xlsx\" is not one of parquet, csv, jsonl");
  }

  private static byte[] written(FileFormat format, SpecificRecordBase... rows) throws IOException {
    return written(format, CsvDialect.PLAIN, rows);
  }

  private static byte[] written(FileFormat format, CsvDialect dialect, SpecificRecordBase... rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RowWriter writer = format.open(Dataset.STATEMENTS.schema(), dialect, out)) {
      for (SpecificRecordBase row : rows) {
        writer.write(row);
      }
    }
    return out.toByteArray();
  }
}

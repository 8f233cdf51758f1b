package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.record.Stance;
import org.onrecord.testing.Records;

class CsvDialectTest {
  /** What texts of the round trip are made of. */
  private static final String[] PIECES = {
    "'",
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\"",
    ",",
    ";",
    " ",
    "＝",
    "－",
    "0.5",
    "a",
    "é",
    "\uD83D\uDDF3",
    "\uFEFF",
    "#"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=SUM(A1:A9)", "+47 22 00", "-0.5 per cent", "@mayor", "\tindented", "\rreturn", "\nline",
        "＝1+1", "－1", "＋1", "＠mayor", "-", "'=1+1", "''@x"
      })
  void excelDefusesWhatStartsAFormula(String text) {
    String cell = CsvDialect.EXCEL.cell(text);
    assertThat(cell).isEqualTo("'" + text);
    assertThat(CsvDialect.EXCEL.original(cell)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "'",
        "'tis",
        "''",
        "a=1",
        "3-14",
        "— said Roe",
        "−5 °C",
        "“=1”",
        " =1",
        "e@x.org"
      })
  void otherTextsStayAsTheyAre(String text) {
    assertThat(CsvDialect.EXCEL.cell(text)).isEqualTo(text);
    assertThat(CsvDialect.EXCEL.original(text)).isEqualTo(text);
  }

  @Test
  void plainChangesNothing() {
    for (String text : List.of("=1", "'=1", "-2", "x")) {
      assertThat(CsvDialect.PLAIN.cell(text)).isEqualTo(text);
      assertThat(CsvDialect.PLAIN.original(text)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @EnumSource
  void numbersStayNumbersAndAreNotCounted(CsvDialect dialect) throws IOException {
    StringWriter out = new StringWriter();
    try (CsvWriter csv = new CsvWriter(out, dialect, List.of("number", "text"))) {
      csv.row(List.of(-0.5, "-0.5"));
      csv.row(List.of(-3, "three"));
      assertThat(csv.formulaCells()).isEqualTo(1);
    }
    assertThat(out.toString().replace("\uFEFF", ""))
        .isEqualTo(
            "number,text\r\n-0.5,%s-0.5\r\n-3,three\r\n"
                .formatted(dialect == CsvDialect.EXCEL ? "'" : ""));
  }

  @Test
  void scoresOfADatasetStayNumbers() throws IOException {
    Stance stance = Records.stance(Records.statement("a", "Ana", 0).build(), "rail", -0.25).build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer = FileFormat.CSV.open(stance.getSchema(), CsvDialect.EXCEL, out);
    try (writer) {
      writer.write(stance);
    }
    assertThat(out.toString(UTF_8)).startsWith("\uFEFFstance_id,").contains(",-0.25,");
    assertThat(writer.formulaCells()).isZero();
  }

  @RepeatedTest(200)
  void anyTextsAreReadBack(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    for (CsvDialect dialect : CsvDialect.values()) {
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        rows.add(List.of(text(random), text(random), text(random)));
      }
      StringWriter out = new StringWriter();
      try (CsvWriter csv = new CsvWriter(out, dialect, List.of("a", "b", "c"))) {
        for (List<String> row : rows) {
          csv.row(row);
        }
      }
      List<List<String>> read = new ArrayList<>();
      try (CsvRows.Parsed csv =
          CsvRows.parse(new ByteArrayInputStream(out.toString().getBytes(UTF_8)))) {
        assertThat(csv.dialect()).isEqualTo(dialect);
        for (CSVRecord row : csv.rows()) {
          read.add(List.of(csv.text(row, "a"), csv.text(row, "b"), csv.text(row, "c")));
          if (dialect == CsvDialect.EXCEL) {
            assertThat(row.toList()).noneMatch(CsvDialect::startsFormula);
          }
        }
      }
      assertThat(read).isEqualTo(rows);
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}

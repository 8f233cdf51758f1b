package org.onrecord.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

class PublishedRowsTest {
  private static final Statement FIRST =
      Records.statement("a", "Ana \"Bo\" Lund; mayor", 3).setCue("say").build();
  private static final Statement SECOND =
      Records.statement("b", "Edda", 0).setDay(Records.TUESDAY).setSourceSpan(null).build();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void readsBackWhatWasWritten(FileFormat format) throws IOException {
    write("statements/day=2024-03-04", format, FIRST);
    write("statements/day=2024-03-05", format, SECOND);
    assertThat(statements()).containsExactly(FIRST, SECOND);
  }

  @ParameterizedTest
  @EnumSource
  void readsStancesBack(FileFormat format) throws IOException {
    Stance stance = Records.stance(FIRST, "harbour", -0.25).build();
    write("stances/day=2024-03-04", format, stance);
    List<Stance> stances = new ArrayList<>();
    assertThat(PublishedRows.read(output(), Dataset.STANCES, Stance.class, stances::add))
        .isEqualTo(1);
    assertThat(stances).containsExactly(stance);
  }

  @Test
  void readsCsvOfEachDialectBack() throws IOException {
    Statement posted =
        Records.statement("=1+1", "@mayor", 4)
            .setText("-0.5 per cent,\r\nsaid the mayor")
            .setTitle("'=HYPERLINK(\"x\")")
            .setPublisher("'tis the Courier")
            .setMention("\t+1")
            .build();
    write("statements/day=2024-03-04", FileFormat.CSV, CsvDialect.PLAIN, posted);
    write("statements/day=2024-03-05", FileFormat.CSV, CsvDialect.EXCEL, posted);
    assertThat(statements()).containsExactly(posted, posted);
  }

  @Test
  void readsEachDayInOneFormat() throws IOException {
    write("statements/day=2024-03-04", FileFormat.PARQUET, FIRST);
    write("statements/day=2024-03-04", FileFormat.CSV, FIRST);
    write("statements/day=2024-03-05", FileFormat.CSV, SECOND);
    assertThat(statements()).containsExactly(FIRST, SECOND);
  }

  @Test
  void leavesWhatIsStagedAlone() throws IOException {
    write(".staging/run/statements/day=2024-03-04", FileFormat.CSV, FIRST);
    assertThat(statements()).isEmpty();
  }

  @Test
  void givesAFieldThatAFileDoesNotHaveYetItsDefault() throws IOException {
    Path file = write("statements/day=2024-03-04", FileFormat.JSONL, FIRST);
    Files.writeString(
        file, Files.readString(file).replace(",\"context\":\"\",\"context_begin\":0", ""));
    assertThat(Files.readString(file)).doesNotContain("context");
    assertThat(statements()).containsExactly(FIRST);
  }

  @Test
  void namesTheFileThatCannotBeRead() throws IOException {
    Path file = write("statements/day=2024-03-04", FileFormat.PARQUET, FIRST);
    Files.writeString(file, "no Parquet");
    assertThatThrownBy(this::statements)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  private List<Statement> statements() throws IOException {
    List<Statement> statements = new ArrayList<>();
    PublishedRows.read(output(), Dataset.STATEMENTS, Statement.class, statements::add);
    return statements;
  }

  private Output output() {
    return Output.of(folder.toString(), "");
  }

  private Path write(String partition, FileFormat format, SpecificRecordBase row)
      throws IOException {
    return write(partition, format, CsvDialect.PLAIN, row);
  }

  private Path write(
      String partition, FileFormat format, CsvDialect dialect, SpecificRecordBase row)
      throws IOException {
    Path file =
        Files.createDirectories(folder.resolve(partition))
            .resolve("part-00000-of-00001." + format.extension());
    Schema schema = row.getSchema();
    try (OutputStream out = Files.newOutputStream(file);
        RowWriter writer = format.open(schema, dialect, out)) {
      writer.write(row);
    }
    return file;
  }
}

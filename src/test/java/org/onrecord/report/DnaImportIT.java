package org.onrecord.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.record.ActorType;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

/** What {@code export dna} writes goes into a database as DNA 3 makes it, by sqlite3. */
class DnaImportIT {
  private static final String ROWS =
      """
      select substr(d.Text, Start + 1, Stop - Start), person.Value, organization.Value,
        concept.Value, agreement.Value, d.Title, d.Source, date(d.Date, 'unixepoch')
      from STATEMENTS s join DOCUMENTS d on d.ID = DocumentId
      join DATASHORTTEXT p on p.StatementId = s.ID and p.VariableId = 1
      join ENTITIES person on person.ID = p.Entity
      join DATASHORTTEXT o on o.StatementId = s.ID and o.VariableId = 2
      join ENTITIES organization on organization.ID = o.Entity
      join DATASHORTTEXT c on c.StatementId = s.ID and c.VariableId = 3
      join ENTITIES concept on concept.ID = c.Entity
      join DATABOOLEAN agreement on agreement.StatementId = s.ID and agreement.VariableId = 4
      order by 2, 3, 4;
      """;

  @TempDir Path folder;

  @BeforeEach
  void export() throws IOException {
    Statement ana =
        Records.statement("a1", "Ana O'Hara", 0)
            .setContext("\"We build it,\" Ana O'Hara said.")
            .setContextBegin(0)
            .setContentSpans(List.of(new Span(0, 14)))
            .setTitle("Harbour; \"now\"")
            .setPublisher("Meridian")
            .build();
    Statement board =
        Records.statement("a2", "The <Board>", 0)
            .setActorType(ActorType.ORGANISATION)
            .setContext("It is too dear, the board said.")
            .setContextBegin(0)
            .setContentSpans(List.of(new Span(0, 14)))
            .build();
    DnaExport.write(
        new Findings(
            List.of(ana, board),
            List.of(
                Records.stance(ana, "'); drop table STATEMENTS; --", 0.9).build(),
                Records.stance(ana, "Harbour", 0.9).build(),
                Records.stance(board, "Harbour", -0.9).build())),
        Optional.empty(),
        Optional.empty(),
        folder);
  }

  @Test
  void importsDocumentsAndStatementsOnce() throws Exception {
    sqlite(schema());
    assertThat(sqlite(script())).isEqualTo("2 documents and 3 statements imported\n");
    String rows =
        """
        It is too dear||The <Board>|The Harbour|0|a2||2024-03-04
        "We build it,"|Ana O'Hara||The '); drop table STATEMENTS; --|1|Harbour; "now"|Meridian|2024-03-04
        "We build it,"|Ana O'Hara||The Harbour|1|Harbour; "now"|Meridian|2024-03-04
        """;
    assertThat(sqlite(ROWS)).isEqualTo(rows);

    assertThat(sqlite(script())).isEqualTo("0 documents and 0 statements imported\n");
    assertThat(sqlite(ROWS)).isEqualTo(rows);
  }

  @Test
  void leavesADatabaseOfOtherVariablesAsItIs() throws Exception {
    sqlite(schema() + "update VARIABLES set Variable = 'speaker' where ID = 1;");
    assertThat(printed(script(), 1)).contains("variable.id");
    assertThat(sqlite("select count(*) from DOCUMENTS;")).isEqualTo("0\n");
  }

  private String script() throws IOException {
    return Files.readString(folder.resolve("import.sql"));
  }

  private static String schema() throws IOException {
    try (InputStream in = DnaImportIT.class.getResourceAsStream("dna3.sql")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private String sqlite(String commands) throws Exception {
    return printed(commands, 0);
  }

  private String printed(String commands, int exitCode) throws Exception {
    Path input = Files.writeString(folder.resolve("commands.sql"), commands);
    Process process =
        new ProcessBuilder("sqlite3", "discourse.dna")
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
    return printed;
  }
}

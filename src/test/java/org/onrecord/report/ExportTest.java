package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.record.ActorType;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ExportTest {
  private static final String CONTEXT = "😀 \"We build it,\" Ana said.";

  private final Statement ana =
      Records.statement("a1", "Ana", 50)
          .setContext(CONTEXT)
          .setContextBegin(50)
          .setContentSpans(List.of(new Span(53, 67)))
          .setTitle("Harbour")
          .setPublisher("Meridian")
          .build();
  private final Statement board =
      Records.statement("a2", "The <Board>", 0)
          .setActorType(ActorType.ORGANISATION)
          .setDay(Records.TUESDAY)
          .build();
  private final Statement bo = Records.statement("a3", "Bo", 0).build();
  private final Statement copied = Records.statement("a4", "Bo", 0).setCopyOf("a3").build();

  /** Ana and the board support the harbour, Bo opposes it; Ana and Bo support the school. */
  private final Findings findings =
      new Findings(
          List.of(ana, board, bo, copied),
          List.of(
              stance(ana, "harbour", 0.9),
              stance(ana, "school", 0.5),
              stance(board, "harbour", 0.4),
              stance(bo, "harbour", -0.7),
              stance(bo, "school", 0.7),
              stance(bo, "rail", 0),
              stance(copied, "harbour", -0.7)));

  @TempDir Path folder;

  private static Stance stance(Statement statement, String target, double score) {
    return Records.stance(statement, target, score).build();
  }

  @Test
  void countsStancesOfActorsTowardsTargets() throws IOException {
    network(NetworkExport.Format.CSV);
    assertThat(rows("actor_target.csv"))
        .extracting(
            row -> row.get("source"),
            row -> row.get("target"),
            row -> row.get("support"),
            row -> row.get("oppose"),
            row -> row.get("neutral"))
        .containsExactlyInAnyOrder(
            counts(ana, "harbour", 1, 0, 0),
            counts(ana, "school", 1, 0, 0),
            counts(board, "harbour", 1, 0, 0),
            counts(bo, "harbour", 0, 1, 0),
            counts(bo, "school", 1, 0, 0),
            counts(bo, "rail", 0, 0, 1));
  }

  private static Tuple counts(
      Statement actor, String target, int support, int oppose, int neutral) {
    return tuple(
        "actor:" + actor.getActorId(),
        "target:" + target,
        Integer.toString(support),
        Integer.toString(oppose),
        Integer.toString(neutral));
  }

  @Test
  void tiesActorsByTheTargetsTheyShare() {
    Network network = Network.of(findings);
    assertThat(network.ties())
        .extracting(tie -> tie.agree() - tie.differ(), Network.Tie::agree, Network.Tie::weight)
        .containsExactlyInAnyOrder(
            tuple(0, 1, 0.0), // Ana and Bo
            tuple(1, 1, 1 / 1.5), // Ana and the board
            tuple(-1, 0, -1 / 1.5)); // Bo and the board
  }

  @Test
  void takesTheDaysOfARange() throws IOException {
    NetworkExport.write(
        findings,
        Optional.of(Records.TUESDAY),
        Optional.empty(),
        NetworkExport.Format.CSV,
        CsvDialect.PLAIN,
        folder);
    assertThat(rows("actor_target.csv")).hasSize(1);
    assertThat(rows("actor_actor.csv")).isEmpty();
  }

  @Test
  void writesGraphsThatXmlReadersRead() throws Exception {
    network(NetworkExport.Format.GRAPHML);
    Document graph =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("actor_target.graphml").toFile());
    assertThat(graph.getElementsByTagName("node").getLength()).isEqualTo(6);
    assertThat(graph.getElementsByTagName("edge").getLength()).isEqualTo(6);
    assertThat(graph.getDocumentElement().getTextContent()).contains("The <Board>");
    Element edge = (Element) graph.getElementsByTagName("edge").item(0);
    assertThat(edge.getAttribute("source")).startsWith("actor:");
    assertThat(edge.getAttribute("target")).startsWith("target:");
  }

  @Test
  void writesStatementsForDna() throws IOException {
    DnaExport.write(findings, Optional.empty(), Optional.empty(), folder);
    assertThat(rows("statements.csv")).hasSize(5);
    CSVRecord statement =
        rows("statements.csv").stream()
            .filter(row -> row.get("person").equals("Ana"))
            .findFirst()
            .orElseThrow();
    CSVRecord document =
        rows("documents.csv").stream()
            .filter(row -> row.get("document").equals(statement.get("document")))
            .findFirst()
            .orElseThrow();
    int start = Integer.parseInt(statement.get("start"));
    int end = Integer.parseInt(statement.get("end"));
    assertThat(document.get("text").substring(start, end)).isEqualTo("\"We build it,\"");
    assertThat(statement.get("agreement")).isEqualTo("1");
    assertThat(document.get("date")).isEqualTo("2024-03-04");
    assertThat(rows("statements.csv"))
        .filteredOn(row -> row.get("organization").equals("The <Board>"))
        .hasSize(1);
  }

  @Test
  void namesThatStartAFormulaAreCountedAndDefusedForSpreadsheets() throws IOException {
    Statement handle = Records.statement("a5", "@SelwynPort", 0).build();
    Statement minus = Records.statement("a6", "-Z", 0).build();
    Findings online =
        new Findings(
            List.of(handle, minus), List.of(stance(handle, "rail", 1), stance(minus, "rail", -1)));
    for (CsvDialect dialect : CsvDialect.values()) {
      Exported exported =
          NetworkExport.write(
              online,
              Optional.empty(),
              Optional.empty(),
              NetworkExport.Format.CSV,
              dialect,
              folder);
      assertThat(exported.formulaCells()).isEqualTo(2);
      String nodes = Files.readString(folder.resolve("nodes.csv"));
      String edges = Files.readString(folder.resolve("actor_target.csv"));
      boolean excel = dialect == CsvDialect.EXCEL;
      assertThat(nodes.startsWith("\uFEFFid,label")).isEqualTo(excel);
      assertThat(nodes.contains(",'@SelwynPort,")).isEqualTo(excel);
      assertThat(nodes.contains(",@SelwynPort,")).isNotEqualTo(excel);
      assertThat(edges).as("a number keeps its sign").contains(",0,1,0,-1\r\n");
    }
    Exported dna = DnaExport.write(online, Optional.empty(), Optional.empty(), folder);
    assertThat(dna.formulaCells()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("statements.csv"))).contains(",@SelwynPort,");
  }

  private void network(NetworkExport.Format format) throws IOException {
    NetworkExport.write(
        findings, Optional.empty(), Optional.empty(), format, CsvDialect.PLAIN, folder);
  }

  private List<CSVRecord> rows(String file) throws IOException {
    try (Reader in = Files.newBufferedReader(folder.resolve(file));
        var rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
      return rows.getRecords();
    }
  }
}

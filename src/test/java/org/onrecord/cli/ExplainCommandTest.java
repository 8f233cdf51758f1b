package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import picocli.CommandLine;

class ExplainCommandTest {
  private static final String ARTICLE =
      "SELWYN, March 4 (Meridian) — \"The bridge will open in May,\" Mayor Ilse Brandvold said on"
          + " Monday.\n";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void showsTheArticleWithItsStatements() throws IOException {
    assertThat(run(article("a.txt"), "--referenceDate=2024-12-31")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("<¹Mayor Ilse Brandvold> {¹said}")
        .contains("Ilse Brandvold (person, Mayor)")
        .contains("“Mayor Ilse Brandvold”: by the full name (rule name)")
        .contains("2024-03-04, by the article’s dateline")
        .contains("2024-03-04 by a day named in the text");
  }

  @Test
  void namesActorsAsTheCatalogueDoes() throws IOException {
    Path catalogue = folder.resolve("actors.csv");
    Files.writeString(
        catalogue, "id,name,aliases,type,country\nmayor,The Mayor,Ilse Brandvold,PERSON,\n");
    assertThat(run(article("a.txt"), "--actors=" + catalogue)).isZero();
    assertThat(out.toString(UTF_8))
        .contains("The Mayor (person")
        .contains("by the actor catalogue");
  }

  @Test
  void writesJsonWithTheDatasetsFields() throws IOException {
    assertThat(run(article("a.txt"), "--format=json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString(UTF_8));
    assertThat(json.at("/article/publisher").asText()).isEqualTo("Meridian");
    assertThat(json.at("/statements/0/actor").asText()).isEqualTo("Ilse Brandvold");
    assertThat(json.at("/stances").isArray()).isTrue();
    String id = json.at("/statements/0/statement_id").asText();
    assertThat(json.at("/rules/" + id).asText()).isEqualTo("name");
  }

  @Test
  void readsStandardInput() {
    CommandLine command =
        ExplainCommand.commandLine(
            new ByteArrayInputStream(ARTICLE.getBytes(UTF_8)), print(out), print(err));
    assertThat(command.execute("--format=html", "-")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("<!DOCTYPE html>").contains("Ilse Brandvold");
  }

  @Test
  void tellsWhatCannotBeReadAndShowsTheRest() throws IOException {
    Path file = folder.resolve("two.jsonl");
    Files.writeString(file, "{\"text\": 7}\n{\"text\": \"\\\"No,\\\" Ana Lund said.\"}\n");
    assertThat(run(file.toString())).isEqualTo(ExitCode.FAILED.value());
    assertThat(err.toString(UTF_8)).contains("two.jsonl:1: ");
    assertThat(out.toString(UTF_8)).contains("Ana Lund (person)");
  }

  @Test
  void sendsTheUserBackWhereThereIsNoFile() {
    assertThat(run(folder.resolve("none.txt").toString())).isEqualTo(ExitCode.USAGE.value());
    assertThat(err.toString(UTF_8)).contains("there is no file").hasLineCount(1);
  }

  private String article(String name) throws IOException {
    return Files.writeString(folder.resolve(name), ARTICLE).toString();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return OnRecord.execute(print(out), print(err), all);
  }

  private static Terminal print(ByteArrayOutputStream bytes) {
    return new Terminal(bytes);
  }
}

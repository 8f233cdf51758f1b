package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;

class EvaluateCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsFiguresOverWordsAndAttributions() throws IOException {
    String text = "“The harbour will be built,” Mayor Ilse Brandvold said.";
    Path gold =
        gold(
            "{\"id\": \"a\", \"text\": \"%s\", \"attributions\": [{\"content\": [[0, 28]],"
                    .formatted(text)
                + " \"source\": [[29, 49]], \"cue\": [[50, 54]]}]}");

    assertThat(execute("--gold=" + gold)).isZero();
    assertThat(out.toString(UTF_8).lines())
        .anyMatch(line -> line.matches("all +attr_attributed +1\\.000 +1\\.000 +1\\.000"))
        .anyMatch(line -> line.matches("quoted +source_accuracy +1\\.000"))
        .anyMatch(line -> line.startsWith("articles: 1; words: 9; "));
  }

  @Test
  void takesOnlyTheArticlesAskedFor() throws IOException {
    Path gold =
        gold(
            "{\"id\": \"a\", \"text\": \"It rained.\", \"attributions\": []}",
            "{\"id\": \"b\", \"text\": \"It snowed too.\", \"attributions\": []}");
    Path only = Files.writeString(folder.resolve("only.txt"), "b\n");

    assertThat(execute("--gold=" + gold, "--only=" + only)).isZero();
    assertThat(out.toString(UTF_8)).contains("articles: 1; words: 3; ");
  }

  @Test
  void saysWhatIsWrongWithTheGold() throws IOException {
    assertWrong("gold.jsonl:2: invalid JSON", "{\"text\": \"a\", \"attributions\": []}", "{");
    assertWrong("gold.jsonl:1: expected an object with text and attributions", "{\"text\": \"a\"}");
    assertWrong(
        "gold.jsonl:1: [0,9] is not a span of the text",
        "{\"text\": \"a\", \"attributions\": [{\"content\": [[0, 9]]}]}");
    assertThat(execute("--gold=none.jsonl")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("--gold: there is no file none.jsonl");
    assertThat(execute()).isEqualTo(2);
  }

  @Test
  void measuresStances() throws IOException {
    Path pairs =
        gold(
            "{\"text\": \"We reject the bridge.\", \"target\": \"The bridge should be built\","
                + " \"stance\": \"oppose\", \"kind\": \"plain\"}",
            "{\"text\": \"Ann Roe is a brilliant mayor.\", \"target\": \"Ann Roe\", \"begin\": 0,"
                + " \"end\": 7, \"stance\": \"support\"}");

    assertThat(stances("--gold=" + pairs)).isZero();
    assertThat(out.toString(UTF_8).lines())
        .contains("gold.jsonl: 2 pairs, accuracy 1.000, macro F1 1.000")
        .anyMatch(line -> line.matches("oppose +1\\.000 +1\\.000 +1\\.000 +1 +0 +0"))
        .anyMatch(line -> line.matches("support +1\\.000 +1\\.000 +1\\.000 +0 +0 +1"))
        .contains("plain                1 pairs, accuracy 1.000");
  }

  @Test
  void saysWhatIsWrongWithThePairs() throws IOException {
    String pair = "{\"text\": \"a\", \"target\": \"b\", \"stance\": \"%s\"%s}";
    assertWrongPairs("gold.jsonl:2: invalid JSON", pair.formatted("oppose", ""), "{");
    assertWrongPairs(
        "gold.jsonl:1: expected an object with text, target and stance",
        "{\"target\": \"b\", \"stance\": \"oppose\"}");
    assertWrongPairs(
        "gold.jsonl:1: stance \"against\" is not support, oppose or neutral",
        pair.formatted("against", ""));
    assertWrongPairs(
        "gold.jsonl:1: begin 0 and end 9 are not a span of the text",
        pair.formatted("oppose", ", \"begin\": 0, \"end\": 9"));
    assertWrongPairs("--gold: there is no pair in");
  }

  private void assertWrongPairs(String message, String... lines) throws IOException {
    err.reset();
    assertThat(stances("--gold=" + gold(lines))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(message);
  }

  private int stances(String option) {
    return OnRecord.execute(new Terminal(out), new Terminal(err), "evaluate", "stances", option);
  }

  private void assertWrong(String message, String... lines) throws IOException {
    err.reset();
    assertThat(execute("--gold=" + gold(lines))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains(message);
    assertThat(err.toString(UTF_8).lines()).hasSize(1);
  }

  private Path gold(String... lines) throws IOException {
    return Files.write(folder.resolve("gold.jsonl"), java.util.List.of(lines));
  }

  private int execute(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "evaluate";
    arguments[1] = "statements";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return OnRecord.execute(new Terminal(out), new Terminal(err), arguments);
  }
}

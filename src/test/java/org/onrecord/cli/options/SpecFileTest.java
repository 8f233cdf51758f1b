package org.onrecord.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.job.UsageException;

class SpecFileTest {
  @TempDir Path folder;

  @Test
  void readsValuesAndListsWithTheirLines() throws IOException {
    Path file =
        spec(
            """
            # a comment
            input: news/*.txt

            format: [csv, jsonl]
            maxArticleChars: 5000
            referenceDate: 2024-03-01
            verbose: true
            """);

    Map<String, SpecFile.Entry> entries = SpecFile.read(file).entries();

    assertThat(entries.keySet())
        .containsExactly("input", "format", "maxArticleChars", "referenceDate", "verbose");
    assertThat(entries.get("input"))
        .isEqualTo(new SpecFile.Entry(List.of("news/*.txt"), file + ":2: "));
    assertThat(entries.get("format").values()).containsExactly("csv", "jsonl");
    assertThat(entries.get("format").where()).isEqualTo(file + ":4: ");
    assertThat(entries.get("maxArticleChars").values()).containsExactly("5000");
    assertThat(entries.get("referenceDate").values()).containsExactly("2024-03-01");
    assertThat(entries.get("verbose").values()).containsExactly("true");
  }

  @Test
  void readsAMappingAsTheCommandLineHasIt() throws IOException {
    Path file = spec("fields:\n  text: body.content\n  title: headline\n");
    assertThat(SpecFile.read(file).entries().get("fields").values())
        .containsExactly("text=body.content", "title=headline");
  }

  @Test
  void anEmptySpecSaysNothing() throws IOException {
    assertThat(SpecFile.read(spec("# nothing yet\n")).entries()).isEmpty();
  }

  @Test
  void saysWhereASpecIsWrong() throws IOException {
    assertWrong("input: a\ninput: b\n", ":2: input is given twice");
    assertWrong("input: a\noutput:\n  deep: b\n", ":2: output must be a value or a list of values");
    assertWrong("output:\n", ":1: output must be a value or a list of values");
    assertWrong("- a\n- b\n", ":1: expected lines of the form `option: value`");
    assertWrong("input: [a, b\noutput: c\n", ": invalid YAML: ");
    assertWrong("input: a\n---\noutput: b\n", ":3: a spec is one document; this is a second one");
  }

  @Test
  void anAliasIsNoValue() throws IOException {
    assertWrong("input: &a news\noutput: *a\n", ":2: output: an alias, *a; write the value out");
    assertWrong("input: [&a news, *a]\n", ":1: input: an alias, *a; write the value out");
    assertWrong("input: &a\n- *a\n", ":1: input: an alias, *a; write the value out");
    assertWrong("fields: {text: &t body, title: *t}\n", ":1: fields.title: an alias, *t; ");
  }

  @Test
  void deepNestingAndTagsAreNoValues() throws IOException {
    assertWrong("input: " + "[".repeat(50_000) + "\n", ":1: input must be a value or a list");
    assertWrong("input: !!java.net.URL {a: b}\n", ":1: input must be a value or a list");
    assertWrong("input: a\nzone: \u0001\n", ": invalid YAML: ");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> SpecFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(UsageException.class)
        .hasMessage("--spec: there is no file " + folder.resolve("none.yaml"));
  }

  @Test
  void saysThatAFileIsNoText() throws IOException {
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe4, '\n'});
    assertThatThrownBy(() -> SpecFile.read(latin)).hasMessage("--spec: %s is not UTF-8", latin);
    assertThatThrownBy(() -> SpecFile.read(folder))
        .hasMessage("--spec: cannot read %s: Is a directory", folder);
  }

  private void assertWrong(String text, String message) throws IOException {
    Path file = spec(text);
    assertThatThrownBy(() -> SpecFile.read(file))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  private Path spec(String text) throws IOException {
    return Files.writeString(folder.resolve("spec.yaml"), text);
  }
}

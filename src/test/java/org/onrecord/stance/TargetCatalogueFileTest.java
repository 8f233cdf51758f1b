package org.onrecord.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.catalogue.CatalogueException;

class TargetCatalogueFileTest {
  @TempDir Path folder;

  @Test
  void readsTargets() throws Exception {
    List<Target> targets =
        read(
            file(
                """
                targets:
                  - id: harbour
                    label: Harbour expansion
                    proposition: The harbour should be dredged
                    find:
                      - all: [harbour, [dredg*, {lemma: dig}]]
                        none: [museum]
                      - any: [deep water]
                    favour: [build it now]
                    oppose: [hands off the harbour]
                """));

    Target harbour = targets.get(0);
    assertThat(harbour.id()).isEqualTo("harbour");
    assertThat(harbour.label()).isEqualTo("Harbour expansion");
    assertThat(harbour.find()).hasSize(2);
    assertThat(harbour.find().get(0).all())
        .containsExactly(
            List.of(Term.of("harbour", false)),
            List.of(Term.of("dredg*", false), Term.of("dig", true)));
    assertThat(harbour.find().get(0).none()).containsExactly(Term.of("museum", false));
    assertThat(harbour.find().get(1).all()).containsExactly(List.of(Term.of("deep water", false)));
    assertThat(harbour.favour()).containsExactly(Term.of("build it now", false));
    assertThat(harbour.oppose()).containsExactly(Term.of("hands off the harbour", false));
  }

  @Test
  void saysWhereItIsWrong() {
    assertWrong(":1: expected `targets:` and a list", "");
    assertWrong(":1: unknown key issues", "issues: []\n");
    assertWrong(":2: find is missing", "targets:\n  - {id: a, label: A, proposition: B}\n");
    assertWrong(":3: unknown key lable", "targets:\n  - id: a\n    lable: A\n");
    assertWrong(
        ":2: id \"a b\" has more than letters, digits and . _ -",
        "targets:\n  - {id: a b, label: A, proposition: B, find: [{any: [cat]}]}\n");
    assertWrong(":3: find is empty", target("[]"));
    assertWrong(":3: a combination needs all or any", target("[{none: [cat]}]"));
    assertWrong(":3: a list of terms is empty", target("[{any: []}]"));
    assertWrong(":3: expected a list", target("[{any: cat}]"));
    assertWrong(":3: unknown key some", target("[{some: [cat]}]"));
    assertWrong(":3: unknown key stem", target("[{any: [{stem: cat}]}]"));
    assertWrong(":3: \"*\" would find nearly everything", target("[{any: ['*']}]"));
    assertWrong(":3: \"cat*\" has a wildcard", target("[{any: [{lemma: cat*}]}]"));
    assertWrong(":3: \"...\" has no word", target("[{any: ['...']}]"));
    assertWrong(
        ":3: \"a b c d e f g h i j k l m\" has more than 12 words",
        target("[{any: [a b c d e f g h i j k l m]}]"));
    assertWrong(
        ":6: one phrase cannot both favour and oppose",
        target("[{any: [cat]}]") + "    oppose: [no cat]\n    favour: [no cat]\n");
    assertWrong(": not YAML: ", "targets: [\n");
    assertWrong(
        ":2: proposition has more than 200 characters",
        "targets:\n  - {id: a, label: A, proposition: %s, find: [{any: [cat]}]}\n"
            .formatted("b".repeat(201)));
  }

  @Test
  void anIdOfTwoIsAnErrorThatNamesBothLines() {
    Path file =
        file(
            """
            targets:
              - {id: a, label: Cats, proposition: Cats are good, find: [{any: [cat]}]}
              - {id: a, label: Dogs, proposition: Dogs are good, find: [{any: [dog]}]}
            """);
    assertThatThrownBy(() -> TargetCatalogue.of(read(file)))
        .isInstanceOf(CatalogueException.class)
        .hasMessage("%s:3: id a is also that of %s:2: Cats".formatted(file, file));
  }

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines", "targets"))) {
      return files.toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theCataloguesThatShipCanBeRead(Path file) throws Exception {
    assertThat(TargetCatalogue.of(read(file)).targets()).isNotEmpty();
  }

  private static String target(String find) {
    return "targets:\n  - id: a\n    find: %s\n    label: A\n    proposition: B\n".formatted(find);
  }

  private void assertWrong(String message, String text) {
    Path file = file(text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  private static List<Target> read(Path file) throws Exception {
    return TargetCatalogueFile.read(file, Files.readString(file));
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("targets.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

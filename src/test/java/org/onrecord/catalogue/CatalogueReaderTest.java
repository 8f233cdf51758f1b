package org.onrecord.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {
  private final CatalogueReader reader = new CatalogueReader(Path.of("c.yaml"));

  @Test
  void refusesListsThatRepeatListsWithoutEnd() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(8), i - 1));
    }
    assertWrong(bomb.toString(), "c.yaml:7: beyond a limit: Number of aliases");
  }

  @Test
  void refusesManyAliasesOfMappingsAndTakesManyOfValues() throws CatalogueException {
    assertWrong(
        "items:\n- &m {id: x}\n" + "- *m\n".repeat(100_000), "c.yaml:54: beyond a limit: Number");
    String values = "items:\n- &v x\n" + "- *v\n".repeat(100_000);
    assertThat(reader.entries(values, "items")).hasSize(100_001);
  }

  @Test
  void refusesDeepNesting() {
    assertWrong(
        "items:\n  " + "[".repeat(60) + "]".repeat(60),
        "c.yaml:2: beyond a limit: Nesting Depth exceeded max 50");
    StringBuilder deep = new StringBuilder("items:\n");
    for (int i = 1; i < 200; i++) {
      deep.append(" ".repeat(i)).append("k:\n");
    }
    assertWrong(deep.toString(), "c.yaml:51: beyond a limit: Nesting Depth");
  }

  @Test
  void aListThatContainsItselfIsNoValue() {
    assertThatThrownBy(() -> reader.scalar(reader.entries("items: &i\n- *i\n", "items").get(0)))
        .hasMessage("c.yaml:1: expected a value");
  }

  @Test
  void refusesAHugeValue() {
    assertThatThrownBy(
            () ->
                reader.scalar(reader.entries("items:\n- " + "x".repeat(5_000_000), "items").get(0)))
        .hasMessage("c.yaml:2: a value of 5000000 characters; at most 10000 are allowed");
  }

  @Test
  void namesTheLineOfACharacterThatYamlDoesNotAllow() {
    assertWrong("items:\n- a\n- b\u0000c\n", "c.yaml:3: not YAML: the character U+0000");
    assertWrong("items:\n- \uD83D\uDE00\n- \u001b\n", "c.yaml:3: not YAML: the character U+001B");
  }

  @Test
  void refusesTagsOfJavaClasses() {
    assertWrong(
        "items:\n- !!javax.script.ScriptEngineManager [!!java.net.URL ['http://127.0.0.1:1/']]\n",
        "c.yaml:2: not YAML: Global tag is not allowed");
  }

  @Test
  void refusesASecondDocument() {
    assertWrong("items: []\n---\nitems: []\n", "c.yaml:2: not YAML: but found another document");
  }

  private void assertWrong(String text, String message) {
    assertThatThrownBy(() -> reader.entries(text, "items"))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(message);
  }
}

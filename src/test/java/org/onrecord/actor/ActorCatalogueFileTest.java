package org.onrecord.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;

class ActorCatalogueFileTest {
  @TempDir Path folder;

  @Test
  void readsYaml() throws Exception {
    ActorCatalogue catalogue =
        yaml(
            """
            actors:
              - id: Q1
                name: Zoë Ng
                aliases: [Z. Ng, "the Minister"]
                type: person
                country: Brennia
                gender: female
                roles:
                  - {role: mayor, to: 2023-12-31}
                  - {role: minister, from: 2024-01-01}
              - {id: tide, name: The Tide, type: ORGANISATION}
            """);

    ActorCatalogue.Entry zoe = catalogue.find("zoe ng").orElseThrow();
    assertThat(zoe.id()).isEqualTo("Q1");
    assertThat(zoe.type()).isEqualTo(ActorType.PERSON);
    assertThat(zoe.country()).isEqualTo("Brennia");
    assertThat(zoe.knownGender()).contains(Gender.FEMALE);
    assertThat(catalogue.entry("tide").orElseThrow().knownGender()).isEmpty();
    assertThat(catalogue.find("Minister")).contains(zoe);
    assertThat(catalogue.find("Z Ng")).contains(zoe);
    assertThat(catalogue.entry("tide").orElseThrow().name()).isEqualTo("The Tide");
    assertThat(catalogue.find("Ng")).isEmpty();
    assertThat(zoe.roleOn(Optional.of(LocalDate.of(2023, 12, 31)))).contains("mayor");
    assertThat(zoe.roleOn(Optional.of(LocalDate.of(2024, 1, 1)))).contains("minister");
    assertThat(zoe.roleOn(Optional.empty())).isEmpty();
  }

  @Test
  void readsCsv() throws Exception {
    ActorCatalogue catalogue =
        read(
            file(
                "actors.csv",
                """
                id,name,type,aliases,gender,role,from,to
                Q1,Zoë Ng,PERSON,Z. Ng; the Minister,FEMALE,mayor,,2023-12-31
                Q1,Zoë Ng,PERSON,,,minister,2024-01-01,
                tide,The Tide,ORGANISATION,,,,,
                """));

    ActorCatalogue.Entry zoe = catalogue.find("the minister").orElseThrow();
    assertThat(zoe.name()).isEqualTo("Zoë Ng");
    assertThat(zoe.knownGender()).contains(Gender.FEMALE);
    assertThat(zoe.roleOn(Optional.of(LocalDate.of(2023, 5, 1)))).contains("mayor");
    assertThat(zoe.roleOn(Optional.of(LocalDate.of(2024, 5, 1)))).contains("minister");
    assertThat(catalogue.find("Tide").orElseThrow().roles()).isEmpty();
  }

  @Test
  void anAliasOfTwoIsAnErrorThatNamesBothLines() {
    assertWrong(
        ":5: \"The Minister\" is claimed by Bo Li, and also by Ann Roe at %s:2",
        """
        actors:
          - {id: a, name: Ann Roe, type: PERSON, aliases: [the minister]}
          #
          #
          - {id: b, name: Bo Li, type: PERSON, aliases: [The Minister]}
        """);
    assertWrong(
        ":3: id a is also that of %s:2: Ann Roe",
        """
        actors:
          - {id: a, name: Ann Roe, type: PERSON}
          - {id: a, name: Bo Li, type: PERSON}
        """);
  }

  @Test
  void saysWhereItIsWrong() {
    assertWrong(":1: expected `actors:` and a list", "");
    assertWrong(":1: unknown key people", "people: []\n");
    assertWrong(":1: expected a list", "actors: nobody\n");
    assertWrong(":2: name is missing", "actors:\n  - {id: a, type: PERSON}\n");
    assertWrong(":3: unknown key nmae", "actors:\n  - id: a\n    nmae: Ann\n");
    assertWrong(
        ":2: type \"robot\" is not one of [PERSON,",
        "actors:\n  - {id: a, name: Ann, type: robot}\n");
    assertWrong(
        ":2: gender \"woman\" is not one of [FEMALE, MALE, OTHER]",
        "actors:\n  - {id: a, name: Ann, type: PERSON, gender: woman}\n");
    assertWrong(
        ":2: \"soon\" is not a day (YYYY-MM-DD)",
        "actors:\n  - {id: a, name: Ann, type: PERSON, roles: [{role: mayor, from: soon}]}\n");
    assertWrong(": not YAML: ", "actors: [\n");
    assertWrong(
        ":2: name is given twice", "actors:\n  - {id: a, name: Ann, name: Bo, type: PERSON}\n");
  }

  @Test
  void manyNamesAreReadInGoodTime() throws Exception {
    StringBuilder names = new StringBuilder("actors:\n");
    for (int i = 0; i < 1_000; i++) {
      names.append("- {id: a%d, name: Name %d, type: PERSON, aliases: [n%d-0".formatted(i, i, i));
      for (int alias = 1; alias < 100; alias++) {
        names.append(", n").append(i).append('-').append(alias);
      }
      names.append("]}\n");
    }
    Path file = Files.writeString(folder.resolve("many.yaml"), names);
    assertThat(read(file).find("n999-99")).isPresent();
  }

  @Test
  void saysWhereACsvIsWrong() throws IOException {
    Path missing = file("missing.csv", "id,name\na,Ann\n");
    assertThatThrownBy(() -> read(missing)).hasMessage(missing + ":1: the column type is missing");
    Path robot = file("robot.csv", "id,name,type\na,Ann,PERSON\nb,Bo,robot\n");
    assertThatThrownBy(() -> read(robot))
        .hasMessageStartingWith(robot + ":3: type \"robot\" is not one of");
    Path quotes = file("quotes.csv", "id,name,type\na,Ann,PERSON\nb,\"Bo\"x,PERSON\n");
    assertThatThrownBy(() -> read(quotes))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(quotes + ":3: not CSV: ");
    Path unnamed = file("unnamed.csv", "id,,name,type\na,,Ann,PERSON\n");
    assertThatThrownBy(() -> read(unnamed))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(unnamed + ":1: not CSV: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipelines/actors/seed.yaml", "pipelines/actors/sample.yaml"})
  void theCataloguesThatShipCanBeRead(String file) throws Exception {
    read(Path.of(file));
  }

  private void assertWrong(String message, String text) {
    Path file = file("wrong.yaml", text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message.formatted(file));
  }

  private ActorCatalogue yaml(String text) throws Exception {
    return read(file("actors.yaml", text));
  }

  private static ActorCatalogue read(Path file) throws Exception {
    return ActorCatalogueFile.read(file, Files.readString(file));
  }

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

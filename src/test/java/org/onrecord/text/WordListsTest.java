package org.onrecord.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordListsTest {
  private static final Path RESOURCES = Path.of("src/main/resources/org/onrecord");

  static List<Path> lists() throws IOException {
    var lists = new ArrayList<Path>();
    for (String folder : List.of("text/words", "day/words")) {
      try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
        files.sorted().forEach(lists::add);
      }
    }
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListSaysWhatBelongsThereAndIsSorted(Path list) throws IOException {
    List<String> lines = Files.readAllLines(list, UTF_8);
    assertThat(lines.get(0)).startsWith("# ");
    assertThat(lines.stream().dropWhile(line -> line.startsWith("# ")))
        .isNotEmpty()
        .allMatch(entry -> entry.equals(entry.strip()) && !entry.isEmpty())
        .isSortedAccordingTo(String::compareTo)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void wordsAreInLowerCase(Path list) throws IOException {
    if (list.startsWith(RESOURCES.resolve("text"))) {
      assertThat(Files.readAllLines(list, UTF_8))
          .filteredOn(line -> !line.startsWith("#"))
          .allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)) && !word.contains(" "));
    }
  }

  @Test
  void everyListOfWordsIsAKind() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("text/words"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Lexicon.Kind.values())
                  .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt")
                  .collect(Collectors.toSet()));
    }
  }

  /** A name of two countries would lead to whichever comes last. */
  @Test
  void noCountryHasTheNameOfAnother() {
    for (int column = 0; column < 3; column++) {
      int of = column;
      assertThat(
              WordLists.lines(Countries.class, "countries.txt").stream()
                  .map(line -> line.split("\\|", -1))
                  .filter(columns -> columns.length > of)
                  .flatMap(columns -> Arrays.stream(columns[of].split("[:,]", -1)))
                  .map(name -> name.strip().toLowerCase(Locale.ROOT))
                  .filter(name -> !name.isEmpty()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void whatTheJarLacksIsAnError() {
    assertThatThrownBy(() -> WordLists.lines(Lexicon.class, "none.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none.txt");
  }
}

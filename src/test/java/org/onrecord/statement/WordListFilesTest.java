package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.text.WordLists;

/** The form of the word lists of statements and stances. */
class WordListFilesTest {
  private static final Path RESOURCES = Path.of("src/main/resources/org/onrecord");

  static List<Path> lists() throws IOException {
    var lists = new ArrayList<Path>();
    for (String folder : List.of("statement/words", "stance/words")) {
      try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
        files.filter(Files::isRegularFile).sorted().forEach(lists::add);
      }
    }
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListHasACommentAndSortedEntries(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).startsWith("# ");
    List<String> entries = lines.stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(entries).isNotEmpty().isSorted().doesNotHaveDuplicates().allMatch(e -> !e.isBlank());
  }

  @Test
  void aFormBelongsToOneVerb() {
    Set<String> forms = new HashSet<>();
    for (String line : WordLists.lines(ReportingVerbs.class, "words/verbs.txt")) {
      String[] columns = line.split("\t", -1);
      assertThat(columns).hasSize(2);
      Set<String> ofVerb = new HashSet<>(Set.of(columns[0]));
      for (String form : columns[1].split(" ", -1)) {
        ofVerb.add(form.replace('_', ' '));
      }
      for (String form : ofVerb) {
        assertThat(forms.add(form)).as(form).isTrue();
      }
    }
  }
}

package org.onrecord.actor.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.onrecord.text.WordLists;

/** Names that go together, from {@code names.txt}. */
record Culture(String name, List<String> women, List<String> men, List<String> surnames) {
  /** All of them. */
  static final List<Culture> ALL = all();

  /** A made-up person. */
  record Person(String given, String surname, boolean isWoman) {
    String fullName() {
      return given + " " + surname;
    }

    /** Returns the pronoun for the person, as a sentence's first word. */
    String pronoun() {
      return isWoman ? "She" : "He";
    }
  }

  private static List<Culture> all() {
    List<String> lines = WordLists.lines(Culture.class, "names.txt");
    var all = new ArrayList<Culture>();
    for (int i = 0; i < lines.size(); i += 4) {
      all.add(
          new Culture(
              values("culture", lines.get(i)).get(0),
              values("women", lines.get(i + 1)),
              values("men", lines.get(i + 2)),
              values("surnames", lines.get(i + 3))));
    }
    return List.copyOf(all);
  }

  private static List<String> values(String key, String line) {
    List<String> words = List.of(line.split(" ", -1));
    if (!words.get(0).equals(key)) {
      throw new IllegalStateException("not a line of " + key + ": " + line);
    }
    return words.subList(1, words.size());
  }

  /** Returns one of the given names. */
  String given(boolean woman, Random random) {
    return of(woman ? women : men, random);
  }

  /** Returns one of the surnames. */
  String surname(Random random) {
    return of(surnames, random);
  }

  Person person(boolean woman, Random random) {
    return new Person(given(woman, random), surname(random), woman);
  }

  static <T> T of(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}

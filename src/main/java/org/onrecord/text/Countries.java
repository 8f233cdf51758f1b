package org.onrecord.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The countries, by their names, the capital that stands for the government, and the names of their
 * people: the table {@code countries.txt}.
 */
public final class Countries {
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[:,|]\\s*");
  private static final Countries ALL = new Countries();

  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> byPeople = new HashMap<>();

  private Countries() {
    for (String line : WordLists.lines(Countries.class, "countries.txt")) {
      String[] parts = line.split("\\|", -1);
      String country = SEPARATOR.split(parts[0].strip(), 2)[0];
      List<Map<String, String>> by = List.of(byName, byPeople);
      for (int i = 0; i < parts.length; i++) {
        for (String name : SEPARATOR.split(parts[i].strip(), -1)) {
          if (!name.isEmpty()) {
            by.get(i).put(LowerCase.of(name), country);
          }
        }
      }
    }
  }

  /** Returns the country with this name or capital, ignoring case. */
  public static Optional<String> called(String name) {
    return Optional.ofNullable(ALL.byName.get(LowerCase.of(name)));
  }

  /** Returns the country for the name of its people or the adjective, ignoring case: `French`. */
  public static Optional<String> ofPeople(String word) {
    return Optional.ofNullable(ALL.byPeople.get(LowerCase.of(word)));
  }
}

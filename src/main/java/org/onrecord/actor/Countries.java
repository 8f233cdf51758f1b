package org.onrecord.actor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The countries by all of their names, by the capital that stands for the government, and by what
 * their people are called: {@code countries.txt}.
 */
final class Countries {
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[:,|]\\s*");
  private static final Countries ALL = new Countries();

  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> byPeople = new HashMap<>();
  private final Set<String> firstWords = new HashSet<>();

  private Countries() {
    for (String line : Lexicon.lines(Countries.class, "countries.txt")) {
      int bar = line.indexOf('|');
      String[] names = SEPARATOR.split((bar < 0 ? line : line.substring(0, bar)).strip(), -1);
      for (String name : names) {
        String lower = name.toLowerCase(Locale.ROOT);
        byName.put(lower, names[0]);
        firstWords.add(lower.split(" ", 2)[0]);
      }
      if (bar >= 0) {
        for (String people : SEPARATOR.split(line.substring(bar + 1).strip(), -1)) {
          byPeople.put(people.toLowerCase(Locale.ROOT), names[0]);
        }
      }
    }
  }

  /** Returns the country that goes by {@code name}, letter case aside. */
  static Optional<String> called(String name) {
    return Optional.ofNullable(ALL.byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns the country whose people or things are called {@code word}: `French`. */
  static Optional<String> ofPeople(String word) {
    return Optional.ofNullable(ALL.byPeople.get(word.toLowerCase(Locale.ROOT)));
  }

  /** Returns where the country's name ends that begins at token {@code begin}, else there. */
  static int end(Tokens tokens, int begin, int limit) {
    if (!ALL.firstWords.contains(tokens.lower(begin))) {
      return begin;
    }
    for (int end = Math.min(limit, begin + 4); end > begin; end--) {
      if (ALL.byName.containsKey(tokens.phrase(begin, end).toLowerCase(Locale.ROOT))) {
        return end;
      }
    }
    return begin;
  }

  /** Where the adjective of a country's people ends that begins here: `South Korean`. */
  static int peopleEnd(Tokens tokens, int begin, int limit) {
    for (int end = Math.min(limit, begin + 2); end > begin; end--) {
      if (ALL.byPeople.containsKey(tokens.phrase(begin, end).toLowerCase(Locale.ROOT))) {
        return end;
      }
    }
    return begin;
  }
}

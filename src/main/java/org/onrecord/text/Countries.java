package org.onrecord.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The countries, by their names, the capital that stands for the government, the names of their
 * people, and the seats of their governments: the table {@code countries.txt}.
 */
public final class Countries {
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[:,|]\\s*");
  private static final Pattern BRACKET = Pattern.compile("[\\[\\]()\"]+");
  private static final Pattern GAP = Pattern.compile("\\s+");
  private static final int MAX_NAME_WORDS = 4;
  private static final Countries ALL = new Countries();

  private final Map<String, String> byName = new HashMap<>();
  private final Map<String, String> byPeople = new HashMap<>();
  private final Map<String, String> bySeat = new HashMap<>();
  private final Set<String> firstWords = new HashSet<>();

  private Countries() {
    for (String line : WordLists.lines(Countries.class, "countries.txt")) {
      String[] parts = line.split("\\|", -1);
      String country = SEPARATOR.split(parts[0].strip(), 2)[0];
      List<Map<String, String>> by = List.of(byName, byPeople, bySeat);
      for (int i = 0; i < parts.length; i++) {
        for (String name : SEPARATOR.split(parts[i].strip(), -1)) {
          if (!name.isEmpty()) {
            by.get(i).put(LowerCase.of(name), country);
          }
        }
      }
    }
    byName.keySet().forEach(name -> firstWords.add(name.split(" ", 2)[0]));
  }

  /**
   * Returns the first country in a role or a description, by its name, its people or its seat of
   * government: the United States in `US trade envoy` and in `White House spokesman`. Only
   * capitalised words count: `us` is not a country.
   */
  public static Optional<String> within(String phrase) {
    String[] words = GAP.split(BRACKET.matcher(phrase).replaceAll("").strip(), -1);
    for (int begin = 0; begin < words.length; begin++) {
      if (words[begin].isEmpty() || !Character.isUpperCase(words[begin].charAt(0))) {
        continue;
      }
      for (int end = Math.min(words.length, begin + MAX_NAME_WORDS); end > begin; end--) {
        String name = LowerCase.of(String.join(" ", Arrays.asList(words).subList(begin, end)));
        for (Map<String, String> known : List.of(ALL.byName, ALL.byPeople, ALL.bySeat)) {
          if (known.containsKey(name)) {
            return Optional.of(known.get(name));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the country with this name or capital, ignoring case. */
  public static Optional<String> called(String name) {
    return Optional.ofNullable(ALL.byName.get(LowerCase.of(name)));
  }

  /** Returns the country for the name of its people or the adjective, ignoring case: `French`. */
  public static Optional<String> ofPeople(String word) {
    return Optional.ofNullable(ALL.byPeople.get(LowerCase.of(word)));
  }

  /** Returns the end of a country's name at token {@code begin}; {@code begin} if there is none. */
  public static int end(Tokens tokens, int begin, int limit) {
    if (!ALL.firstWords.contains(tokens.lower(begin))) {
      return begin;
    }
    for (int end = Math.min(limit, begin + MAX_NAME_WORDS); end > begin; end--) {
      if (ALL.byName.containsKey(LowerCase.of(tokens.phrase(begin, end)))) {
        return end;
      }
    }
    return begin;
  }

  /** Returns the end of an adjective such as `South Korean`; {@code begin} if there is none. */
  public static int peopleEnd(Tokens tokens, int begin, int limit) {
    for (int end = Math.min(limit, begin + 2); end > begin; end--) {
      if (ALL.byPeople.containsKey(LowerCase.of(tokens.phrase(begin, end)))) {
        return end;
      }
    }
    return begin;
  }
}

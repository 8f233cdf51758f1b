package org.onrecord.day;

import static java.util.stream.Collectors.joining;

import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.text.WordLists;

/** The words by which texts name days: the word lists in the resource folder {@code words}. */
final class DayWords {
  private DayWords() {}

  /** Returns the entries of a list. */
  static Set<String> set(String list) {
    return Set.copyOf(WordLists.lines(DayWords.class, file(list)));
  }

  /** Returns a table, by its keys. */
  static Map<String, String> table(String list) {
    return WordLists.table(DayWords.class, file(list));
  }

  /** Returns a pattern for any entry of a list: a group that captures nothing. */
  static String anyOf(String list) {
    return anyOf(WordLists.lines(DayWords.class, file(list)).stream());
  }

  /** Returns a pattern for any of the words, in which a space is any horizontal white space. */
  static String anyOf(Stream<String> words) {
    return words.map(DayWords::pattern).collect(joining("|", "(?:", ")"));
  }

  /** Returns a pattern for some words; a straight apostrophe matches a curly one too. */
  static String pattern(String words) {
    return Arrays.stream(words.split(" ", -1))
        .map(
            word -> Arrays.stream(word.split("'", -1)).map(Pattern::quote).collect(joining("['’]")))
        .collect(joining("\\h"));
  }

  /** Returns the month with this name or abbreviation, in any case. */
  static Month month(String name) {
    String first = name.substring(0, 3).toUpperCase(Locale.ROOT);
    return Arrays.stream(Month.values())
        .filter(month -> month.name().startsWith(first))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no month: " + name));
  }

  private static String file(String list) {
    return "words/" + list + ".txt";
  }
}

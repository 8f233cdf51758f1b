package org.onrecord.record;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the names of one actor and chooses the one that is shown: the fullest, that is the one of
 * the most words, then the most frequent, then the first in alphabetical order. Names may be added
 * in any order and in parts with the same result.
 */
public final class Spellings {
  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private static final Comparator<Map.Entry<String, Long>> FULLEST_FIRST =
      comparingInt((Map.Entry<String, Long> name) -> -words(name.getKey()))
          .thenComparing(MOST_FIRST);

  private final Map<String, Long> counts = new TreeMap<>();

  /** Adds a name. */
  public void add(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  /** Adds names as {@link #counts} returned them. */
  public void addAll(Map<String, Long> names) {
    names.forEach((name, count) -> counts.merge(name, count, Long::sum));
  }

  /** Returns how often each name occurs. */
  public Map<String, Long> counts() {
    return counts;
  }

  /** Whether there is no name. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Returns the name that is shown; there must be one. */
  public String shown() {
    return counts.entrySet().stream().min(FULLEST_FIRST).map(Map.Entry::getKey).orElseThrow();
  }

  /** Returns the other names, the most frequent first, then in alphabetical order. */
  public List<String> others(int max) {
    String shown = shown();
    return counts.entrySet().stream()
        .sorted(MOST_FIRST)
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals(shown))
        .limit(max)
        .toList();
  }

  private static int words(String name) {
    int words = 0;
    for (int i = 0; i < name.length(); i++) {
      boolean begins = i == 0 || name.charAt(i - 1) == ' ';
      words += begins && name.charAt(i) != ' ' ? 1 : 0;
    }
    return words;
  }
}

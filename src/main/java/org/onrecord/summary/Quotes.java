package org.onrecord.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The quotations of one actor, each counted once regardless of the number of its wordings. The
 * count does not depend on the order in which they are added.
 */
final class Quotes {
  /** How many of its words, the rarest, a quotation is looked up by. */
  private static final int MAX_LOOKUP_WORDS = 4;

  /** Maximum quotations per word, so that the time is linear in the number of quotations. */
  private static final int MAX_QUOTES_PER_WORD = 64;

  private final TreeSet<Quote> all = new TreeSet<>();

  void add(Quote quote) {
    all.add(quote);
  }

  void addAll(Collection<Quote> quotes) {
    all.addAll(quotes);
  }

  /** Returns all wordings. */
  Collection<Quote> all() {
    return all;
  }

  /** Returns the number of quotations; a wording that is like a longer one is not counted. */
  long count() {
    Map<Integer, List<Quote>> byWord = new HashMap<>();
    long count = 0;
    for (Quote quote : all) {
      List<List<Quote>> under = new ArrayList<>();
      for (int word : quote.words()) {
        under.add(byWord.computeIfAbsent(word, key -> new ArrayList<>(1)));
      }
      boolean known =
          under.stream()
              .filter(quotes -> !quotes.isEmpty())
              .sorted(Comparator.comparingInt(List::size))
              .limit(MAX_LOOKUP_WORDS)
              .flatMap(List::stream)
              .anyMatch(quote::isLike);
      if (!known) {
        count++;
        under.stream()
            .filter(quotes -> quotes.size() < MAX_QUOTES_PER_WORD)
            .forEach(quotes -> quotes.add(quote));
      }
    }
    return count;
  }
}

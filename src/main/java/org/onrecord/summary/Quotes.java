package org.onrecord.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Different quotations of one actor, counted once in however many wordings they come. The number
 * depends on the quotations alone, not on the order in which they are added.
 */
final class Quotes {
  /** A quotation is looked up under so many of its words, the rarest, */
  private static final int LOOKED_UP = 4;

  /** and so many stand under each. So the time is linear in the quotations. */
  private static final int MOST_ALIKE = 64;

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

  /** Returns how many quotations there are: a wording that is like a longer one is not counted. */
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
              .limit(LOOKED_UP)
              .flatMap(List::stream)
              .anyMatch(quote::isLike);
      if (!known) {
        count++;
        under.stream()
            .filter(quotes -> quotes.size() < MOST_ALIKE)
            .forEach(quotes -> quotes.add(quote));
      }
    }
    return count;
  }
}

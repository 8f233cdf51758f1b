package org.onrecord.copies;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/**
 * Tells copies from texts that only share some words, and links each to the first text that it is a
 * copy of.
 */
final class CopyLinks {
  /** So much of the shorter text must stand in the longer one. */
  private static final double LEAST_CONTAINMENT = 0.5;

  /** So much of both together they must share. */
  private static final double LEAST_OVERLAP = 0.25;

  /**
   * A text is held against so many others that share its band, the earliest. Where more meet, the
   * band is made of a phrase that is everywhere, and copies meet in their other bands; so the time
   * stays linear.
   */
  private static final int MOST_COMPARED = 64;

  /**
   * What a link keeps of an article.
   *
   * @param day as in {@link Fingerprint#day}
   */
  record Node(String articleId, long day, long textHash) {
    static final Comparator<Node> FIRST =
        Comparator.comparingLong(Node::day).thenComparing(Node::articleId);

    static Node of(Fingerprint fingerprint) {
      return new Node(fingerprint.articleId(), fingerprint.day(), fingerprint.textHash());
    }
  }

  /** That a text is a copy of one that came before it. */
  record Link(Node copy, Node first) {}

  private CopyLinks() {}

  /**
   * Returns links among texts that are the same: from all of a day but the first to that, and from
   * the firsts of the days to the first of them.
   */
  static List<Link> ofSame(List<Fingerprint> same) {
    Map<Long, Fingerprint> firsts = firstOfEachDay(same);
    List<Link> links = linked(List.copyOf(firsts.values()), (text, earlier) -> true);
    for (Fingerprint text : same) {
      Node node = Node.of(text);
      Node first = Node.of(firsts.get(text.day()));
      if (!node.equals(first)) {
        links.add(new Link(node, first));
      }
    }
    return links;
  }

  /** Returns the first of the texts of each day, by day. */
  static SortedMap<Long, Fingerprint> firstOfEachDay(List<Fingerprint> same) {
    var firsts = new TreeMap<Long, Fingerprint>();
    for (Fingerprint text : same) {
      firsts.merge(text.day(), text, BinaryOperator.minBy(Fingerprint.FIRST));
    }
    return firsts;
  }

  /** Whether a link is one between the same texts of one day. */
  static boolean isWithinDay(Link link) {
    return link.copy().day() == link.first().day()
        && link.copy().textHash() == link.first().textHash();
  }

  /** Returns links among texts that share a band, each to the first that it is a copy of. */
  static List<Link> amongAlike(List<Fingerprint> alike) {
    return linked(alike, CopyLinks::isCopy);
  }

  private static List<Link> linked(
      List<Fingerprint> texts, BiPredicate<Fingerprint, Fingerprint> isCopy) {
    var links = new ArrayList<Link>();
    List<Fingerprint> sorted = texts.stream().sorted(Fingerprint.FIRST).toList();
    int first = 0;
    for (int i = 1; i < sorted.size(); i++) {
      Fingerprint text = sorted.get(i);
      if (text.day() == Fingerprint.NO_DAY) {
        first = 0;
      }
      while (!isOfItsDays(sorted.get(first), text)) {
        first++;
      }
      int end = Math.min(i, first + MOST_COMPARED);
      for (int j = first; j < end; j++) {
        if (isCopy.test(text, sorted.get(j))) {
          links.add(new Link(Node.of(text), Node.of(sorted.get(j))));
          break;
        }
      }
    }
    return links;
  }

  private static boolean isOfItsDays(Fingerprint earlier, Fingerprint text) {
    return text.day() == Fingerprint.NO_DAY || text.day() - earlier.day() <= MarkCopies.DAYS;
  }

  /** Whether one of two texts is the other one, edited or cut. */
  static boolean isCopy(Fingerprint one, Fingerprint other) {
    return one.overlap(other) >= LEAST_OVERLAP && one.containment(other) >= LEAST_CONTAINMENT;
  }
}

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
 * Distinguishes copies from texts that only share some words, and links each copy to the first text
 * that it is a copy of.
 */
final class CopyLinks {
  /** Minimum share of the shorter text's shingles that the longer one contains. */
  private static final double MIN_CONTAINMENT = 0.5;

  /** Minimum share of the shingles of both texts that they have in common. */
  private static final double MIN_OVERLAP = 0.25;

  /**
   * Maximum number of earlier texts in a band that a text is compared with. A band with more of
   * them comes from a common phrase, and copies meet in their other bands. The limit keeps the time
   * linear.
   */
  private static final int MAX_COMPARED_TEXTS = 64;

  /**
   * One end of a link: an article.
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

  /** The finding that an article is a copy of an earlier one. */
  record Link(Node copy, Node first) implements ArticleOrMark {
    @Override
    public long textHash() {
      return copy.textHash();
    }
  }

  private CopyLinks() {}

  /**
   * Returns links among identical texts: from each text to the first of its day, and from that to
   * the first text of the days before.
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

  /** Returns the first text of each day, sorted by day. */
  static SortedMap<Long, Fingerprint> firstOfEachDay(List<Fingerprint> same) {
    var firsts = new TreeMap<Long, Fingerprint>();
    for (Fingerprint text : same) {
      firsts.merge(text.day(), text, BinaryOperator.minBy(Fingerprint.FIRST));
    }
    return firsts;
  }

  /** Returns whether a link is between identical texts of one day. */
  static boolean isWithinDay(Link link) {
    return link.copy().day() == link.first().day()
        && link.copy().textHash() == link.first().textHash();
  }

  /** Returns links among texts that share a band, from each copy to its first original. */
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
      while (!isInReach(sorted.get(first), text)) {
        first++;
      }
      int end = Math.min(i, first + MAX_COMPARED_TEXTS);
      for (int j = first; j < end; j++) {
        if (isCopy.test(text, sorted.get(j))) {
          links.add(new Link(Node.of(text), Node.of(sorted.get(j))));
          break;
        }
      }
    }
    return links;
  }

  private static boolean isInReach(Fingerprint earlier, Fingerprint text) {
    return text.day() == Fingerprint.NO_DAY || text.day() - earlier.day() <= MarkCopies.MAX_DAYS;
  }

  /** Returns whether one of two texts is an edited or shortened version of the other. */
  static boolean isCopy(Fingerprint one, Fingerprint other) {
    return one.overlap(other) >= MIN_OVERLAP && one.containment(other) >= MIN_CONTAINMENT;
  }
}

package org.onrecord.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
   * A text is held against so many others that share its band. Where more meet, the band is made of
   * a phrase that is everywhere, and copies meet in their other bands; so the time stays linear.
   */
  private static final int MOST_FIRSTS = 16;

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

  /** Returns links from all but the first of texts that are the same, to the first. */
  static List<Link> ofSame(List<Fingerprint> same) {
    Node first = Node.of(same.stream().min(Fingerprint.FIRST).orElseThrow());
    return same.stream()
        .map(Node::of)
        .filter(node -> !node.equals(first))
        .map(node -> new Link(node, first))
        .toList();
  }

  /** Returns links among texts that share a band; they may come in any order. */
  static List<Link> amongAlike(List<Fingerprint> alike) {
    if (alike.size() < 2) {
      return List.of();
    }
    var links = new ArrayList<Link>();
    var firsts = new ArrayList<Fingerprint>();
    for (Fingerprint text : alike.stream().sorted(Fingerprint.FIRST).toList()) {
      Optional<Fingerprint> first =
          firsts.stream().filter(earlier -> isCopy(text, earlier)).findFirst();
      if (first.isPresent()) {
        links.add(new Link(Node.of(text), Node.of(first.get())));
      } else if (firsts.size() < MOST_FIRSTS) {
        firsts.add(text);
      }
    }
    return links;
  }

  /** Whether one of two texts is the other one, edited or cut. */
  static boolean isCopy(Fingerprint one, Fingerprint other) {
    return one.overlap(other) >= LEAST_OVERLAP && one.containment(other) >= LEAST_CONTAINMENT;
  }
}

package org.onrecord.actor.article;

import java.util.List;
import org.onrecord.text.Range;

/**
 * Words that stand for someone.
 *
 * @param words the name without title, the description up to its head noun, the pronoun
 * @param links the other mentions that may stand for the same one, by the model
 * @param none the probability that no other mention in reach does
 */
record Mention(Range words, Kind kind, Type type, List<Link> links, double none) {
  /** What the words are. */
  enum Kind {
    NAME,
    /** A description or a role: `the mayor`. */
    ROLE,
    /** A form of address: `Mrs`. */
    TITLE,
    PRONOUN
  }

  /** What they stand for. The order is that of the model's tags. */
  enum Type {
    PERSON,
    ORGANISATION,
    PLACE,
    GROUP,
    DOCUMENT,
    /** Another thing with a name: a law, an event. */
    THING
  }

  /**
   * Another mention that may stand for the same one.
   *
   * @param mention its number among the article's mentions
   * @param probability from 0 to 1
   */
  record Link(int mention, double probability) {}

  int begin() {
    return words.begin();
  }

  int end() {
    return words.end();
  }

  boolean is(Kind other) {
    return kind == other;
  }

  Mention withLinks(List<Link> found, double without) {
    return new Mention(words, kind, type, found, without);
  }
}

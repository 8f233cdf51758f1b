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
record Mention(Range words, MentionKind kind, MentionType type, List<Link> links, double none) {
  /**
   * Another mention that may stand for the same one.
   *
   * @param mention its number among the article's mentions
   * @param probability from 0 to 1
   */
  record Link(int mention, double probability) {}

  /** Returns a mention that is not linked yet. */
  static Mention unlinked(Range words, MentionKind kind, MentionType type) {
    return new Mention(words, kind, type, List.of(), 1);
  }

  /** Returns the same with other words, not linked. */
  Mention over(int begin, int end) {
    return unlinked(new Range(begin, end), kind, type);
  }

  /** Whether it is a person's name. */
  boolean isPersonsName() {
    return kind == MentionKind.NAME && type == MentionType.PERSON;
  }

  int begin() {
    return words.begin();
  }

  int end() {
    return words.end();
  }

  boolean is(MentionKind other) {
    return kind == other;
  }

  Mention withLinks(List<Link> found, double without) {
    return new Mention(words, kind, type, found, without);
  }
}

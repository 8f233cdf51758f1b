package org.onrecord.corpus.page;

import org.jsoup.nodes.Element;

/**
 * A run of text that a reader sees as one: a paragraph, a heading, a list item, a table row.
 *
 * @param text the text, white space collapsed; not blank
 * @param words the number of words
 * @param linkWords the number of words inside links
 * @param leadWords the number of words inside links before the first word outside one
 * @param parent the innermost element around the block that starts a block
 * @param heading whether it is a heading
 */
record TextBlock(
    String text, int words, int linkWords, int leadWords, Element parent, boolean heading) {
  /** Minimum words for a block that ends as a sentence to count as prose. */
  static final int MIN_PROSE_WORDS = 12;

  /** Minimum words for a block to count as prose without terminal punctuation. */
  private static final int MIN_UNPUNCTUATED_PROSE_WORDS = 30;

  /** Minimum and maximum words of a link that can be a headline. */
  private static final int MIN_HEADLINE_WORDS = 4;

  private static final int MAX_HEADLINE_WORDS = 30;

  /** A block with a larger share of words inside links is a link, not a text. */
  private static final double MAX_PROSE_LINK_DENSITY = 0.5;

  /** The stricter limit, for blocks that are kept on weak evidence. */
  private static final double MAX_LOW_LINK_DENSITY = 0.34;

  /** Returns the share of words inside links, from 0 to 1. */
  private double linkDensity() {
    return (double) linkWords / words;
  }

  /** Returns whether most of its words are inside links. */
  boolean isLink() {
    return linkDensity() > MAX_PROSE_LINK_DENSITY;
  }

  /** Returns whether at most a third of its words are inside links. */
  boolean hasFewLinks() {
    return linkDensity() <= MAX_LOW_LINK_DENSITY;
  }

  /** Returns whether it reads as a sentence by its own features, without its neighbours. */
  boolean readsAsProse() {
    return !heading
        && linkDensity() < MAX_PROSE_LINK_DENSITY
        && ((words >= MIN_PROSE_WORDS && endsAsSentence())
            || words >= MIN_UNPUNCTUATED_PROSE_WORDS);
  }

  /** Returns whether it is, or begins with, a link of a headline's length. */
  boolean startsWithHeadlineLink() {
    return leadWords >= MIN_HEADLINE_WORDS && leadWords <= MAX_HEADLINE_WORDS;
  }

  /** Returns whether it ends as a sentence does. */
  boolean endsAsSentence() {
    return endsAsSentence(text);
  }

  /** Returns whether a text ends as a sentence does; closing quotes and brackets may follow. */
  static boolean endsAsSentence(CharSequence text) {
    int end = text.length() - 1;
    while (end > 0 && " \"'”’»)]".indexOf(text.charAt(end)) >= 0) {
      end--;
    }
    return end >= 0 && ".!?…:;".indexOf(text.charAt(end)) >= 0;
  }
}

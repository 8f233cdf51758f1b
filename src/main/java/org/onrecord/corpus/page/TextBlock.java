package org.onrecord.corpus.page;

import org.jsoup.nodes.Element;

/**
 * A run of a page's text that a reader sees as one: a paragraph, a heading, an item of a list, a
 * row of a table.
 *
 * @param text the text, white space collapsed; not blank
 * @param words how many words it has
 * @param linkWords how many of them lead somewhere else
 * @param leadWords how many of these stand before the first word that does not
 * @param parent the element of the page's flow that it stands in directly
 * @param heading whether it is a heading
 */
record TextBlock(
    String text, int words, int linkWords, int leadWords, Element parent, boolean heading) {
  /** A link of fewer words is no headline. */
  private static final int HEADLINE_WORDS = 4;

  /** Returns which part of the words lead somewhere else, from 0 to 1. */
  double linkDensity() {
    return (double) linkWords / words;
  }

  /** Returns whether it is, or begins with, a link as long as a headline. */
  boolean startsAsAHeadline() {
    return leadWords >= HEADLINE_WORDS && leadWords <= 30;
  }

  /** Returns whether it ends as a sentence does. */
  boolean endsAsASentence() {
    return endsAsASentence(text);
  }

  /**
   * Returns whether a text ends as a sentence does, whatever quotes, brackets and spaces follow.
   */
  static boolean endsAsASentence(CharSequence text) {
    int end = text.length() - 1;
    while (end > 0 && " \"'”’»)]".indexOf(text.charAt(end)) >= 0) {
      end--;
    }
    return end >= 0 && ".!?…:;".indexOf(text.charAt(end)) >= 0;
  }
}

package org.onrecord.actor.article;

/**
 * The place of a name, as token numbers.
 *
 * @param titleBegin the first token of the title before the name; {@code begin} if it has none
 * @param begin the first token of the name
 * @param end the token after the name
 */
record Name(int titleBegin, int begin, int end) {
  int words() {
    return end - begin;
  }

  boolean isTitled() {
    return titleBegin < begin;
  }
}

package org.onrecord.actor.article;

/**
 * Where a name stands: its title, if it has one, from {@code titleBegin} to {@code begin}, and the
 * name itself, as token numbers.
 */
record Name(int titleBegin, int begin, int end) {
  int words() {
    return end - begin;
  }

  boolean isTitled() {
    return titleBegin < begin;
  }
}

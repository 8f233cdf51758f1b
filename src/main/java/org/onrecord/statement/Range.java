package org.onrecord.statement;

/** Words from {@code begin} to before {@code end}. */
record Range(int begin, int end) {
  int size() {
    return end - begin;
  }

  boolean holds(Range other) {
    return begin <= other.begin && other.end <= end;
  }
}

package org.onrecord.statement;

/** Tokens from {@code begin} to before {@code end}. */
record Range(int begin, int end) {
  boolean isEmpty() {
    return begin >= end;
  }
}

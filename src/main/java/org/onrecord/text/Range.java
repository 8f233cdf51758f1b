package org.onrecord.text;

/** The words from {@code begin} to before {@code end}. */
public record Range(int begin, int end) {
  public int size() {
    return end - begin;
  }

  public boolean holds(Range other) {
    return begin <= other.begin && other.end <= end;
  }
}

package org.onrecord.record;

import java.util.Collection;
import java.util.Optional;

/** Arithmetic on {@link Span}s: UTF-16 offsets, the end exclusive. */
public final class Spans {
  private Spans() {}

  /** Returns the part of {@code text} that {@code span} covers. */
  public static String text(String text, Span span) {
    return text.substring(span.getBegin(), span.getEnd());
  }

  /** Whether two spans have an offset in common. */
  public static boolean overlap(Span one, Span other) {
    return one.getBegin() < other.getEnd() && other.getBegin() < one.getEnd();
  }

  /**
   * Returns the part of {@code span} between two offsets, counted from the first of them; empty if
   * there is none.
   */
  public static Optional<Span> clip(Span span, int begin, int end) {
    int first = Math.max(span.getBegin(), begin);
    int last = Math.min(span.getEnd(), end);
    return first < last ? Optional.of(new Span(first - begin, last - begin)) : Optional.empty();
  }

  /** Returns {@code span} with both offsets moved by {@code distance}. */
  public static Span shift(Span span, int distance) {
    return new Span(span.getBegin() + distance, span.getEnd() + distance);
  }

  /**
   * Returns the shortest span that holds all of {@code spans}.
   *
   * @throws java.util.NoSuchElementException if there are none
   */
  public static Span around(Collection<Span> spans) {
    return new Span(
        spans.stream().mapToInt(Span::getBegin).min().orElseThrow(),
        spans.stream().mapToInt(Span::getEnd).max().orElseThrow());
  }
}

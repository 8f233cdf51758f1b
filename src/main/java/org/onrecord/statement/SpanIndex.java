package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.onrecord.text.Range;

/**
 * Numbered spans that do not overlap, indexed by place, so that an article with a thousand cues is
 * not searched for each of a thousand contents.
 */
final class SpanIndex {
  private final List<Range> byNumber = new ArrayList<>();
  private final NavigableMap<Integer, Integer> numberByBegin = new TreeMap<>();

  SpanIndex(List<Range> spans) {
    spans.forEach(this::add);
  }

  /** Adds a span and returns its number. */
  int add(Range span) {
    byNumber.add(span);
    numberByBegin.put(span.begin(), byNumber.size() - 1);
    return byNumber.size() - 1;
  }

  /** Returns the span with this number. */
  Range get(int number) {
    return byNumber.get(number);
  }

  /** Returns the number of the first span, by number, that overlaps {@code range}. */
  OptionalInt firstOverlapping(Range range) {
    return overlapping(range.begin(), range.end()).stream().mapToInt(Integer::intValue).min();
  }

  /** Returns the number of the span with the highest share, the first of equals. */
  OptionalInt best(Links links) {
    int best = -1;
    double bestScore = 0;
    for (int number : overlapping(links.begin(), links.end())) {
      double score = links.on(get(number));
      if (score > bestScore || (score == bestScore && best > number)) {
        best = number;
        bestScore = score;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private List<Integer> overlapping(int begin, int end) {
    Integer before = numberByBegin.floorKey(begin);
    int from = before == null ? begin : before;
    return numberByBegin.subMap(from, Math.max(from, end)).values().stream()
        .filter(number -> get(number).end() > begin)
        .toList();
  }
}

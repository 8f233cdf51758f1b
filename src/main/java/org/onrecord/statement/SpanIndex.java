package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.onrecord.text.Range;

/**
 * Numbered spans, none of which overlap, found by place: an article of a thousand cues must not be
 * searched for each of a thousand contents.
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

  /** Returns the number of the first span, by number, that overlaps {@code place}. */
  OptionalInt firstOverlapping(Range place) {
    return overlapping(place.begin(), place.end()).stream().mapToInt(Integer::intValue).min();
  }

  /** Returns the number of the span that is most pointed at, the first of equals. */
  OptionalInt best(Links links) {
    int best = -1;
    double most = 0;
    for (int number : overlapping(links.begin(), links.end())) {
      double score = links.on(get(number));
      if (score > most || (score == most && best > number)) {
        best = number;
        most = score;
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

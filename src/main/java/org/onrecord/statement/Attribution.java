package org.onrecord.statement;

import java.util.List;
import java.util.Optional;
import org.onrecord.text.Range;

/**
 * Words attributed to somebody, as spans of words. The actor is not known yet.
 *
 * @param contents what is said, in reading order
 * @param source who says it
 * @param cue the words that report it
 * @param cueScore the share of the contents' links that points at the cue, on average, from 0 to 1
 * @param sourceScore the share of the cue's links that points at the source; 0 without a source
 */
record Attribution(
    List<Range> contents,
    Optional<Range> source,
    Optional<Range> cue,
    double cueScore,
    double sourceScore) {

  /** Returns the number of words of the contents. */
  int words() {
    return contents.stream().mapToInt(Range::size).sum();
  }

  /** Whether every content of {@code other} is within one of these. */
  boolean holds(Attribution other) {
    return other.contents.stream()
        .allMatch(inner -> contents.stream().anyMatch(outer -> outer.holds(inner)));
  }
}

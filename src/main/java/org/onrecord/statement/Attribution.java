package org.onrecord.statement;

import java.util.List;
import java.util.Optional;
import org.onrecord.text.Range;

/**
 * Words that are someone's, as spans of words, before anyone knows who it is.
 *
 * @param contents what is said, in reading order
 * @param source who says it
 * @param cue what tells that it is said
 * @param cueScore how sure the contents point at the cue, on average
 * @param sourceScore how sure the cue points at the source; 0 without one
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

  /** Whether every content of {@code other} stands within one of these. */
  boolean holds(Attribution other) {
    return other.contents.stream()
        .allMatch(inner -> contents.stream().anyMatch(outer -> outer.holds(inner)));
  }
}

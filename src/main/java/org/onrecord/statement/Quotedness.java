package org.onrecord.statement;

import java.util.List;
import java.util.Optional;
import org.onrecord.record.StatementKind;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Determines whether a statement quotes its speaker's own words: whether they are in quotation
 * marks.
 */
final class Quotedness {
  private static final String SINGLE_OPENING = "‘'`";
  private static final String SINGLE_CLOSING = "’'";

  private final Words words;

  Quotedness(Words words) {
    this.words = words;
  }

  /** Returns the kind of a statement with these contents. */
  StatementKind kind(List<Range> contents) {
    return kind(contents, Optional.empty());
  }

  /**
   * Returns the kind of a statement within another one. A quotation that includes the cue is the
   * outer speaker's: the nested statement is direct only within marks of its own.
   */
  StatementKind kindWithin(List<Range> contents, Range cue) {
    boolean single = contents.stream().allMatch(this::isInSingleMarks);
    return single ? StatementKind.DIRECT : kind(contents, quotationAround(cue, contents));
  }

  private StatementKind kind(List<Range> contents, Optional<Range> without) {
    boolean quoted = false;
    boolean plain = false;
    for (Range content : contents) {
      for (int i = content.begin(); i < content.end(); i++) {
        boolean outers = without.isPresent() && without.get().holds(new Range(i, i + 1));
        boolean inside = words.quote(i) == Words.INSIDE && !outers;
        quoted |= words.sounds(i) && inside;
        plain |= words.sounds(i) && !inside;
      }
    }
    return !quoted ? StatementKind.INDIRECT : plain ? StatementKind.MIXED : StatementKind.DIRECT;
  }

  /** Returns the quotation that includes the cue, within the bounds of the contents. */
  private Optional<Range> quotationAround(Range cue, List<Range> contents) {
    if (words.quote(cue.begin()) != Words.INSIDE) {
      return Optional.empty();
    }
    int min = contents.get(0).begin();
    int max = contents.get(contents.size() - 1).end();
    int begin = cue.begin();
    while (begin > min && words.quote(begin - 1) == Words.INSIDE && !words.startsParagraph(begin)) {
      begin--;
    }
    int end = cue.begin() + 1;
    while (end < max && words.quote(end) == Words.INSIDE && !words.startsParagraph(end)) {
      end++;
    }
    return Optional.of(new Range(begin, end));
  }

  private boolean isInSingleMarks(Range content) {
    int first = content.begin();
    int last = content.end() - 1;
    boolean opens =
        words.isOneOf(first, SINGLE_OPENING)
            || (first > 0 && words.isOneOf(first - 1, SINGLE_OPENING));
    boolean closes =
        words.isOneOf(last, SINGLE_CLOSING)
            || (last + 1 < words.size() && words.isOneOf(last + 1, SINGLE_CLOSING));
    return opens && closes;
  }
}

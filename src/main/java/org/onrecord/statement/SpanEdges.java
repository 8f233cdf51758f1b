package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Fixes the edges of attributions. A content includes both of a pair of quotation marks, but no
 * stray marks and brackets; a source or cue has no commas at its ends.
 */
final class SpanEdges {
  private static final String CLOSERS = ",.;:)]}";
  private static final String OPENERS = "([{";
  private static final String JOINTS = ",;:—–-";

  /** How many words before a content its opening mark may be. */
  private static final int MAX_WORDS_BEFORE = 2;

  /** How many words after a content its closing mark may be. */
  private static final int MAX_WORDS_AFTER = 3;

  private final Words words;
  private final Range part;

  /** Creates one for attributions of {@code part}. No edge moves out of it. */
  SpanEdges(Words words, Range part) {
    this.words = words;
    this.part = part;
  }

  /** Returns the attribution with its edges fixed; empty if no word that is spoken is left. */
  Optional<Attribution> fix(Attribution attribution) {
    var contents = new ArrayList<Range>();
    attribution.contents().stream()
        .sorted(Comparator.comparingInt(Range::begin))
        .map(this::trimmed)
        .filter(this::sounds)
        .map(this::withQuotationMarks)
        .map(this::withBracket)
        .forEach(content -> addOrExtend(contents, content));
    return contents.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Attribution(
                contents,
                attribution.source().map(this::withoutJoints),
                attribution.cue().map(this::withoutJoints),
                attribution.cueScore(),
                attribution.sourceScore()));
  }

  /** Removes closing marks, commas and the like at the front, and opening marks at the end. */
  private Range trimmed(Range span) {
    int first = span.begin();
    int last = span.end();
    while (first < last
        && !words.sounds(first)
        && (words.quote(first) == Words.CLOSING || words.isOneOf(first, CLOSERS))) {
      first++;
    }
    while (first < last
        && !words.sounds(last - 1)
        && (words.quote(last - 1) == Words.OPENING || words.isOneOf(last - 1, OPENERS))) {
      last--;
    }
    return new Range(first, last);
  }

  private boolean sounds(Range span) {
    for (int i = span.begin(); i < span.end(); i++) {
      if (words.sounds(i)) {
        return true;
      }
    }
    return false;
  }

  private Range withQuotationMarks(Range span) {
    int first = closesBeforeItOpens(span) ? openingMarkBefore(span.begin()) : span.begin();
    int last = span.end();
    int open = 0;
    boolean hasMarks = false;
    for (int i = first; i < last; i++) {
      open += depthChange(i);
      hasMarks |= words.isQuotationMark(i);
    }
    if (open > 0) {
      last = endWithClosingMark(last);
      hasMarks = true;
    }
    boolean isBetweenMarks =
        !hasMarks
            && first > part.begin()
            && last < part.end()
            && words.quote(first - 1) == Words.OPENING
            && words.quote(last) == Words.CLOSING
            && !words.startsParagraph(first)
            && !words.startsParagraph(last);
    return isBetweenMarks ? new Range(first - 1, last + 1) : new Range(first, last);
  }

  private boolean closesBeforeItOpens(Range span) {
    int open = 0;
    for (int i = span.begin(); i < span.end() && open >= 0; i++) {
      open += depthChange(i);
    }
    return open < 0;
  }

  private int depthChange(int i) {
    return switch (words.quote(i)) {
      case Words.OPENING -> 1;
      case Words.CLOSING -> -1;
      default -> 0;
    };
  }

  private int openingMarkBefore(int first) {
    for (int i = first - 1; i >= Math.max(part.begin(), first - MAX_WORDS_BEFORE); i--) {
      if (words.startsParagraph(i + 1) || words.quote(i) == Words.CLOSING) {
        return first;
      }
      if (words.quote(i) == Words.OPENING) {
        return i;
      }
    }
    return first;
  }

  private int endWithClosingMark(int last) {
    for (int i = last; i < Math.min(last + MAX_WORDS_AFTER, part.end()); i++) {
      if (words.startsParagraph(i) || words.quote(i) == Words.OPENING) {
        return last;
      }
      if (words.quote(i) == Words.CLOSING) {
        return i + 1;
      }
    }
    return last;
  }

  /** Includes the bracket after the span if it closes one within. */
  private Range withBracket(Range span) {
    int last = span.end();
    if (last == part.end() || words.startsParagraph(last) || !words.isOneOf(last, ")]")) {
      return span;
    }
    String closing = words.form(last);
    boolean isUnclosed =
        !contains(span, closing) && contains(span, closing.equals(")") ? "(" : "[");
    return isUnclosed ? new Range(span.begin(), last + 1) : span;
  }

  private boolean contains(Range span, String mark) {
    for (int i = span.begin(); i < span.end(); i++) {
      if (words.isOneOf(i, mark)) {
        return true;
      }
    }
    return false;
  }

  /** Adds a content, or extends the last one if only marks without meaning separate the two. */
  private void addOrExtend(List<Range> contents, Range content) {
    Range last = contents.isEmpty() ? null : contents.get(contents.size() - 1);
    if (last == null
        || content.begin() > last.end() + 1
        || words.startsParagraph(content.begin())
        || separates(last.end(), content.begin())) {
      contents.add(content);
    } else {
      contents.set(
          contents.size() - 1, new Range(last.begin(), Math.max(last.end(), content.end())));
    }
  }

  /** Whether one of the words from {@code from} to before {@code to} keeps two contents apart. */
  private boolean separates(int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.sounds(i) || words.isQuotationMark(i)) {
        return true;
      }
    }
    return false;
  }

  private Range withoutJoints(Range span) {
    if (!sounds(span)) {
      return span;
    }
    int first = span.begin();
    while (words.isOneOf(first, JOINTS)) {
      first++;
    }
    int last = span.end();
    while (words.isOneOf(last - 1, JOINTS)) {
      last--;
    }
    return new Range(first, last);
  }
}

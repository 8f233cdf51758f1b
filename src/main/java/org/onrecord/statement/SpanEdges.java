package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Mends the edges of attributions: paired quotation marks belong to a content whole, stray marks
 * and brackets do not, and neither do the commas around a source or cue.
 */
final class SpanEdges {
  private static final String CLOSERS = ",.;:)]}";
  private static final String OPENERS = "([{";
  private static final String JOINTS = ",;:—–-";

  /** So many words before a content its opening mark may stand. */
  private static final int BEFORE = 2;

  /** So many words behind a content its closing mark may stand. */
  private static final int BEHIND = 3;

  private final Words words;
  private final Range part;

  /** Makes one for attributions of {@code part}, beyond which no edge goes. */
  SpanEdges(Words words, Range part) {
    this.words = words;
    this.part = part;
  }

  /** Returns the attribution with its edges mended; empty where nothing is said in it. */
  Optional<Attribution> mend(Attribution attribution) {
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

  /** Without what only joins: closing marks, commas and the like in front, opening ones behind. */
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
    int first = closesBeforeItOpens(span) ? openingBefore(span.begin()) : span.begin();
    int last = span.end();
    int open = 0;
    boolean marks = false;
    for (int i = first; i < last; i++) {
      open += step(i);
      marks |= words.isQuotationMark(i);
    }
    if (open > 0) {
      last = closingBehind(last);
      marks = true;
    }
    boolean between =
        !marks
            && first > part.begin()
            && last < part.end()
            && words.quote(first - 1) == Words.OPENING
            && words.quote(last) == Words.CLOSING
            && !words.startsParagraph(first)
            && !words.startsParagraph(last);
    return between ? new Range(first - 1, last + 1) : new Range(first, last);
  }

  private boolean closesBeforeItOpens(Range span) {
    int open = 0;
    for (int i = span.begin(); i < span.end() && open >= 0; i++) {
      open += step(i);
    }
    return open < 0;
  }

  private int step(int i) {
    return switch (words.quote(i)) {
      case Words.OPENING -> 1;
      case Words.CLOSING -> -1;
      default -> 0;
    };
  }

  private int openingBefore(int first) {
    for (int i = first - 1; i >= Math.max(part.begin(), first - BEFORE); i--) {
      if (words.startsParagraph(i + 1) || words.quote(i) == Words.CLOSING) {
        return first;
      }
      if (words.quote(i) == Words.OPENING) {
        return i;
      }
    }
    return first;
  }

  private int closingBehind(int last) {
    for (int i = last; i < Math.min(last + BEHIND, part.end()); i++) {
      if (words.startsParagraph(i) || words.quote(i) == Words.OPENING) {
        return last;
      }
      if (words.quote(i) == Words.CLOSING) {
        return i + 1;
      }
    }
    return last;
  }

  /** With the bracket behind it that closes one within. */
  private Range withBracket(Range span) {
    int last = span.end();
    if (last == part.end() || words.startsParagraph(last) || !words.isOneOf(last, ")]")) {
      return span;
    }
    String closing = words.form(last);
    boolean brokenOff = !contains(span, closing) && contains(span, closing.equals(")") ? "(" : "[");
    return brokenOff ? new Range(span.begin(), last + 1) : span;
  }

  private boolean contains(Range span, String mark) {
    for (int i = span.begin(); i < span.end(); i++) {
      if (words.isOneOf(i, mark)) {
        return true;
      }
    }
    return false;
  }

  /** Adds a content, to the one before it where nothing that counts stands between them. */
  private void addOrExtend(List<Range> contents, Range content) {
    Range before = contents.isEmpty() ? null : contents.get(contents.size() - 1);
    if (before == null
        || content.begin() > before.end() + 1
        || words.startsParagraph(content.begin())
        || counts(before.end(), content.begin())) {
      contents.add(content);
    } else {
      contents.set(
          contents.size() - 1, new Range(before.begin(), Math.max(before.end(), content.end())));
    }
  }

  private boolean counts(int from, int to) {
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

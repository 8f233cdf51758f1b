package org.onrecord.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;

/** Which words of an article belong to which statement, and as what. */
final class Marks {

  /** What words are to a statement. */
  enum Role {
    CONTENT,
    SOURCE,
    CUE
  }

  /**
   * A stretch of the text that belongs to a statement.
   *
   * @param statement the statement's number, from 1
   * @param role what the words are to it
   * @param begin offset of the first unit
   * @param end offset after the last unit
   */
  record Mark(int statement, Role role, int begin, int end) {}

  /**
   * A stretch in which no mark begins or ends.
   *
   * @param begin offset of the first unit
   * @param end offset after the last unit
   * @param marks those that cover it, the longest first
   */
  record Stretch(int begin, int end, List<Mark> marks) {

    /** Returns the marks that begin here, the longest first. */
    List<Mark> opening() {
      return marks.stream().filter(mark -> mark.begin() == begin).toList();
    }

    /** Returns the marks that end here, the shortest first. */
    List<Mark> closing() {
      var closing = new ArrayList<Mark>(marks);
      closing.removeIf(mark -> mark.end() != end);
      Collections.reverse(closing);
      return closing;
    }
  }

  private static final Comparator<Mark> LONGEST_FIRST =
      comparingInt((Mark mark) -> mark.begin() - mark.end())
          .thenComparing(Mark::role)
          .thenComparing(Mark::statement);

  private Marks() {}

  /** Returns the marks of statements, numbered in their order. */
  static List<Mark> of(List<Statement> statements) {
    var marks = new ArrayList<Mark>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      int number = i + 1;
      statement.getContentSpans().forEach(span -> marks.add(mark(number, Role.CONTENT, span)));
      statement.getSourceSpan().ifPresent(span -> marks.add(mark(number, Role.SOURCE, span)));
      statement.getCueSpan().ifPresent(span -> marks.add(mark(number, Role.CUE, span)));
    }
    return marks;
  }

  private static Mark mark(int statement, Role role, Span span) {
    return new Mark(statement, role, span.getBegin(), span.getEnd());
  }

  /** Cuts a text of {@code length} units wherever a mark begins or ends; marks may overlap. */
  static List<Stretch> stretches(int length, List<Mark> marks) {
    var cuts = new TreeSet<Integer>(List.of(0, length));
    for (Mark mark : marks) {
      cuts.add(mark.begin());
      cuts.add(mark.end());
    }
    List<Mark> byBegin = marks.stream().sorted(comparing(Mark::begin)).toList();
    var open = new ArrayList<Mark>();
    var stretches = new ArrayList<Stretch>();
    int next = 0;
    int begin = 0;
    for (int end : cuts.tailSet(1)) {
      int from = begin;
      open.removeIf(mark -> mark.end() <= from);
      while (next < byBegin.size() && byBegin.get(next).begin() == begin) {
        open.add(byBegin.get(next++));
      }
      stretches.add(new Stretch(begin, end, open.stream().sorted(LONGEST_FIRST).toList()));
      begin = end;
    }
    return stretches;
  }
}

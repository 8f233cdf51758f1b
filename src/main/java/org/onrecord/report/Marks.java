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

/** Finds which parts of an article's text belong to which statement, and in which role. */
final class Marks {

  /** The roles of words in a statement. */
  enum Role {
    CONTENT,
    SOURCE,
    CUE
  }

  /**
   * A part of the text that belongs to a statement.
   *
   * @param statement the statement's number, from 1
   * @param role the role of the words in it
   * @param begin offset of the first unit
   * @param end offset after the last unit
   */
  record Mark(int statement, Role role, int begin, int end) {}

  /**
   * A part of the text in which no mark begins or ends.
   *
   * @param begin offset of the first unit
   * @param end offset after the last unit
   * @param marks the marks that cover it, the longest first
   */
  record Segment(int begin, int end, List<Mark> marks) {

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

  /** Splits a text of {@code length} units wherever a mark begins or ends. Marks may overlap. */
  static List<Segment> segments(int length, List<Mark> marks) {
    var edges = new TreeSet<Integer>(List.of(0, length));
    for (Mark mark : marks) {
      edges.add(mark.begin());
      edges.add(mark.end());
    }
    List<Mark> byBegin = marks.stream().sorted(comparing(Mark::begin)).toList();
    var open = new ArrayList<Mark>();
    var segments = new ArrayList<Segment>();
    int next = 0;
    int begin = 0;
    for (int end : edges.tailSet(1)) {
      int from = begin;
      open.removeIf(mark -> mark.end() <= from);
      while (next < byBegin.size() && byBegin.get(next).begin() == begin) {
        open.add(byBegin.get(next++));
      }
      segments.add(new Segment(begin, end, open.stream().sorted(LONGEST_FIRST).toList()));
      begin = end;
    }
    return segments;
  }
}

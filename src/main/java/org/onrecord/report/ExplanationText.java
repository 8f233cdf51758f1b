package org.onrecord.report;

import static org.onrecord.report.Marks.Role.CONTENT;
import static org.onrecord.report.Marks.Role.CUE;
import static org.onrecord.report.Marks.Role.SOURCE;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.report.Explanation.Styled;
import org.onrecord.report.Marks.Mark;
import org.onrecord.report.Marks.Role;
import org.onrecord.report.Marks.Segment;

/** Renders an explanation for a terminal, in colour or with brackets in place of colours. */
final class ExplanationText {

  /** How a role is shown: an SGR code if in colour, else a pair of brackets. */
  private record Look(String code, String open, String close) {}

  // Both the legend and the text use this table, so that they cannot differ.
  private static final Map<Role, Look> LOOKS =
      new EnumMap<>(
          Map.of(
              CONTENT, new Look("4;36", "[", "]"),
              SOURCE, new Look("1;35", "<", ">"),
              CUE, new Look("1;33", "{", "}")));

  private static final String HEADING = "1";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final Explanation explanation;
  private final boolean colour;
  private final List<Styled> pieces = new ArrayList<>();

  ExplanationText(Explanation explanation, boolean colour) {
    this.explanation = explanation;
    this.colour = colour;
  }

  /** Returns the text, in pieces of one style each. */
  List<Styled> styled() {
    add(HEADING, oneLine(explanation.heading()));
    add("", "\n" + oneLine(explanation.about()) + "\n\n");
    article();
    add("", "\n\n");
    legend();
    List<Statement> statements = explanation.statements();
    Map<String, List<Stance>> stances = explanation.stancesByStatement();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      add("", "\n%2d  ".formatted(i + 1));
      add(HEADING, oneLine(Explanation.who(statement)));
      add("", explanation.parent(statement).map(" quoted within %d"::formatted).orElse("") + "\n");
      line(explanation.how(statement));
      line(explanation.what(statement));
      for (Stance stance : stances.getOrDefault(statement.getStatementId(), List.of())) {
        line(explanation.stance(stance));
      }
    }
    if (statements.isEmpty()) {
      add("", "\nNo statements found.\n");
    }
    return List.copyOf(pieces);
  }

  private void add(String sgr, String words) {
    pieces.add(new Styled(colour ? sgr : "", words));
  }

  private void line(String text) {
    add("", "    " + oneLine(text) + "\n");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private void legend() {
    add("", "Marked: ");
    example(SOURCE, "source");
    add("", ", ");
    example(CUE, "cue");
    add("", ", ");
    example(CONTENT, "content");
    add(
        "",
        ", each with the number of its statement; %d statements.\n"
            .formatted(explanation.statements().size()));
  }

  private void example(Role role, String word) {
    Look look = LOOKS.get(role);
    add(look.code(), colour ? word : look.open() + word + look.close());
  }

  private void article() {
    String text = explanation.article().getText();
    for (Segment segment : Marks.segments(text.length(), Marks.of(explanation.statements()))) {
      for (Mark mark : segment.opening()) {
        add("", (colour ? "" : LOOKS.get(mark.role()).open()) + superscript(mark.statement()));
      }
      List<Mark> marks = segment.marks();
      add(
          // The last mark is the shortest, so the innermost.
          marks.isEmpty() ? "" : LOOKS.get(marks.get(marks.size() - 1).role()).code(),
          text.substring(segment.begin(), segment.end()));
      if (!colour) {
        segment.closing().forEach(mark -> add("", LOOKS.get(mark.role()).close()));
      }
    }
  }

  private static String superscript(int number) {
    var digits = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      digits.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return digits.toString();
  }
}

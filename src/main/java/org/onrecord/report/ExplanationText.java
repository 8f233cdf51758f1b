package org.onrecord.report;

import static org.onrecord.report.Marks.Role.CONTENT;
import static org.onrecord.report.Marks.Role.CUE;
import static org.onrecord.report.Marks.Role.SOURCE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
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

  private static final String RESET = "\u001b[0m";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Characters that could control the terminal. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\n\\t]]");

  private final Explanation explanation;
  private final boolean colour;

  ExplanationText(Explanation explanation, boolean colour) {
    this.explanation = explanation;
    this.colour = colour;
  }

  @Override
  public String toString() {
    var out = new StringBuilder();
    out.append(styled("1", printable(explanation.heading()))).append('\n');
    out.append(printable(explanation.about())).append("\n\n");
    article(out);
    out.append("\n\n").append(legend()).append("\n");
    List<Statement> statements = explanation.statements();
    Map<String, List<Stance>> stances = explanation.stancesByStatement();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      out.append('\n')
          .append("%2d  ".formatted(i + 1))
          .append(styled("1", printable(Explanation.who(statement))))
          .append(explanation.parent(statement).map(" quoted within %d"::formatted).orElse(""))
          .append('\n');
      line(out, explanation.how(statement));
      line(out, explanation.what(statement));
      for (Stance stance : stances.getOrDefault(statement.getStatementId(), List.of())) {
        line(out, explanation.stance(stance));
      }
    }
    if (statements.isEmpty()) {
      out.append("\nNo statements found.\n");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append("    ").append(printable(text).replaceAll("\\s+", " ")).append('\n');
  }

  private String legend() {
    return "Marked: "
        + example(SOURCE, "source")
        + ", "
        + example(CUE, "cue")
        + ", "
        + example(CONTENT, "content")
        + ", each with the number of its statement; "
        + explanation.statements().size()
        + " statements.";
  }

  private String example(Role role, String word) {
    Look look = LOOKS.get(role);
    return colour ? styled(look.code(), word) : look.open() + word + look.close();
  }

  private void article(StringBuilder out) {
    String text = explanation.article().getText();
    for (Segment segment : Marks.segments(text.length(), Marks.of(explanation.statements()))) {
      for (Mark mark : segment.opening()) {
        out.append(colour ? "" : LOOKS.get(mark.role()).open())
            .append(superscript(mark.statement()));
      }
      String words = printable(text.substring(segment.begin(), segment.end()));
      // The last mark is the shortest, so the innermost.
      out.append(
          segment.marks().isEmpty()
              ? words
              : styled(
                  LOOKS.get(segment.marks().get(segment.marks().size() - 1).role()).code(), words));
      if (!colour) {
        segment.closing().forEach(mark -> out.append(LOOKS.get(mark.role()).close()));
      }
    }
  }

  private String styled(String code, String words) {
    return colour ? "\u001b[" + code + "m" + words + RESET : words;
  }

  private static String superscript(int number) {
    var digits = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      digits.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return digits.toString();
  }

  private static String printable(String text) {
    return CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll("\uFFFD");
  }
}

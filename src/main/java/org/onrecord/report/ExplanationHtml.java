package org.onrecord.report;

import static java.util.stream.Collectors.joining;
import static org.onrecord.report.Html.escape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.report.Marks.Mark;
import org.onrecord.report.Marks.Segment;

/** Renders an explanation as an HTML page. */
final class ExplanationHtml {
  private final Explanation explanation;

  ExplanationHtml(Explanation explanation) {
    this.explanation = explanation;
  }

  @Override
  public String toString() {
    String style = Html.resource("explanation.css");
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        <p class="about">%s</p>
        <article>%s</article>
        <h2>%s</h2>
        <p class="about">Marked: <mark class="source">source</mark>, <mark class="cue">cue</mark>, \
        <mark class="content">content</mark>, each with the number of its statement.</p>
        <ol>%s</ol>
        </main>
        </body>
        </html>
        """
        .formatted(
            escape(explanation.article().getLanguage().orElse("en")),
            escape(Html.policy(List.of(), List.of(style))),
            escape(explanation.heading()),
            style,
            escape(explanation.heading()),
            escape(explanation.about()),
            article(),
            explanation.statements().size() + " statements",
            statements());
  }

  private String article() {
    String text = explanation.article().getText();
    var out = new StringBuilder();
    for (Segment segment : Marks.segments(text.length(), Marks.of(explanation.statements()))) {
      for (Mark mark : segment.opening()) {
        out.append(
            "<sup><a href=\"#s%d\">%d</a></sup>".formatted(mark.statement(), mark.statement()));
      }
      String words = escape(text.substring(segment.begin(), segment.end()));
      String roles =
          segment.marks().stream()
              .map(mark -> mark.role().name().toLowerCase(Locale.ROOT))
              .distinct()
              .collect(joining(" "));
      out.append(roles.isEmpty() ? words : "<mark class=\"%s\">%s</mark>".formatted(roles, words));
    }
    return out.toString();
  }

  private String statements() {
    Map<String, List<Stance>> stances = explanation.stancesByStatement();
    var out = new StringBuilder();
    int number = 1;
    for (Statement statement : explanation.statements()) {
      out.append(
          "<li id=\"s%d\"><b>%s</b>".formatted(number++, escape(Explanation.who(statement))));
      explanation
          .parent(statement)
          .ifPresent(
              parent ->
                  out.append(", quoted within <a href=\"#s%d\">%d</a>".formatted(parent, parent)));
      out.append("<br>").append(escape(explanation.how(statement)));
      out.append("<br>").append(escape(explanation.what(statement)));
      for (Stance stance : stances.getOrDefault(statement.getStatementId(), List.of())) {
        out.append(
            "<br><span class=\"%s\">%s</span>"
                .formatted(
                    stance.getPolarity().toString().toLowerCase(Locale.ROOT),
                    escape(explanation.stance(stance))));
      }
      out.append("</li>\n");
    }
    return out.toString();
  }
}

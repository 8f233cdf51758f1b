package org.onrecord.report;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.record.Article;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.report.Explanation.Styled;
import org.onrecord.testing.Records;

class ExplanationTest {
  private static final String TEXT = "\"Ana says no,\" Bo said.";

  private final Article article = Records.article("a", TEXT).setTitle("A <b>title</b>").build();
  private final Statement outer =
      Records.statement("a", "Bo", 0)
          .setContentSpans(List.of(span("\"Ana says no,\"")))
          .setSourceSpan(span("Bo"))
          .setCueSpan(span("said"))
          .setMention("Bo")
          .setActorRole("mayor")
          .build();
  private final Statement inner =
      Records.statement("a", "Ana", 1)
          .setContentSpans(List.of(span("no")))
          .setSourceSpan(span("Ana"))
          .setCueSpan(span("says"))
          .setMention("Ana")
          .setKind(StatementKind.INDIRECT)
          .setParentStatementId(outer.getStatementId())
          .build();

  private final Map<String, String> rules =
      Map.of(outer.getStatementId(), "name", inner.getStatementId(), "short-name");

  @Test
  void marksWordsWithBracketsWhereThereIsNoColour() {
    assertThat(text(explanation(article))).contains("[¹\"<²Ana> {²says} [²no],\"] <¹Bo> {¹said}.");
  }

  @Test
  void marksWordsInTheColourOfTheInnermostStatement() {
    assertThat(explanation(article).toText(true))
        .containsSequence(
            new Styled("", "¹"),
            new Styled("4;36", "\""),
            new Styled("", "²"),
            new Styled("1;35", "Ana"))
        .extracting(Styled::words)
        .doesNotContain("[¹", "<²");
  }

  @Test
  void tellsWhoHowWhatAndWhen() {
    var stance = Records.stance(outer, "harbour", -0.25).setEvidence(List.of(span("no"))).build();
    assertThat(text(new Explanation(article, List.of(outer, inner), List.of(stance), rules)))
        .contains(" 1  Bo (person, mayor)\n    “Bo”: by the full name (rule name)\n")
        .contains("direct, cue “said”; 2024-03-04 by the article’s publication; confidence 0.90")
        .contains("opposes The harbour: score -0.25, confidence 0.80, by “no”")
        .contains(" 2  Ana (person) quoted within 1\n")
        .contains("“Ana”: by the full name (rule short-name)\n");
  }

  @Test
  void showsNoRuleWhereThereIsNone() {
    assertThat(text(new Explanation(article, List.of(outer), List.of(), Map.of())))
        .contains("“Bo”: by the full name\n");
  }

  @Test
  void letsNoArticleWriteThePage() {
    Article hostile =
        Records.article("a", TEXT.replace("no", "<b"))
            .setTitle("</title><script>alert(1)</script>")
            .setUrl("javascript:alert(1)")
            .build();
    assertThat(new Explanation(hostile, List.of(outer), List.of(), Map.of()).toHtml())
        .doesNotContain("<script", "<b,", "href=\"javascript")
        .contains("script-src &#39;none&#39;");
  }

  @Test
  void linksWordsOfThePageToTheirStatements() {
    assertThat(explanation(article).toHtml())
        .contains("<sup><a href=\"#s2\">2</a></sup><mark class=\"content source\">Ana</mark>")
        .contains("<li id=\"s2\">")
        .contains("<br>“Ana”: by the full name (rule short-name)<br>");
  }

  private static String text(Explanation explanation) {
    return explanation.toText(false).stream().map(Styled::words).collect(joining());
  }

  private Explanation explanation(Article of) {
    return new Explanation(of, List.of(outer, inner), List.of(), rules);
  }

  private static Span span(String words) {
    int begin = TEXT.indexOf(words);
    return new Span(begin, begin + words.length());
  }
}

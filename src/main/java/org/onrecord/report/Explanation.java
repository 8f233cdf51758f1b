package org.onrecord.report;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onrecord.record.Article;
import org.onrecord.record.Resolution;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/**
 * An article with its statements and their stances.
 *
 * @param article the article
 * @param statements its statements, in reading order, numbered from 1 when shown
 * @param stances the stances of these statements
 * @param rules the ids of the rules that resolved their actors, by statement id
 */
public record Explanation(
    Article article, List<Statement> statements, List<Stance> stances, Map<String, String> rules) {

  public Explanation {
    statements = List.copyOf(statements);
    stances = List.copyOf(stances);
    rules = Map.copyOf(rules);
  }

  /**
   * Words for a terminal.
   *
   * @param sgr the style: parameters of the control sequence SGR, such as {@code 1;35}; empty for
   *     none
   */
  public record Styled(String sgr, String words) {}

  /**
   * Returns the article as text with its statements marked, and a list of them below it.
   *
   * @param colour whether styles mark the statements, rather than brackets
   */
  public List<Styled> toText(boolean colour) {
    return new ExplanationText(this, colour).styled();
  }

  /** Returns the same as an HTML page, which loads nothing. */
  public String toHtml() {
    return new ExplanationHtml(this).toString();
  }

  /** Returns the numbers of statements by their ids. */
  Map<String, Integer> numbers() {
    var numbers = new HashMap<String, Integer>();
    for (Statement statement : statements) {
      numbers.put(statement.getStatementId(), numbers.size() + 1);
    }
    return numbers;
  }

  /** Returns the stances by the id of their statement. */
  Map<String, List<Stance>> stancesByStatement() {
    return stances.stream().collect(groupingBy(Stance::getStatementId));
  }

  /** Returns a heading: the title, or the source of the article. */
  String heading() {
    return article.getTitle().orElseGet(article::getSourceUri);
  }

  /** Returns publisher, day and URL, as far as they are known. */
  String about() {
    var about = new StringBuilder(article.getPublisher().orElse("publisher unknown"));
    about
        .append(", ")
        .append(article.getPublished().map(Object::toString).orElse("no day"))
        .append(article.getDayBasis().map(basis -> ", by " + Labels.dayBasis(basis)).orElse(""));
    article.getUrl().ifPresent(url -> about.append(", ").append(url));
    return about.toString();
  }

  String words(Span span) {
    return article.getText().substring(span.getBegin(), span.getEnd());
  }

  /** Returns the actor: name, type and role. */
  static String who(Statement statement) {
    return statement.getActor()
        + " ("
        + statement.getActorType().toString().toLowerCase(Locale.ROOT)
        + statement.getActorRole().map(role -> ", " + role).orElse("")
        + ")";
  }

  /** Returns the id of the rule that resolved the statement's actor. */
  public Optional<String> rule(Statement statement) {
    return Optional.ofNullable(rules.get(statement.getStatementId()));
  }

  /** Returns how the source became the actor, with the id of the rule that decided. */
  String how(Statement statement) {
    String how =
        statement
            .getMention()
            .map(mention -> "“" + mention + "”: " + Labels.resolution(statement.getResolution()))
            .orElse(
                statement.getResolution() == Resolution.NONE
                    ? "no source is named"
                    : Labels.resolution(statement.getResolution()));
    return how + rule(statement).map(" (rule %s)"::formatted).orElse("");
  }

  /** Returns the kind, the cue, the day with its basis, and the confidence. */
  String what(Statement statement) {
    String cue =
        statement.getCueSpan().map(span -> ", cue “" + words(span) + "”").orElse(", without a cue");
    String day =
        statement.getDay().map(Object::toString).orElse("no day")
            + statement.getDayBasis().map(basis -> " by " + Labels.dayBasis(basis)).orElse("");
    return "%s%s; %s; confidence %.2f"
        .formatted(
            statement.getKind().toString().toLowerCase(Locale.ROOT),
            cue,
            day,
            statement.getConfidence());
  }

  /** Returns polarity, target, score, confidence and evidence. */
  String stance(Stance stance) {
    String evidence =
        stance.getEvidence().isEmpty()
            ? ""
            : stance.getEvidence().stream()
                .map(span -> "“" + words(span) + "”")
                .reduce((a, b) -> a + " … " + b)
                .map(words -> ", by " + words)
                .orElse("");
    return String.format(
        Locale.ROOT,
        "%s %s: score %+.2f, confidence %.2f%s",
        Labels.polarity(stance.getPolarity()),
        stance.getTarget(),
        stance.getScore(),
        stance.getConfidence(),
        evidence);
  }

  /** Returns the number of the statement within which a statement is. */
  Optional<Integer> parent(Statement statement) {
    return statement.getParentStatementId().map(numbers()::get);
  }
}

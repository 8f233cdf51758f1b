package org.onrecord.actor.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows that hold each rule of {@link MentionRules#TABLE}, by the rule's id. */
class MentionRulesTest {
  private static final String ARROW = " => ";

  /** The rule, a text with its mentions in braces, and the actor of the last mention. */
  private static final String ROWS =
      """
      pronoun-first-person => {Ada Holm} spoke. {I} => PERSON Ada Holm PRONOUN
      pronoun-first-person => {The Harbour Board} spoke. {We} => ORGANISATION Harbour Board PRONOUN
      pronoun-who => Ada Holm, {who} knows bridges => PERSON Ada Holm PRONOUN
      pronoun-they => {Officials} spoke. {They} => GROUP officials PRONOUN
      pronoun-they => {NATO} said that {they} would wait => ORGANISATION NATO PRONOUN
      # The last speaker, unless a person opened a sentence since.
      pronoun-third-person => {Ada Holm} met Bo Lind. {she} => PERSON Ada Holm PRONOUN
      pronoun-third-person => {Ada Holm} spoke. Bo Lind left. Then {he} => PERSON Bo Lind PRONOUN
      pronoun-third-person => {Ms. Holm} spoke of Mr. Lind. {Mr. Lind} spoke. {she} => PERSON Holm PRONOUN
      pronoun-third-person => Mayor Kim Rowe met Bo Lind. Lind spoke. The mayor's been clear. {He} => PERSON Kim Rowe PRONOUN
      pronoun-third-person => {NATO} spoke. {It} => ORGANISATION NATO PRONOUN
      pronoun-unresolved => {He} came. => UNNAMED he NONE
      pronoun-unresolved => Ada Holm came. {someone} => UNNAMED someone NONE
      name-after-like => Bo Lind came. {officials like Bo Lind} => PERSON Bo Lind NAME
      name-after-like => Bo Lind came. {two officials such as Bo Lind} => PERSON Bo Lind NAME
      name-after-place => {the city of Marrow} => ORGANISATION Marrow NAME
      name-after-place => {the republic of France} => COUNTRY France NAME
      name-after-called => {a group called Save the Sound} => ORGANISATION Save the Sound NAME
      name-after-called => Bo Lind came. {a teacher named Lind} => PERSON Bo Lind NAME
      # Whole, by surname, with titles, particles, initials, hyphens.
      name-of-person => {Ada Holm} => PERSON Ada Holm NAME
      name-of-person => Ada Holm came. {Holm} => PERSON Ada Holm SURNAME
      name-of-person => {Holm} spoke before Ada Holm did. => PERSON Ada Holm SURNAME
      name-of-person => {Marrow Mayor Ada Holm} => PERSON Ada Holm NAME (Marrow Mayor)
      name-of-person => {Ada Holm, the mayor of Marrow} left. => PERSON Ada Holm NAME
      name-of-person => {US National Bridge Council spokesman Bo Lind} => PERSON Bo Lind NAME (US National Bridge Council spokesman)
      name-of-person => {Mr. Lind} => PERSON Lind NAME
      name-of-person => Bo Lind came. {Mr. Lind} => PERSON Bo Lind SURNAME
      name-of-person => {Professor Ulf von der Aue} => PERSON Ulf von der Aue NAME (Professor)
      name-of-person => {J. P. Marr-Okoro} => PERSON J. P. Marr-Okoro NAME
      name-of-person => {Secretary [Ada] Holm} => PERSON Ada Holm NAME (Secretary)
      name-of-person => {[Marrow] Mayor [Ada] Holm} => PERSON Ada Holm NAME (Mayor)
      name-of-organisation => {The Kremlin} => ORGANISATION Kremlin NAME
      name-of-organisation => {the Foreign Ministry} => ORGANISATION Foreign Ministry NAME
      name-of-organisation => {Moscow} => COUNTRY Russia NAME
      name-of-organisation => {the United States} => COUNTRY United States NAME
      name-of-organisation => {The Teachers' Federation} => ORGANISATION Teachers' Federation NAME
      name-of-organisation => PORT MARROW, March 4 — Ships came to Port Marrow. {Port Marrow} => ORGANISATION Port Marrow NAME
      name-of-organisation => {The HARBOUR BOARD} => ORGANISATION HARBOUR BOARD NAME
      name-new => {Holm} spoke. => ORGANISATION Holm NAME
      apposition => {the mayor, Ada Holm} => PERSON Ada Holm NAME (mayor)
      apposition => {A spokesman for the mayor, Bo Lind} => PERSON Bo Lind NAME (spokesman for the mayor)
      office => {head of the Bridge Council Ada Holm} => PERSON Ada Holm NAME (head of the Bridge Council)
      issued-document => The Harbour Board met. {A Harbour Board letter} => ORGANISATION Harbour Board NAME
      name-beside => Ada Holm, {the mayor}, came. => PERSON Ada Holm NAME
      name-beside => {The mayor}, Ada Holm, came. => PERSON Ada Holm NAME
      description-of-person => {Bridge spokesman Bo Lind} spoke. {the spokesman} => PERSON Bo Lind DESCRIPTION (Bridge spokesman)
      description-of-person => {Bridge spokesman Bo Lind} spoke. {the City Hall spokesman} => PERSON Bo Lind DESCRIPTION (Bridge spokesman)
      description-of-person => Mayor Ada Holm came. {The mayor} => PERSON Ada Holm DESCRIPTION (Mayor)
      description-of-person => French President Bo Lind met Russian President Ivo Marr. {the French president} => PERSON Bo Lind DESCRIPTION (French President)
      description-of-group => Senior officials met. {The officials} => GROUP senior officials DESCRIPTION
      description-of-country => {France} spoke. {The country} => COUNTRY France DESCRIPTION
      description-of-town => It rained in Marrow. {The city} => ORGANISATION Marrow DESCRIPTION
      description-of-organisation => {The Harbour Board} met. {The board} => ORGANISATION Harbour Board DESCRIPTION
      description-of-document => {A leaked letter} said so. {The letter} => DOCUMENT leaked letter DESCRIPTION
      description-new => {A spokesman} => UNNAMED spokesman NONE
      description-new => French President Bo Lind came. {the Russian president} => UNNAMED Russian president NONE
      description-new => {the president} => UNNAMED president NONE
      description-new => {the ministry} => GROUP ministry NONE
      description-new => {Critics} => GROUP critics NONE
      description-new => {three senior officials} => GROUP three senior officials NONE
      description-new => {Three people familiar with the matter} => GROUP three people familiar with the matter NONE
      description-new => {one MP} => UNNAMED one MP NONE
      description-new => {the report} => DOCUMENT report NONE
      description-new => {Port Marrow's mayor} => UNNAMED Port Marrow's mayor NONE
      description-new => {A leaked letter} => DOCUMENT leaked letter NONE
      description-new => {A man in the crowd} => UNNAMED man in the crowd NONE
      """;

  @ParameterizedTest
  @CsvSource(delimiterString = ARROW, textBlock = ROWS)
  void theRuleDecides(String rule, String text, String expected) {
    Actor actor = MarkedText.last(text);
    String role = actor.role().map(" (%s)"::formatted).orElse("");
    assertThat(actor.type() + " " + actor.name() + " " + actor.resolution() + role)
        .startsWith(expected);
    assertThat(actor.rule()).contains(rule);
  }

  @Test
  void everyRuleHasARowAndEveryRowARule() {
    Set<String> withRows =
        ROWS.lines()
            .filter(row -> !row.startsWith("#"))
            .map(row -> row.substring(0, row.indexOf(ARROW)))
            .collect(Collectors.toSet());
    List<String> ids = MentionRules.TABLE.stream().map(MentionRules.Rule::id).toList();
    assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(withRows);
    assertThat(ids).allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
  }

  static Stream<MentionRules.Rule> rules() {
    return MentionRules.TABLE.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleDecidesItsExample(MentionRules.Rule rule) {
    assertThat(MarkedText.last(rule.example()).rule()).contains(rule.id());
  }
}

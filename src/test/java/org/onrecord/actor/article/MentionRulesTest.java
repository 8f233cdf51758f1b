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

  /** More than the model sees at once; rows abbreviate it. */
  private static final String RAIN = "The rain fell all day and the wind blew. ".repeat(80).strip();

  /** The rule, a text with its mentions in braces, and the actor of the last mention. */
  private static final String ROWS =
      """
      pronoun => {Ada Holm} met Bo Lind in Marrow. {She} said that it would rain. => PERSON Ada Holm PRONOUN
      pronoun => Ngozi Okafor met Haruki Tanaka in Marrow. {He} said that it would rain. => PERSON Haruki Tanaka PRONOUN
      pronoun => “The bridge is safe,” {Layla Haddad} said. “{I} built it.” => PERSON Layla Haddad PRONOUN
      pronoun => {The Harbour Board} met on Monday. “{We} will wait,” it said. => ORGANISATION Harbour Board PRONOUN
      pronoun => Priya Iyer, {who} knows bridges, said that it was safe. => PERSON Priya Iyer PRONOUN
      pronoun => {Officials} came on Monday. {They} said that it was safe. => GROUP officials PRONOUN
      pronoun => {NATO} met on Monday. {It} said that it would wait. => ORGANISATION NATO PRONOUN
      pronoun => Mayor Kim Rowe spoke to reporters on Monday. {She} said that it was safe. => PERSON Kim Rowe PRONOUN (Mayor)
      pronoun-speaker => {The report} said that it was safe. “{We} found no faults,” it said. => DOCUMENT report PRONOUN
      pronoun-speaker => {Residents of Marrow} said that it was safe. “{I} live here,” one said. => GROUP residents of Marrow PRONOUN
      pronoun-unresolved => {It} was said to rain. => UNNAMED unnamed source NONE
      pronoun-unresolved => {He} said that it was safe. => UNNAMED unnamed source NONE
      issued-document => The Harbour Board met on Monday. {A Harbour Board letter} said that it was safe. => ORGANISATION Harbour Board NAME
      issued-document => {The Harbour Board’s report} said that it was safe. => ORGANISATION Harbour Board NAME
      # With titles, roles, particles, initials, hyphens and brackets.
      name => {Ada Holm} said that it was safe. => PERSON Ada Holm NAME
      name => {Mayor Ada Holm} said that it was safe. => PERSON Ada Holm NAME (Mayor)
      name => {Ada Holm, the mayor of Marrow}, said that it was safe. => PERSON Ada Holm NAME
      name => {Plumber Chukwuemeka Nwosu} said that it was safe. => PERSON Chukwuemeka Nwosu NAME (Plumber)
      name => {Harbour Board spokesman Bo Lind} said that it was safe. => PERSON Bo Lind NAME (Harbour Board spokesman)
      name => {Professor Ulf von der Aue} said that it was safe. => PERSON Ulf von der Aue NAME
      name => {J. P. Marr-Okoro} said that it was safe. => PERSON J. P. Marr-Okoro NAME
      name => {Secretary [Ada] Holm} said that it was safe. => PERSON Ada Holm NAME (Secretary)
      name => {Étienne Lefèvre} said that it was safe. => PERSON Étienne Lefèvre NAME
      name => {Mr. Lind} said that it was safe. => PERSON Lind NAME
      name => {The Kremlin} said that it was safe. => ORGANISATION Kremlin NAME
      name => {Moscow} said that it was safe. => COUNTRY Russia NAME
      name => {The United States} said that it was safe. => COUNTRY United States NAME
      name => {The Teachers’ Federation} said that it was safe. => ORGANISATION Teachers' Federation NAME
      short-name => Ada Holm came on Monday. {Holm} said that it was safe. => PERSON Ada Holm SURNAME
      short-name => {Holm} said that it was safe. It was Ada Holm who built it. => PERSON Ada Holm SURNAME
      short-name => Bo Lind came on Monday. {Mr. Lind} said that it was safe. => PERSON Bo Lind SURNAME
      short-name => Bo Lind and his wife, Ada Lind, came on Monday. {Mrs. Lind} said that it was safe. => PERSON Ada Lind SURNAME
      short-name => Farhad al-Tamimi came on Monday. {Tamimi} said that it was safe. => PERSON Farhad al-Tamimi SURNAME
      apposition => {The mayor, Ada Holm}, said that it was safe. => PERSON Ada Holm NAME (mayor)
      apposition => {A spokesman for the mayor, Bo Lind}, said that it was safe. => PERSON Bo Lind NAME
      apposition => {The operator, Swiftline}, said that it was safe. => ORGANISATION Swiftline NAME
      description => Mayor Ada Holm came on Monday. {The mayor} said that it was safe. => PERSON Ada Holm DESCRIPTION (Mayor)
      description => Council spokesman Bo Lind came on Monday. {The spokesman} said that it was safe. => PERSON Bo Lind DESCRIPTION
      description => Wangari Otieno is a nurse in Marrow. {The nurse} said that it was safe. => PERSON Wangari Otieno DESCRIPTION
      description => {Senior officials} met on Monday. {The officials} said that it was safe. => GROUP senior officials DESCRIPTION
      description => {The Harbour Board} met on Monday. {The board} said that it was safe. => ORGANISATION Harbour Board DESCRIPTION
      description => Ada Holm, {the mayor}, said that it was safe. => PERSON Ada Holm NAME
      description => {A spokesman} said that it was safe. RAIN {The spokesman} said that it was not. => UNNAMED spokesman DESCRIPTION
      description-new => {A spokesman} said that it was safe. => UNNAMED spokesman NONE
      description-new => {The ministry} said that it was safe. => GROUP ministry NONE
      description-new => {Critics} said that it was not safe. => GROUP critics NONE
      description-new => {Three senior officials} said that it was safe. => GROUP three senior officials NONE
      description-new => {Three people familiar with the matter} said that it was safe. => GROUP three people familiar with the matter NONE
      description-new => {The report} said that it was safe. => DOCUMENT report NONE
      description-new => {A leaked letter} said that it was safe. => DOCUMENT leaked letter NONE
      description-new => {A man in the crowd} said that it was safe. => UNNAMED man in the crowd NONE
      description-new => {Port Marrow’s mayor} said that it was safe. => UNNAMED Port Marrow's mayor NONE
      """;

  @ParameterizedTest
  @CsvSource(delimiterString = ARROW, textBlock = ROWS)
  void theRuleDecides(String rule, String text, String expected) {
    Actor actor = MarkedText.last(text.replace("RAIN", RAIN));
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

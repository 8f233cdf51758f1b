package org.onrecord.actor.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.ActorType;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

class ActorResolverTest {

  /** Mentions stand in braces, and are resolved from first to last; the row tells of the last. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          # names: whole, by surname, with titles, particles, initials, hyphens
          {Ada Holm} => PERSON Ada Holm NAME
          Ada Holm came. {Holm} => PERSON Ada Holm SURNAME
          {Holm} spoke before Ada Holm did. => PERSON Ada Holm SURNAME
          {Marrow Mayor Ada Holm} => PERSON Ada Holm NAME (Marrow Mayor)
          {Ada Holm, the mayor of Marrow} left. => PERSON Ada Holm NAME
          {the mayor, Ada Holm} => PERSON Ada Holm NAME (mayor)
          {A spokesman for the mayor, Bo Lind} => PERSON Bo Lind NAME (spokesman for the mayor)
          {US National Bridge Council spokesman Bo Lind} => PERSON Bo Lind NAME (US National Bridge Council spokesman)
          {Mr. Lind} => PERSON Lind NAME
          Bo Lind came. {Mr. Lind} => PERSON Bo Lind SURNAME
          {Professor Ulf von der Aue} => PERSON Ulf von der Aue NAME (Professor)
          {J. P. Marr-Okoro} => PERSON J. P. Marr-Okoro NAME
          {Secretary [Ada] Holm} => PERSON Ada Holm NAME (Secretary)
          {[Marrow] Mayor [Ada] Holm} => PERSON Ada Holm NAME (Mayor)
          # pronouns: the last speaker, unless a person opened a sentence since
          {Ada Holm} met Bo Lind. {she} => PERSON Ada Holm PRONOUN
          {Ada Holm} spoke. Bo Lind left. Then {he} => PERSON Bo Lind PRONOUN
          {Ms. Holm} spoke of Mr. Lind. {Mr. Lind} spoke. {she} => PERSON Holm PRONOUN
          {He} came. => UNNAMED he NONE
          {Officials} spoke. {They} => GROUP officials PRONOUN
          Mayor Kim Rowe met Bo Lind. Lind spoke. The mayor's been clear. {He} => PERSON Kim Rowe PRONOUN
          {NATO} spoke. {It} => ORGANISATION NATO PRONOUN
          # descriptions
          {Bridge spokesman Bo Lind} spoke. {the spokesman} => PERSON Bo Lind DESCRIPTION (Bridge spokesman)
          {Bridge spokesman Bo Lind} spoke. {the City Hall spokesman} => PERSON Bo Lind DESCRIPTION (Bridge spokesman)
          Mayor Ada Holm came. {The mayor} => PERSON Ada Holm DESCRIPTION (Mayor)
          {A spokesman} => UNNAMED spokesman NONE
          French President Bo Lind met Russian President Ivo Marr. {the French president} => PERSON Bo Lind DESCRIPTION (French President)
          French President Bo Lind came. {the Russian president} => UNNAMED Russian president NONE
          {the president} => UNNAMED president NONE
          # everything else that speaks
          {The Kremlin} => ORGANISATION Kremlin NAME
          {the Foreign Ministry} => ORGANISATION Foreign Ministry NAME
          {the ministry} => GROUP ministry NONE
          {Moscow} => COUNTRY Russia NAME
          {the United States} => COUNTRY United States NAME
          {Critics} => GROUP critics NONE
          {three senior officials} => GROUP three senior officials NONE
          {Three people familiar with the matter} => GROUP three people familiar with the matter NONE
          {The Teachers' Federation} => ORGANISATION Teachers' Federation NAME
          {one MP} => UNNAMED one MP NONE
          {the report} => DOCUMENT report NONE
          The Harbour Board met. {A Harbour Board letter} => ORGANISATION Harbour Board NAME
          PORT MARROW, March 4 — Ships came to Port Marrow. {Port Marrow} => ORGANISATION Port Marrow NAME
          {The HARBOUR BOARD} => ORGANISATION HARBOUR BOARD NAME
          {Port Marrow's mayor} => UNNAMED Port Marrow's mayor NONE
          {A leaked letter} => DOCUMENT leaked letter NONE
          {A man in the crowd} => UNNAMED man in the crowd NONE
          """)
  void who(String text, String expected) {
    List<Actor> actors = resolve("a1", text);
    assertThat(show(actors.get(actors.size() - 1))).startsWith(expected);
  }

  @Test
  void namedActorsAreTheSameInEveryArticleAndUnnamedOnesNot() {
    assertThat(resolve("a1", "{Ada Holm}").get(0).id())
        .isEqualTo(resolve("a2", "{Mayor Ada Holm}").get(0).id());
    assertThat(resolve("a1", "{officials}").get(0).id())
        .isNotEqualTo(resolve("a2", "{officials}").get(0).id());
  }

  /** Mentions are parted by bars. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          both the United States and NATO => the United States|NATO
          France and Germany => France|Germany
          the United States, France and NATO => the United States|France|NATO
          the Marrow Council and the Bridge Board => the Marrow Council|the Bridge Board
          Ada Holm and Bo Lind => Ada Holm|Bo Lind
          Mayor Ada Holm and Mr. Bo Lind => Mayor Ada Holm|Mr. Bo Lind
          Trinidad and Tobago => Trinidad and Tobago
          Standard and Poor => Standard and Poor
          the mayor and his aides => the mayor and his aides
          Ada Holm and her aides => Ada Holm and her aides
          the House and Senate => the House and Senate
          Ada Holm, the mayor of Marrow => Ada Holm, the mayor of Marrow
          Holm => Holm
          """)
  void joinedMentions(String text, String expected) {
    var tokens = Tokens.of(text);
    var actors = ActorResolver.of("a1", tokens, Sentences.of(tokens), new BitSet());
    assertThat(
            actors.parts(new ActorResolver.Mention(0, tokens.size())).stream()
                .map(part -> tokens.text(part.begin(), part.end()))
                .collect(Collectors.joining("|")))
        .isEqualTo(expected);
  }

  @Test
  void whoIsQuotedWithinQuotationMarksIsForgotten() {
    var tokens = Tokens.of("Ada Holm \" Bo Lind \" She \" She");
    var quoted = new BitSet();
    quoted.set(2, 6);
    quoted.set(7, 9);
    var actors = ActorResolver.of("a1", tokens, Sentences.of(tokens), quoted);
    assertThat(actors.resolve(0, 2).name()).isEqualTo("Ada Holm");
    assertThat(actors.resolve(3, 5).name()).isEqualTo("Bo Lind");
    assertThat(actors.resolve(6, 7).name()).isEqualTo("Ada Holm");
    // Whoever is quoted says `I` of herself.
    assertThat(actors.resolve(8, 9).name()).isNotEqualTo("Ada Holm");
  }

  @ParameterizedTest
  @CsvSource({
    "White House spokeswoman, Kim Rowe",
    "US spokeswoman, Kim Rowe",
    "French spokeswoman, Bo Lind",
    "Bridge spokeswoman, Bo Lind",
  })
  void aDescriptionInAQuotationIsOfTheSpeakersCountry(String role, String expected) {
    var tokens =
        Tokens.of(
            role
                + " Ada Holm spoke of President Kim Rowe and French President Bo Lind."
                + " \" The president \" she said");
    int mark = tokens.size() - 6;
    var quoted = new BitSet();
    quoted.set(mark, mark + 4);
    var actors = ActorResolver.of("a1", tokens, Sentences.of(tokens), quoted);
    int name = role.split(" ").length;
    assertThat(actors.resolve(0, name + 2).name()).isEqualTo("Ada Holm");
    assertThat(actors.resolve(mark + 1, mark + 3).name()).isEqualTo(expected);
  }

  @Test
  void whoStandsForTheNameBefore() {
    Actor actor = resolve("a1", "Ada Holm, {who} knows bridges").get(0);
    assertThat(actor.name()).isEqualTo("Ada Holm");
    assertThat(actor.type()).isEqualTo(ActorType.PERSON);
  }

  private static String show(Actor actor) {
    return actor.type()
        + " "
        + actor.name()
        + " "
        + actor.resolution()
        + actor.role().map(role -> " (" + role + ")").orElse("");
  }

  private static List<Actor> resolve(String articleId, String marked) {
    var text = new StringBuilder();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == '{' || c == '}') {
        places.add(text.length());
      } else {
        text.append(c);
      }
    }
    var tokens = Tokens.of(text.toString());
    var actors = ActorResolver.of(articleId, tokens, Sentences.of(tokens), new BitSet());
    var found = new ArrayList<Actor>();
    for (int i = 0; i < places.size(); i += 2) {
      found.add(actors.resolve(tokens.at(places.get(i)), tokens.at(places.get(i + 1))));
    }
    return found;
  }
}

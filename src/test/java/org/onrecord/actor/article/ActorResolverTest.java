package org.onrecord.actor.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

class ActorResolverTest {

  @Test
  void namedActorsAreTheSameInEveryArticleAndUnnamedOnesNot() {
    assertThat(MarkedText.resolve("a1", "{Ada Holm}").get(0).id())
        .isEqualTo(MarkedText.resolve("a2", "{Mayor Ada Holm}").get(0).id());
    assertThat(MarkedText.resolve("a1", "{officials}").get(0).id())
        .isNotEqualTo(MarkedText.resolve("a2", "{officials}").get(0).id());
  }

  /** Mentions are separated by bars. */
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
    // Speakers call themselves `I`.
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
}

package org.onrecord.actor.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.ActorType;
import org.onrecord.text.Words;

class ActorResolverTest {

  @Test
  void namedActorsAreTheSameInEveryArticleAndUnnamedOnesNot() {
    assertThat(MarkedText.resolve("a1", "{Ada Holm} said that it was safe.").get(0).id())
        .isEqualTo(MarkedText.resolve("a2", "{Mayor Ada Holm} denied it.").get(0).id());
    String officials = "{Officials} said that it was safe.";
    assertThat(MarkedText.resolve("a1", officials).get(0).id())
        .isNotEqualTo(MarkedText.resolve("a2", officials).get(0).id());
  }

  /** Sources are separated by bars. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          {Both the United States and NATO} said that it was safe. => the United States|NATO
          {France and Germany} said that it was safe. => France|Germany
          {The United States, France and NATO} said that it was safe. => The United States|France|NATO
          {The Marrow Council and the Bridge Board} said that it was safe. => The Marrow Council|the Bridge Board
          {Ada Holm and Bo Lind} said that it was safe. => Ada Holm|Bo Lind
          {Mayor Ada Holm and Mr. Bo Lind} said that it was safe. => Mayor Ada Holm|Mr. Bo Lind
          {Ngozi Okafor, Mei Tanaka and others} said that it was safe. => Ngozi Okafor|Mei Tanaka|others
          {Trinidad and Tobago} said that it was safe. => Trinidad and Tobago
          {The mayor and his aides} said that it was safe. => The mayor and his aides
          {Ada Holm and her aides} said that it was safe. => Ada Holm and her aides
          {Ada Holm, the mayor of Marrow,} said that it was safe. => Ada Holm, the mayor of Marrow,
          Ada Holm came. {Holm} said that it was safe. => Holm
          """)
  void joinedSources(String text, String expected) {
    assertThat(String.join("|", MarkedText.parts(text))).isEqualTo(expected);
  }

  @Test
  void whoIsNamedInAQuotationDoesNotSpeakBeforeIt() {
    List<Actor> actors =
        MarkedText.resolve(
            "a1",
            "{Ada Holm} opened the bridge on Monday. “Bo Lind built it,” {she} said. “{I} only"
                + " paid for it,” {she} added.");
    assertThat(actors).extracting(Actor::name).containsOnly("Ada Holm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          Ada Holm came. {Holm} spoke. => PERSON Ada Holm
          {The Harbour Board (HB)} met. {HB} will pay, it said. => ORGANISATION Harbour Board
          {Moscow} said that it would wait. Russia is big. => COUNTRY Russia
          """)
  void anActorHasOneNameAndType(String text, String expected) {
    Actor actor = MarkedText.last(text);
    assertThat(actor.type() + " " + actor.name()).isEqualTo(expected);
  }

  @Test
  void withoutASourceTheActorIsAnUnnamedSource() {
    var resolver = BundledActors.resolver("a1", Words.of("It rained."));
    assertThat(resolver.nobody().type()).isEqualTo(ActorType.UNNAMED);
    assertThat(resolver.nobody().name()).isEqualTo("unnamed source");
    assertThat(resolver.named()).isEmpty();
  }
}

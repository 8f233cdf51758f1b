package org.onrecord.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.text.Tokens;

class TermFinderTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          harbour,           The Harbour is old,                    Harbour
          harbour,           Two harbours are old,
          harbour,           the harbour's wall,                    harbour
          deep water,        They need deep water here,             deep water
          deep water,        The deep cold water,
          US,                The US said so,                        US
          US,                Let us go,
          NATO,              a Nato man,
          deploy*,           The redeployment and the deployment,   deployment
          *deploy*,          The redeployment went well,            redeployment
          wom?n,             A woman came,                          woman
          wom?n,             A womaan came,
          al-Assad,          President al-Assad left,               al-Assad
          dockers' union,    The Dockers’ Union voted,              Dockers’ Union
          """)
  void findsWordsPhrasesAndWildcards(String term, String text, String found) {
    assertThat(found(text, Term.of(term, false)))
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          send,          They sent it and are sending more,   sent|sending
          send troops,   It sends troops. It sent a troop,    sends troops
          troop,         One troop or many troops,            troop|troops
          child,         Children and a child,                Children|child
          US troops,     The US troops and us trooping,       US troops
          tax,           A taxi came,
          """)
  void findsAllFormsOfLemmas(String term, String text, String found) {
    assertThat(found(text, Term.of(term, true)))
        .isEqualTo(found == null ? List.of() : List.of(found.split("\\|", -1)));
  }

  @Test
  void manyTermsAreFoundInOnePass() {
    assertThat(
            found(
                "The port and the port authority want it dredged",
                Term.of("port", false),
                Term.of("port authority", false),
                Term.of("dredge", true),
                Term.of("dredg*", false)))
        .containsExactly("port", "port", "port authority", "dredged", "dredged");
  }

  private static List<String> found(String text, Term... terms) {
    var tokens = Tokens.of(text);
    return new TermFinder(List.of(terms))
        .find(tokens, 0, tokens.size()).stream()
            .map(hit -> tokens.text(hit.begin(), hit.end()))
            .toList();
  }

  /** The finder is used repeatedly: its cache must not change the results. */
  @Test
  void askingAgainGivesTheSame() {
    var finder = new TermFinder(List.of(Term.of("dredg*", false), Term.of("send", true)));
    var tokens = Tokens.of("They sent for dredgers, sent for dredgers, and dredged.");
    List<TermFinder.Hit> first = finder.find(tokens, 0, tokens.size());
    assertThat(first).hasSize(5);
    assertThat(Stream.generate(() -> finder.find(tokens, 0, tokens.size())).limit(3))
        .allMatch(first::equals);
  }
}

package org.onrecord.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenderVotesTest {
  private static final List<Gender> GENDERS = List.of(Gender.values());
  private static final List<GenderBasis> BASES =
      List.of(GenderBasis.PRONOUN, GenderBasis.TITLE, GenderBasis.GIVEN_NAME);

  /** A row: votes, and the gender with its basis. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FEMALE PRONOUN                                        | FEMALE PRONOUN",
        "FEMALE PRONOUN; FEMALE TITLE; MALE GIVEN_NAME         | FEMALE PRONOUN",
        "FEMALE TITLE; MALE GIVEN_NAME; MALE GIVEN_NAME        | FEMALE TITLE",
        "FEMALE PRONOUN; MALE PRONOUN; MALE TITLE              | MALE PRONOUN",
        "FEMALE PRONOUN; MALE PRONOUN                          | nothing",
        "FEMALE PRONOUN; MALE TITLE; FEMALE GIVEN_NAME         | nothing",
        "FEMALE GIVEN_NAME                                     | FEMALE GIVEN_NAME",
        "FEMALE GIVEN_NAME; MALE GIVEN_NAME                    | nothing",
        "OTHER PRONOUN                                         | OTHER PRONOUN",
        "OTHER PRONOUN; OTHER PRONOUN; MALE GIVEN_NAME         | OTHER PRONOUN",
        "OTHER PRONOUN; MALE GIVEN_NAME                        | nothing",
        "OTHER PRONOUN; OTHER PRONOUN; MALE PRONOUN            | MALE PRONOUN",
        "OTHER PRONOUN; OTHER PRONOUN; FEMALE TITLE            | FEMALE TITLE",
        "OTHER TITLE; OTHER PRONOUN                            | OTHER TITLE",
        "OTHER CATALOGUE; MALE PRONOUN; MALE PRONOUN           | OTHER CATALOGUE",
      })
  void theLargerCountOfTheFirmestEvidenceDecides(String votes, String known) {
    assertThat(said(decide(votes(votes)))).isEqualTo(known);
  }

  @Test
  void withoutVotesNothingIsKnown() {
    assertThat(new GenderVotes().decide()).isEmpty();
  }

  @Test
  void neitherOrderNorPartsMatter() {
    var random = new Random(4);
    for (int round = 0; round < 50; round++) {
      var votes = new ArrayList<GenderVotes.Known>();
      for (int i = 0; i < 12; i++) {
        votes.add(
            new GenderVotes.Known(GENDERS.get(random.nextInt(3)), BASES.get(random.nextInt(3))));
      }
      GenderVotes whole = decided(votes);
      Collections.shuffle(votes, random);
      GenderVotes parts = decided(votes.subList(0, 5));
      parts.addAll(decided(votes.subList(5, 12)).counts());
      assertThat(parts.decide()).isEqualTo(whole.decide());
    }
  }

  private static List<GenderVotes.Known> votes(String votes) {
    return Arrays.stream(votes.split(";", -1))
        .map(vote -> vote.strip().split(" ", -1))
        .map(v -> new GenderVotes.Known(Gender.valueOf(v[0]), GenderBasis.valueOf(v[1])))
        .toList();
  }

  private static GenderVotes decided(List<GenderVotes.Known> votes) {
    var counted = new GenderVotes();
    votes.forEach(vote -> counted.add(vote.gender(), vote.basis()));
    return counted;
  }

  private static java.util.Optional<GenderVotes.Known> decide(List<GenderVotes.Known> votes) {
    return decided(votes).decide();
  }

  private static String said(java.util.Optional<GenderVotes.Known> known) {
    return known.map(one -> one.gender() + " " + one.basis()).orElse("nothing");
  }
}

package org.onrecord.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.ActorType;

class NameKeyTest {
  @ParameterizedTest
  @CsvSource({
    "Dmitry Peskov,     Dmitri Peskov",
    "Dmitry Peskov,     Dmitrij S. Peskov",
    "Zoë Ng-Adeyemi,    Zoe NgAdeyemi",
    "Inés de la Quintana, Ines Maria de la Quintana",
    "SEÁN O’HARA,       Sean O'Hara",
    "Nikita Khrulyov,   Nikita Hrulyov",
    "Robert Tanner Jr., Robert X. Tanner JR",
    "Abdoul Diouf,      Abdul Diuf",
  })
  void spellingsOfAPersonHaveOneKey(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other));
    assertThat(key(one).actorId(ActorType.PERSON)).isEqualTo(key(other).actorId(ActorType.PERSON));
  }

  @ParameterizedTest
  @CsvSource({
    "John Kirby,  Jack Kirby",
    "Robert Tanner Jr., Robert Tanner",
    "John Kirby,  John Kerby",
    "Ana Lima,    Ana Luma",
    "Maeng Ji-seol, Maeng Ji-won",
  })
  void differentPersonsHaveDifferentKeys(String one, String other) {
    assertThat(key(one)).isNotEqualTo(key(other));
  }

  @Test
  void aSurnameOrAnInitialIsShort() {
    assertThat(key("Peskov").isShort()).isTrue();
    assertThat(key("D. Peskov").isShort()).isTrue();
    assertThat(key("Dmitry Peskov").isShort()).isFalse();
  }

  @Test
  void aShortNameFitsFullOnesOfItsSurname() {
    NameKey full = key("Dmitry Peskov");
    assertThat(key("Peskov").fits(full)).isTrue();
    assertThat(key("D. Peskov").fits(full)).isTrue();
    assertThat(key("A. Peskov").fits(full)).isFalse();
    assertThat(key("Peskova").fits(full)).isFalse();
    assertThat(key("Peskov").fits(key("Peskov"))).isFalse();
  }

  @Test
  void ofOtherActorsAllWordsCountButNoArticle() {
    NameKey board = NameKey.of(ActorType.ORGANISATION, "The Harbour Board");
    assertThat(NameKey.of(ActorType.ORGANISATION, "harbour board")).isEqualTo(board);
    assertThat(NameKey.of(ActorType.ORGANISATION, "Harbour Office Board")).isNotEqualTo(board);
    assertThat(board.actorId(ActorType.ORGANISATION))
        .isNotEqualTo(board.actorId(ActorType.COUNTRY));
  }

  @Test
  void aNameWithoutALetterIsAKeyToo() {
    assertThat(key("???").last()).isEqualTo("???");
    assertThat(key("Jr.").last()).isEqualTo("ir");
  }

  private static NameKey key(String name) {
    return NameKey.of(ActorType.PERSON, name);
  }
}

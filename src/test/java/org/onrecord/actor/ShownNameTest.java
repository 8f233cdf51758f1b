package org.onrecord.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.ActorType;

class ShownNameTest {
  /** A row: the type, a name as it may be found, and as it is shown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "PERSON       | Bernie Sanders’            | Bernie Sanders",
        "PERSON       | Ada Holm's                 | Ada Holm",
        "PERSON       | “Ada Holm,”                | Ada Holm",
        "PERSON       | (Ada Holm)                 | Ada Holm",
        "PERSON       | Mr. Bo Lind                | Bo Lind",
        "PERSON       | Mrs Lind                   | Lind",
        "PERSON       | and Ada Holm               | Ada Holm",
        "PERSON       | Ada Holm of                | Ada Holm",
        "PERSON       | Dean Lind                  | Dean Lind",
        "PERSON       | Theresa May                | Theresa May",
        "PERSON       | Will Smith                 | Will Smith",
        "PERSON       | von der Leyen              | von der Leyen",
        "PERSON       | Sean O’Hara                | Sean O’Hara",
        "PERSON       | Robert Tanner Jr.          | Robert Tanner Jr.",
        "PERSON       | J. P. Marchesani           | J. P. Marchesani",
        "PERSON       | Inés de la Quintana        | Inés de la Quintana",
        "PERSON       | the                        | the",
        "PERSON       | ’                          | ’",
        "COUNTRY      | Brennia’s                  | Brennia",
        "ORGANISATION | McDonald's                 | McDonald's",
        "ORGANISATION | the Harbour Board’         | Harbour Board",
        "ORGANISATION | Harbour Board (Port Aldane) | Harbour Board (Port Aldane)",
        "GROUP        | the mayor’s aides,         | the mayor’s aides,",
      })
  void showsTheNameAlone(ActorType type, String found, String shown) {
    assertThat(ShownName.of(type, found)).isEqualTo(shown);
    assertThat(ShownName.of(type, shown)).isEqualTo(shown);
  }
}

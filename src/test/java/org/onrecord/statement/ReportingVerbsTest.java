package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportingVerbsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          said => say
          Says => say
          has repeatedly said => say
          have previously made it clear => make it clear
          was quoted as saying => quote as saying
          went  on to say => go on to say
          told reporters => tell
          pointed out => point out
          slammed => slam
          according to => according to
          According To => according to
          has been crystal clear => has been crystal clear
          ’s been crystal clear => been crystal clear
          ’s told => tell
          did not say => did not say
          didn’t say => didn't say
          in the words of => in the words of
          ' ' => ''
          """)
  void normalised(String cue, String expected) {
    assertThat(ReportingVerbs.normalise(cue)).isEqualTo(expected);
  }
}

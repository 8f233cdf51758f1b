package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LowerCaseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Ada HOLM",
        "İzmir, DİYARBAKIR",
        "ΟΔΥΣΣΕΥΣ ΚΑΙ ΣΙΣΥΦΟΣ, ΑΣ. Σ",
        "ΣΎΡΙΖΑ—ΝΔΣ 😀Σ",
        "GROẞE ŁÓDŹ \uD801\uDC00İ"
      })
  void asStringDoes(String text) {
    assertThat(LowerCase.of(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
  }
}

package org.onrecord.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingsTest {
  @Test
  void theFullestIsShownThenTheMostFrequentThenTheFirst() {
    assertThat(of("Ann Roe", "Ann Roe", "Ann M. Roe").shown()).isEqualTo("Ann M. Roe");
    assertThat(of("Ann Roe-Li", "Ann Roe", "Ann Roe").shown()).isEqualTo("Ann Roe");
    assertThat(of("Bo Li", "Bo Ly").shown()).isEqualTo("Bo Li");
  }

  @Test
  void theOthersComeByTheirCounts() {
    Spellings names = of("Ann M. Roe", "Anne Roe", "Ann Roe", "Ann Roe", "An Roe");
    assertThat(names.others(20)).containsExactly("Ann Roe", "An Roe", "Anne Roe");
    assertThat(names.others(1)).containsExactly("Ann Roe");
  }

  @Test
  void partsGiveTheSameAsTheWhole() {
    Spellings parts = of("Ann Roe", "Anne Roe");
    parts.addAll(of("Anne Roe").counts());
    assertThat(parts.shown()).isEqualTo("Anne Roe");
    assertThat(parts.others(20)).isEqualTo(List.of("Ann Roe"));
  }

  private static Spellings of(String... names) {
    var counted = new Spellings();
    for (String name : names) {
      counted.add(name);
    }
    return counted;
  }
}

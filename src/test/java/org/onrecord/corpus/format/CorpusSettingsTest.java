package org.onrecord.corpus.format;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusSettingsTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 10);

  @Test
  void saysWhichValueIsOutOfItsRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CorpusSettings(List.of(), ZoneOffset.UTC, DAY, 1, false, 1))
        .withMessageContaining("input");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CorpusSettings(List.of("a", " "), ZoneOffset.UTC, DAY, 1, false, 1))
        .withMessageContaining("input");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CorpusSettings(List.of("a"), ZoneOffset.UTC, DAY, 0, false, 1))
        .withMessageContaining("maxArticleChars is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CorpusSettings(List.of("a"), ZoneOffset.UTC, DAY, Integer.MAX_VALUE, false, 1))
        .withMessageContaining("maxArticleChars");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CorpusSettings(List.of("a"), ZoneOffset.UTC, DAY, 1, false, 0))
        .withMessageContaining("buckets is 0");
  }
}

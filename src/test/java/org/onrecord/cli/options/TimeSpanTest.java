package org.onrecord.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
  @Test
  void aNumberAndAUnit() {
    assertThat(TimeSpan.parse("90s").duration()).isEqualTo(Duration.ofSeconds(90));
    assertThat(TimeSpan.parse("10m").duration()).isEqualTo(Duration.ofMinutes(10));
    assertThat(TimeSpan.parse("2h").toString()).isEqualTo("7200s");
    assertThat(TimeSpan.parse(TimeSpan.parse("2h").toString())).isEqualTo(TimeSpan.parse("2h"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "0s", "-1m", "1.5h", "1d", "9999999s"})
  void nothingElse(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

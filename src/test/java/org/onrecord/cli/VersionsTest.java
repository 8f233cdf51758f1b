package org.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {
  @Test
  void onlyAnUntestedJdkIsTold() {
    assertThat(Versions.warning(17)).isEmpty();
    assertThat(Versions.warning(25)).isEmpty();
    assertThat(Versions.warning(31))
        .contains("not tested with JDK 31, only with 17, 21, 25; outputs may differ");
  }
}

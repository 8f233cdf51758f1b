package org.onrecord.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void idsAreTheSameEverywhere() {
    // Computed apart from this code: the SHA-256 of 00000001 61 00000002 62 63.
    assertThat(Ids.of("a", "bc")).isEqualTo("b534ce16ac9c8b36").hasSize(16);
  }

  @Test
  void whereOnePartEndsMatters() {
    assertThat(Ids.of("ab", "c")).isNotEqualTo(Ids.of("a", "bc"));
    assertThat(Ids.of("abc", "")).isNotEqualTo(Ids.of("abc"));
  }

  @Test
  void bucketsAreUsedEvenly() {
    var counts =
        IntStream.range(0, 3200)
            .mapToObj(i -> Ids.bucket("key " + i, 32))
            .collect(Collectors.groupingBy(bucket -> bucket, Collectors.counting()));
    assertThat(counts).hasSize(32);
    assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(50L, 150L));
  }
}

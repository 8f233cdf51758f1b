package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinarySearchTest {
  @Test
  void findsTheFirstIndexThatHolds() {
    for (int size = 0; size < 9; size++) {
      for (int from = 0; from <= size; from++) {
        int expected = from;
        assertThat(BinarySearch.first(size, i -> i >= expected)).isEqualTo(expected);
      }
    }
  }
}

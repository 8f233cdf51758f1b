package org.onrecord.text;

import java.util.function.IntPredicate;

/** Binary search over indexes. */
public final class BinarySearch {
  private BinarySearch() {}

  /**
   * Returns the first index at which {@code holds} is true, {@code size} if there is none.
   *
   * @param size the number of indexes, from 0
   * @param holds false up to some index and true from there on
   */
  public static int first(int size, IntPredicate holds) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

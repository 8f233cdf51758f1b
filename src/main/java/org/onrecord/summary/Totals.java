package org.onrecord.summary;

/**
 * Running totals of one key.
 *
 * @param <T> the totals themselves
 * @param <R> the summary row
 */
interface Totals<T extends Totals<T, R>, R> {
  /** Returns the key; totals with equal keys may be merged. */
  String key();

  /** Returns new, empty totals of the same key. */
  T empty();

  /** Adds other totals of the same key to these, without changing the others. */
  void add(T other);

  /** Returns the summary row. */
  R toRow();
}

package org.onrecord.summary;

/**
 * Running totals of what has one key.
 *
 * @param <T> the totals themselves
 * @param <R> the record they end as
 */
interface Totals<T extends Totals<T, R>, R> {
  /** Returns what these totals are of; totals with equal keys may be merged. */
  String key();

  /** Returns new totals of the same key with nothing in them. */
  T empty();

  /** Adds other totals of the same key to these and leaves the others as they are. */
  void add(T other);

  /** Returns the summary row. */
  R toRow();
}

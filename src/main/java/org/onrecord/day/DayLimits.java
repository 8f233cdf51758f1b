package org.onrecord.day;

/**
 * The limits of the rules for days.
 *
 * @param maxDatelineChars of a dateline, in UTF-16 units. Chosen by hand.
 * @param maxAgencyWords of an agency's name after a place in capitals. Chosen by hand.
 * @param maxDistanceDays between an article and a date without a year; writers give the year of a
 *     day farther away. Chosen by hand on the tuning cases, {@code days-tuned.jsonl}.
 * @param maxCountedDays in expressions such as `three days ago`; larger numbers are rarely exact.
 *     Chosen by hand on the same cases.
 */
record DayLimits(
    int maxDatelineChars, int maxAgencyWords, int maxDistanceDays, int maxCountedDays) {
  static final DayLimits DEFAULT =
      new DayLimits(
          /* maxDatelineChars= */ 200,
          /* maxAgencyWords= */ 4,
          /* maxDistanceDays= */ 300,
          /* maxCountedDays= */ 7);
}

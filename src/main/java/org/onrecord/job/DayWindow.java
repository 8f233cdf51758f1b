package org.onrecord.job;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The days that a run publishes, and those that it reads to that end. What stands in the datasets
 * of a day depends on a neighbourhood of that day alone, so that it comes out the same in whichever
 * window the day lies, as long as the neighbourhood is read:
 *
 * <ul>
 *   <li>days before it, for what a short name means and what a text is a copy of: {@link #lookback}
 *       of them before the window's first;
 *   <li>days after it, since an article tells what was said on days before: {@link #DAYS_AFTER} of
 *       them after the window's last. On the night itself there are none yet. What an article tells
 *       of a day farther back is published only by a window that holds both.
 * </ul>
 *
 * @param from the first day published; {@link LocalDate#MIN} for no limit
 * @param to the last; {@link LocalDate#MAX} for no limit
 * @param lookback how many days before {@code from} are read too
 */
public record DayWindow(LocalDate from, LocalDate to, int lookback) implements Serializable {
  /** Everything, undated articles as well. */
  public static final DayWindow ALL = new DayWindow(LocalDate.MIN, LocalDate.MAX, 0);

  /** How many days after a statement's day an article is looked for that tells of it. */
  static final int DAYS_AFTER = 7;

  /** Whether it leaves anything out. */
  public boolean isLimited() {
    return hasFirst() || hasLast();
  }

  public boolean hasFirst() {
    return !from.equals(LocalDate.MIN);
  }

  public boolean hasLast() {
    return !to.equals(LocalDate.MAX);
  }

  /** Whether a day is published; a missing day is where nothing is left out. */
  public boolean contains(Optional<LocalDate> day) {
    return day.map(d -> !d.isBefore(from) && !d.isAfter(to)).orElse(!isLimited());
  }

  /** Whether an article of this day is read. */
  public boolean reaches(Optional<LocalDate> published) {
    return published
        .map(d -> !d.isBefore(firstRead()) && !d.isAfter(lastRead()))
        .orElse(!isLimited());
  }

  /**
   * Returns the days between a first and a last of which there is no article; none without both.
   */
  List<String> without(Map<String, Long> articles) {
    return hasFirst() && hasLast()
        ? from.datesUntil(to.plusDays(1))
            .map(LocalDate::toString)
            .filter(day -> articles.getOrDefault(day, 0L) == 0)
            .toList()
        : List.of();
  }

  public LocalDate firstRead() {
    return hasFirst() ? from.minusDays(lookback) : from;
  }

  public LocalDate lastRead() {
    return hasLast() ? to.plusDays(DAYS_AFTER) : to;
  }
}

package org.onrecord.job;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The days that a run publishes, and the days around them that it reads as context. The datasets of
 * a day depend only on that day and its context. They are therefore the same in every window that
 * contains the day, as long as the context is read:
 *
 * <ul>
 *   <li>the {@link #lookback} days before the window's first day, to resolve short names and to
 *       find the originals of copies;
 *   <li>the {@link #DAYS_AFTER} days after the window's last day, since articles report statements
 *       of earlier days. In a nightly run there are none yet. If an article reports a statement of
 *       a day further back, only a window that contains both days publishes it.
 * </ul>
 *
 * @param from the first day published; {@link LocalDate#MIN} for no limit
 * @param to the last day published; {@link LocalDate#MAX} for no limit
 * @param lookback the number of days before {@code from} that are read as well
 */
public record DayWindow(LocalDate from, LocalDate to, int lookback) implements Serializable {
  /** All days, and undated articles as well. */
  public static final DayWindow ALL = new DayWindow(LocalDate.MIN, LocalDate.MAX, 0);

  /** The number of days after a statement's day within which an article can report it. */
  static final int DAYS_AFTER = 7;

  /** Whether the window has a first or a last day. */
  public boolean isLimited() {
    return hasFirst() || hasLast();
  }

  /** Whether the window has a first day. */
  public boolean hasFirst() {
    return !from.equals(LocalDate.MIN);
  }

  /** Whether the window has a last day. */
  public boolean hasLast() {
    return !to.equals(LocalDate.MAX);
  }

  /** Whether a day is published; a missing day only if the window has no limits. */
  public boolean contains(Optional<LocalDate> day) {
    return day.map(d -> !d.isBefore(from) && !d.isAfter(to)).orElse(!isLimited());
  }

  /** Whether an article of this day is read; a missing day only if there are no limits. */
  public boolean reaches(Optional<LocalDate> published) {
    return published
        .map(d -> !d.isBefore(firstRead()) && !d.isAfter(lastRead()))
        .orElse(!isLimited());
  }

  /**
   * Returns the days of the window that have no article; empty unless it has both a first and a
   * last day.
   */
  List<String> daysWithout(Map<String, Long> articles) {
    return hasFirst() && hasLast()
        ? from.datesUntil(to.plusDays(1))
            .map(LocalDate::toString)
            .filter(day -> articles.getOrDefault(day, 0L) == 0)
            .toList()
        : List.of();
  }

  /** Returns the first day that is read; {@link LocalDate#MIN} for no limit. */
  public LocalDate firstRead() {
    return hasFirst() ? from.minusDays(lookback) : from;
  }

  /** Returns the last day that is read; {@link LocalDate#MAX} for no limit. */
  public LocalDate lastRead() {
    return hasLast() ? to.plusDays(DAYS_AFTER) : to;
  }
}

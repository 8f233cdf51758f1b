package org.onrecord.day;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * An expression that names a day (`on Monday`, `Feb. 26`, `two days earlier`), with its meaning.
 *
 * @param begin where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param meaning the day that it names, relative to its context
 */
public record DayExpression(int begin, int end, Meaning meaning) {

  /** The day that an expression names. */
  sealed interface Meaning {
    /**
     * Returns the day; empty if it cannot be determined or is after {@code today}.
     *
     * @param today the day on which the words were written
     * @param before the day named last before in the text
     */
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before);
  }

  /** `Monday`: the latest one, today included. */
  record Weekday(DayOfWeek weekday) implements Meaning {
    @Override
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
      return today.map(day -> day.with(TemporalAdjusters.previousOrSame(weekday)));
    }
  }

  /**
   * `last Monday`: the one of the week before; weeks begin on Monday. Later in the same week, usage
   * varies, and no day is returned. Today's weekday means the day a week ago.
   */
  record LastWeekday(DayOfWeek weekday) implements Meaning {
    @Override
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
      return today
          .filter(day -> day.getDayOfWeek().compareTo(weekday) <= 0)
          .map(day -> day.with(TemporalAdjusters.previous(weekday)));
    }
  }

  /** `Monday last week`, `on Monday this week`. */
  record WeekdayOf(DayOfWeek weekday, int weeksBack) implements Meaning {
    @Override
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
      return today
          .map(day -> day.minusWeeks(weeksBack).with(weekday))
          .filter(day -> !day.isAfter(today.get()));
    }
  }

  /** `today`, `yesterday`, `three days ago`. */
  record DaysAgo(int days) implements Meaning {
    @Override
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
      return today.map(day -> day.minusDays(days));
    }
  }

  /** `two days earlier`, `the next day`: counted from the day named last before in the text. */
  record DaysFromThere(int days) implements Meaning {
    @Override
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
      return before
          .map(day -> day.plusDays(days))
          .filter(day -> today.isEmpty() || !day.isAfter(today.get()));
    }
  }

  /** `26 February 2024`, `Feb. 26`, `Monday, Feb. 26`: without a year, the nearest such day. */
  record Date(Month month, int dayOfMonth, OptionalInt year, Optional<DayOfWeek> weekday)
      implements Meaning {
    @Override
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
      return nearest(today)
          .filter(day -> weekday.isEmpty() || weekday.get() == day.getDayOfWeek())
          .filter(day -> today.isEmpty() || !day.isAfter(today.get()));
    }

    private Optional<LocalDate> nearest(Optional<LocalDate> today) {
      if (year.isPresent()) {
        return of(year.getAsInt()).stream().findFirst();
      }
      if (today.isEmpty()) {
        return Optional.empty();
      }
      LocalDate written = today.get();
      return Stream.of(-1, 0, 1)
          .flatMap(years -> of(written.getYear() + years).stream())
          .filter(day -> distance(written, day) <= DayLimits.DEFAULT.maxDistanceDays())
          .min(Comparator.comparingLong(day -> distance(written, day)));
    }

    private static long distance(LocalDate a, LocalDate b) {
      return Math.abs(ChronoUnit.DAYS.between(a, b));
    }

    private Optional<LocalDate> of(int inYear) {
      try {
        MonthDay day = MonthDay.of(month, dayOfMonth);
        return day.isValidYear(inYear) && inYear > 0
            ? Optional.of(day.atYear(inYear))
            : Optional.empty();
      } catch (DateTimeException e) {
        return Optional.empty(); // There is no 31 June.
      }
    }
  }

  /** `last month`, `in 2019`, `previously`: some other, unknown day. */
  record SomeDay() implements Meaning {
    @Override
    public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
      return Optional.empty();
    }
  }

  /** Returns the day, as {@link Meaning#day} does. */
  public Optional<LocalDate> day(Optional<LocalDate> today, Optional<LocalDate> before) {
    return meaning.day(today, before);
  }
}

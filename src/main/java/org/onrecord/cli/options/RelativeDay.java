package org.onrecord.cli.options;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as the value of an option: {@code 2024-03-04}, {@code today}, {@code yesterday} or {@code
 * today-7d}. Days relative to today let a nightly job keep the same spec file.
 *
 * @param text as written
 */
public record RelativeDay(@JsonValue String text) {
  static final Pattern BEFORE_TODAY = Pattern.compile("today-(\\d{1,5})d");

  /** A day of the calendar; Java's own parser also takes the year 999999999. */
  static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /**
   * Parses a day.
   *
   * @throws IllegalArgumentException if the text does not name one
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RelativeDay(String text) {
    this.text = text.strip().toLowerCase(Locale.ROOT);
    on(LocalDate.EPOCH);
  }

  /** Returns the day that is meant if today is {@code today}. */
  public LocalDate on(LocalDate today) {
    if (text.equals("today")) {
      return today;
    }
    if (text.equals("yesterday")) {
      return today.minusDays(1);
    }
    Matcher before = BEFORE_TODAY.matcher(text);
    if (before.matches()) {
      return today.minusDays(Long.parseLong(before.group(1)));
    }
    if (!DAY.matcher(text).matches()) {
      throw new IllegalArgumentException("\"%s\" is not a day".formatted(text));
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"%s\" is not a day".formatted(text), e);
    }
  }
}

package org.onrecord.record;

import java.time.LocalDate;
import java.util.Optional;

/** Days as text, for keys and manifests: ISO days, and an empty string for no day. */
public final class Days {
  private Days() {}

  /** Returns the text of a day. */
  public static String text(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  /**
   * Returns the day of a text.
   *
   * @throws java.time.format.DateTimeParseException if the text is neither empty nor an ISO day
   */
  public static Optional<LocalDate> parse(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }
}

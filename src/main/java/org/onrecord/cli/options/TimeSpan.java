package org.onrecord.cli.options;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time span as the value of an option: {@code 90s}, {@code 10m} or {@code 2h}.
 *
 * @param duration at least one second
 */
public record TimeSpan(Duration duration) {
  static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})([smh])");

  /**
   * Parses a time span.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static TimeSpan parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("\"%s\" is not a time".formatted(text));
    }
    long number = Long.parseLong(form.group(1));
    return new TimeSpan(
        switch (form.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  @JsonValue
  @Override
  public String toString() {
    return duration.toSeconds() + "s";
  }
}

package org.onrecord.cli.options;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of days as the value of an option: {@code 7d} or {@code 7}.
 *
 * @param days from 0 to 9999
 */
public record DayCount(int days) {
  static final Pattern FORM = Pattern.compile("(\\d{1,4})d?");

  /**
   * Parses a number of days.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DayCount parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("\"%s\" is not a number of days".formatted(text));
    }
    return new DayCount(Integer.parseInt(form.group(1)));
  }

  /**
   * Returns so many days: Beam gives a number as one.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DayCount of(int days) {
    return parse(Integer.toString(days));
  }

  @JsonValue
  @Override
  public String toString() {
    return days + "d";
  }
}

package org.onrecord.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of a published day of which the input does not hold an article any more. */
public enum EmptiedDays {
  /** The run fails: more often than not, part of the input is missing. */
  FAIL,
  /** The day is published as the input now has it. */
  PUBLISH;

  /** Returns the name on the command line, in lower case. */
  @JsonValue
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the constant of a name, in any case.
   *
   * @throws IllegalArgumentException where there is none
   */
  @JsonCreator
  public static EmptiedDays named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}

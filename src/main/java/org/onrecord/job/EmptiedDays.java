package org.onrecord.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a run does with a published day for which the input has no articles any more. */
public enum EmptiedDays {
  /** The run fails, since part of the input is probably missing. */
  FAIL,
  /** The day is published without articles. */
  PUBLISH;

  /** Returns the name on the command line, in lower case. */
  @JsonValue
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the constant of a name, ignoring case.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static EmptiedDays named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}

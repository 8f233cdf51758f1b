package org.onrecord.cli.options;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What to do with articles whose day is unknown. */
public enum Undated {
  /** Reject them as NO_DATE. */
  REJECT,
  /** Keep them without a day. */
  KEEP;

  /** Returns the name on the command line, in lower case. */
  @JsonValue
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the constant with a name, ignoring case.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Undated named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}

package org.onrecord.cli.options;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of articles whose day cannot be known. */
public enum Undated {
  /** They are rejected as NO_DATE. */
  REJECT,
  /** They are kept, without a day. */
  KEEP;

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
  public static Undated named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}

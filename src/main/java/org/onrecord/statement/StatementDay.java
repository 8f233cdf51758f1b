package org.onrecord.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which day is a statement's. */
public enum StatementDay {
  /** The one on which the text says that it was said (`on Monday`), else the article's. */
  SAID,
  /** The article's. */
  PUBLISHED;

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
  public static StatementDay named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}

package org.onrecord.statement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which day a statement gets. */
public enum StatementDay {
  /** The day on which it was made, if the text tells (`on Monday`); else the article's day. */
  SAID,
  /** The article's day. */
  PUBLISHED;

  /** Returns the name on the command line, in lower case. */
  @JsonValue
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the constant with a name. Letter case does not matter.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static StatementDay named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }
}

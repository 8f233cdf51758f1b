package org.onrecord.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maximum number of rejected records: a percentage of the records read, such as {@code 1%}, or
 * a number.
 *
 * @param limit the percentage, or the number
 * @param percent whether it is a percentage
 */
public record RejectedLimit(BigDecimal limit, boolean percent) implements Serializable {
  /** How a limit is written; more than 100% is none. */
  public static final Pattern FORM =
      Pattern.compile("(100(?:\\.0{1,6})?|\\d{1,2}(?:\\.\\d{1,6})?)%|(\\d{1,12})");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Parses a limit.
   *
   * @throws IllegalArgumentException if the text is not a limit
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RejectedLimit parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("\"%s\" is not a limit".formatted(text));
    }
    boolean percent = form.group(1) != null;
    BigDecimal limit = new BigDecimal(percent ? form.group(1) : form.group(2));
    return new RejectedLimit(limit, percent);
  }

  /**
   * Returns a limit that is a number: Beam gives a number as one.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RejectedLimit of(long limit) {
    return parse(Long.toString(limit));
  }

  /** Whether this many rejected records exceed the limit. */
  boolean exceededBy(long rejected, long records) {
    BigDecimal max = percent ? limit.multiply(BigDecimal.valueOf(records)).divide(HUNDRED) : limit;
    return BigDecimal.valueOf(rejected).compareTo(max) > 0;
  }

  @JsonValue
  @Override
  public String toString() {
    return limit.toPlainString() + (percent ? "%" : "");
  }
}

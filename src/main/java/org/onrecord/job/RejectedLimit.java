package org.onrecord.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rejected records a run may have: a share of the records read, as in {@code 1%}, or a
 * number.
 *
 * @param limit the share in per cent, or the number
 * @param percent which of the two
 */
public record RejectedLimit(BigDecimal limit, boolean percent) implements Serializable {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)%|(\\d{1,12})");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Returns the limit that a user wrote.
   *
   * @throws IllegalArgumentException where it is none
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RejectedLimit parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("\"%s\" is no limit".formatted(text));
    }
    boolean percent = form.group(1) != null;
    BigDecimal limit = new BigDecimal(percent ? form.group(1) : form.group(2));
    if (percent && limit.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException("\"%s\" is more than all".formatted(text));
    }
    return new RejectedLimit(limit, percent);
  }

  /** Whether that many rejected of that many read are too many. */
  boolean exceededBy(long rejected, long records) {
    BigDecimal most = percent ? limit.multiply(BigDecimal.valueOf(records)).divide(HUNDRED) : limit;
    return BigDecimal.valueOf(rejected).compareTo(most) > 0;
  }

  @JsonValue
  @Override
  public String toString() {
    return limit.toPlainString() + (percent ? "%" : "");
  }
}

package org.onrecord.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles regular expressions for texts in which {@code \b}, {@code \w}, {@code \W} and {@code \s}
 * mean the words and the white space of any language.
 *
 * <p>{@link Pattern} alone gives {@code \b} another meaning on each JDK: ASCII from 19 on, Unicode
 * before. Both look back over all combining marks before each place, in quadratic time. Here a
 * place is judged by the two characters around it. {@code \d} stays ASCII: only such numbers are
 * parsed.
 */
public final class Regex {
  private static final String WORD = "\\p{L}\\p{M}\\p{Nd}_";

  private static final Map<String, String> MEANINGS =
      Map.of(
          "\\w",
          "[" + WORD + "]",
          "\\W",
          "[^" + WORD + "]",
          "\\s",
          "[\\s\\p{Z}]",
          "\\b",
          "(?:(?<![%1$s])(?=[%1$s])|(?<=[%1$s])(?![%1$s]))".formatted(WORD));

  /** A quotation, in which nothing has a meaning, or an escape. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\Q.*?\\\\E|\\\\.");

  private Regex() {}

  /** Compiles an expression. */
  public static Pattern compile(String regex) {
    return compile(regex, 0);
  }

  /**
   * Compiles an expression.
   *
   * @param flags as for {@link Pattern#compile(String, int)}
   */
  public static Pattern compile(String regex, int flags) {
    String unicode =
        ESCAPE
            .matcher(regex)
            .replaceAll(
                escape ->
                    Matcher.quoteReplacement(
                        MEANINGS.getOrDefault(escape.group(), escape.group())));
    return Pattern.compile(unicode, flags);
  }
}

package org.onrecord.cli;

import java.util.Locale;

/** Formats numbers and text from articles for the terminal. */
final class Display {
  private Display() {}

  /** Returns a number with thousands separators. */
  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns a number with its noun, such as "1 day" or "1,200 days". */
  static String count(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }

  /** Returns text in which control characters are replaced, so that it cannot drive a terminal. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}

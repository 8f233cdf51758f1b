package org.onrecord.cli;

import java.util.Locale;

/** Formats numbers for the terminal. */
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
}

package org.onrecord.cli;

import java.util.Locale;

/** Formats numbers for the terminal. */
final class Display {
  private static final double MIN_SECONDS_AS_MINUTES = 90;
  private static final double MIN_SECONDS_AS_HOURS = 90 * 60;

  private Display() {}

  /** Returns a number with thousands separators. */
  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** Returns a number with its noun, such as "1 day" or "1,200 days". */
  static String count(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }

  /** Returns a duration in the unit that suits it, such as "40 s", "3 min" or "1.7 h". */
  static String duration(double seconds) {
    if (seconds < MIN_SECONDS_AS_MINUTES) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < MIN_SECONDS_AS_HOURS
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  /** Returns a size in the unit that suits it, such as "812 bytes" or "1.2 MB". */
  static String size(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }
}

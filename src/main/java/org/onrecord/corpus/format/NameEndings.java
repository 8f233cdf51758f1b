package org.onrecord.corpus.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Compares file names with the endings of formats. */
public final class NameEndings {
  private NameEndings() {}

  /**
   * Returns the ending that a file's name has, in upper or lower case.
   *
   * @param endings in lower case, separated by spaces
   */
  public static Optional<String> find(String name, String endings) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(endings.split(" ")).filter(lower::endsWith).findFirst();
  }
}

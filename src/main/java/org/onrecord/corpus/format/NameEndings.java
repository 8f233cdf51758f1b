package org.onrecord.corpus.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The endings of file names that indicate one format.
 *
 * @param all each with its dot, in lower case
 */
public record NameEndings(List<String> all) {
  /** Returns these endings. */
  public static NameEndings of(String... endings) {
    return new NameEndings(List.of(endings));
  }

  /** Returns the ending that a name has, in lower case; names are compared without case. */
  public Optional<String> endingOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return all.stream().filter(lower::endsWith).findFirst();
  }

  /** Returns the endings, separated by spaces. */
  @Override
  public String toString() {
    return String.join(" ", all);
  }
}

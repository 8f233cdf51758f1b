package org.onrecord.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.OptionalInt;

/**
 * Finds and replaces unpaired surrogates, which can be written as JSON escapes but not in UTF-8.
 */
public final class Surrogates {
  private Surrogates() {}

  /** Returns the index of the first unpaired surrogate in the text, or empty if it has none. */
  public static OptionalInt unpaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the text with U+FFFD in place of each unpaired surrogate. */
  public static String wellFormed(String text) {
    // The encoder makes the replacement.
    return unpaired(text).isEmpty() ? text : new String(text.getBytes(UTF_16BE), UTF_16BE);
  }
}

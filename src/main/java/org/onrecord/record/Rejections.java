package org.onrecord.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Makes {@link Rejected} records, with texts that are safe to print. */
public final class Rejections {
  /** The longest excerpt and the longest detail, in UTF-16 units. */
  static final int EXCERPT_CHARS = 200;

  /**
   * How many of a record's first bytes are enough for an excerpt: three a unit, and a remainder.
   */
  public static final int EXCERPT_BYTES = 3 * EXCERPT_CHARS + 4;

  private static final int DETAIL_CHARS = 400;
  private static final char REPLACEMENT = '\uFFFD';

  private Rejections() {}

  /**
   * Returns the record of an article that is not used.
   *
   * @param position the line, from 1; 0 where the whole file is meant
   * @param detail why exactly
   */
  public static Rejected of(
      String sourceUri, long position, RejectionReason reason, String detail, String text) {
    return Rejected.newBuilder()
        .setSourceUri(sourceUri)
        .setPosition(position)
        .setReason(reason)
        .setDetail(printable(detail, DETAIL_CHARS))
        .setExcerpt(excerpt(text))
        .build();
  }

  /**
   * Returns the record of an input that could not be used.
   *
   * @param position the line, from 1; 0 where the whole file is meant
   * @param detail what exactly is wrong, and where
   * @param head the input's first bytes, {@link #EXCERPT_BYTES} or more where there are as many
   */
  public static Rejected of(
      String sourceUri, long position, RejectionReason reason, String detail, byte[] head) {
    byte[] enough = head.length > EXCERPT_BYTES ? Arrays.copyOf(head, EXCERPT_BYTES) : head;
    // String's own decoder replaces what is no UTF-8 by U+FFFD.
    return of(sourceUri, position, reason, detail, new String(enough, UTF_8));
  }

  /**
   * Returns the head of a text as an excerpt: up to 200 UTF-16 units, a surrogate pair never cut
   * through its middle, control characters replaced by U+FFFD.
   */
  public static String excerpt(String text) {
    return printable(text, EXCERPT_CHARS);
  }

  /** Cuts to so many units, a pair never through its middle, and replaces control characters. */
  private static String printable(String text, int limit) {
    int end = Math.min(text.length(), limit);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    var printable = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      printable.append(Character.isISOControl(c) ? REPLACEMENT : c);
    }
    return printable.toString();
  }
}

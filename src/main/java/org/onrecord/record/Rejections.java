package org.onrecord.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Makes {@link Rejected} records whose texts are safe to print. */
public final class Rejections {
  /** The maximum length of an excerpt, in UTF-16 units. */
  static final int MAX_EXCERPT_CHARS = 200;

  /** The number of bytes that always suffice for an excerpt: at most three for each unit. */
  public static final int EXCERPT_BYTES = 3 * MAX_EXCERPT_CHARS + 4;

  private static final int MAX_DETAIL_CHARS = 400;
  private static final char REPLACEMENT = '\uFFFD';

  private Rejections() {}

  /**
   * Returns the record of a rejected article.
   *
   * @param position the line, from 1; 0 for the whole file
   * @param detail what exactly is wrong
   */
  public static Rejected of(
      String sourceUri, long position, RejectionReason reason, String detail, String text) {
    return Rejected.newBuilder()
        .setSourceUri(sourceUri)
        .setPosition(position)
        .setReason(reason)
        .setDetail(printable(detail, MAX_DETAIL_CHARS))
        .setExcerpt(excerpt(text))
        .build();
  }

  /**
   * Returns the record of a rejected input.
   *
   * @param position the line, from 1; 0 for the whole file
   * @param detail what exactly is wrong, and where
   * @param head the input's first bytes, at least {@link #EXCERPT_BYTES} of a longer input
   */
  public static Rejected of(
      String sourceUri, long position, RejectionReason reason, String detail, byte[] head) {
    byte[] enough = head.length > EXCERPT_BYTES ? Arrays.copyOf(head, EXCERPT_BYTES) : head;
    // String's decoder replaces invalid UTF-8 by U+FFFD.
    return of(sourceUri, position, reason, detail, new String(enough, UTF_8));
  }

  /** Returns the detail for an exception: its message and where it was thrown. */
  public static String detail(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  /**
   * Returns the beginning of a text: at most 200 UTF-16 units, without splitting a surrogate pair,
   * and with control characters replaced by U+FFFD.
   */
  public static String excerpt(String text) {
    return printable(text, MAX_EXCERPT_CHARS);
  }

  /** Truncates a text without splitting a surrogate pair and replaces control characters. */
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

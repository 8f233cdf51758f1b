package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/**
 * The first bytes of a file, by which its format is recognised.
 *
 * @param bytes at most {@link #BYTES}; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FileHead(byte[] bytes) {
  /** Number of bytes that are looked at. */
  static final int BYTES = 4096;

  private static final String UTF_16 = "UTF-16";
  private static final String UTF_32 = "UTF-32";

  private static final String UTF_8_MARK = "\u00EF\u00BB\u00BF";

  /** Least share of zeros among every second byte of UTF-16: those of ASCII, or of spaces alone. */
  private static final double MIN_UTF_16_ZEROS = 0.05;

  /** Least share of zeros among the bytes of UTF-32 that are zero for all common characters. */
  private static final double MIN_UTF_32_ZEROS = 0.9;

  /** Text has next to no control characters; of random bytes a tenth are. */
  private static final double MAX_CONTROLS = 0.03;

  /** Returns the first bytes of a file that is in memory. */
  static FileHead of(byte[] file) {
    return new FileHead(Arrays.copyOf(file, Math.min(file.length, BYTES)));
  }

  /** Returns whether the file begins with these characters, one byte each. */
  public boolean startsWith(String characters) {
    return has(0, characters);
  }

  /** Returns whether these characters, one byte each, are at an offset. */
  public boolean has(int offset, String characters) {
    byte[] sought = characters.getBytes(ISO_8859_1);
    return bytes.length >= offset + sought.length
        && Arrays.equals(sought, Arrays.copyOfRange(bytes, offset, offset + sought.length));
  }

  /** Returns whether the file begins with a byte order mark of UTF-16 or UTF-32. */
  boolean hasWideMark() {
    return startsWith("\u00FF\u00FE")
        || startsWith("\u00FE\u00FF")
        || startsWith("\u0000\u0000\u00FE\u00FF");
  }

  /**
   * Returns the encoding, UTF-16 or UTF-32, of a file in one of these, with or without a byte order
   * mark; empty for any other. Without one, zeros tell: in text, they are the halves of characters.
   */
  public Optional<String> wideEncoding() {
    if (startsWith("\u00FF\u00FE\u0000\u0000") || startsWith("\u0000\u0000\u00FE\u00FF")) {
      return Optional.of(UTF_32);
    }
    if (hasWideMark()) {
      return Optional.of(UTF_16);
    }
    double[] zeros = new double[4]; // The share of zeros among every fourth byte.
    for (int i = 0; i < bytes.length; i++) {
      zeros[i % 4] += bytes[i] == 0 ? 4.0 / bytes.length : 0;
    }
    if ((Math.min(zeros[2], zeros[3]) > MIN_UTF_32_ZEROS && zeros[0] < 1 - MIN_UTF_32_ZEROS)
        || (Math.min(zeros[0], zeros[1]) > MIN_UTF_32_ZEROS && zeros[3] < 1 - MIN_UTF_32_ZEROS)) {
      return Optional.of(UTF_32);
    }
    double even = (zeros[0] + zeros[2]) / 2;
    double odd = (zeros[1] + zeros[3]) / 2;
    return Math.max(even, odd) > MIN_UTF_16_ZEROS && Math.min(even, odd) < Math.max(even, odd) / 10
        ? Optional.of(UTF_16)
        : Optional.empty();
  }

  /** Returns whether the file is no text in an encoding that contains ASCII. */
  boolean isBinary() {
    int controls = 0;
    for (byte next : bytes) {
      boolean inText = isSpace(next) || next == '\b' || next == 0x1B; // Of terminals.
      controls += next >= 0 && Character.isISOControl(next) && !inText ? 1 : 0;
    }
    return controls > MAX_CONTROLS * bytes.length;
  }

  /** Returns whether there is nothing but white space, after an optional byte order mark. */
  boolean isBlank() {
    int from = startsWith(UTF_8_MARK) ? UTF_8_MARK.length() : hasWideMark() ? 2 : 0;
    return isBlank(bytes, from, bytes.length);
  }

  /** Returns whether all these bytes are white space of ASCII. */
  static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a byte is white space of ASCII. */
  static boolean isSpace(byte next) {
    return next == ' ' || (next >= '\t' && next <= '\r');
  }

  /** Returns the head without byte order mark and leading white space, one character a byte. */
  String text() {
    int from = startsWith(UTF_8_MARK) ? UTF_8_MARK.length() : 0;
    return new String(bytes, from, bytes.length - from, ISO_8859_1).stripLeading();
  }
}

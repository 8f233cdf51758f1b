package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * The first bytes of a file, by which its format is recognised.
 *
 * @param bytes at most {@link #BYTES}; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FileHead(byte[] bytes) {
  /** Number of bytes that are looked at. */
  static final int BYTES = 4096;

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

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

  /** Returns whether the file begins with a byte order mark of UTF-16. */
  public boolean isUtf16() {
    return startsWith("\u00FF\u00FE") || startsWith("\u00FE\u00FF");
  }

  /** Returns the head without byte order mark and leading white space, one character a byte. */
  String text() {
    int from = has(0, new String(UTF_8_MARK, ISO_8859_1)) ? UTF_8_MARK.length : 0;
    return new String(bytes, from, bytes.length - from, ISO_8859_1).stripLeading();
  }
}

package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.OptionalInt;

/** Decodes UTF-8 and never repairs it, since offsets into a repaired text would be wrong. */
final class StrictUtf8 {
  private StrictUtf8() {}

  /**
   * Returns the record's bytes as text.
   *
   * @throws RejectedException BAD_ENCODING, with the place of the first byte that is not UTF-8
   */
  static String decode(RawRecord raw) throws RejectedException {
    var in = ByteBuffer.wrap(raw.bytes());
    CharBuffer out = CharBuffer.allocate(raw.bytes().length); // A byte gives at most one unit.
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (decoder.decode(in, out, true).isError() || decoder.flush(out).isError()) {
      int bad = in.position();
      String place =
          raw.position() == 0
              ? "byte %d of the file".formatted(raw.offset() + bad)
              : "byte %d of %s %d, byte %d of the file"
                  .formatted(bad, raw.format().unit(), raw.position(), raw.offset() + bad);
      throw new RejectedException(
          BAD_ENCODING,
          "not UTF-8: 0x%02X at %s, counted from 0".formatted(raw.bytes()[bad], place));
    }
    return out.flip().toString();
  }

  /**
   * Returns the index of the first surrogate that is not one of a pair: JSON's escapes can say one,
   * but no UTF-8 and so none of our outputs can hold it.
   */
  static OptionalInt unpairedSurrogate(String text) {
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

  /** Returns the text with U+FFFD for each surrogate that is not one of a pair. */
  static String wellFormed(String text) {
    // The encoder's own replacement.
    return unpairedSurrogate(text).isEmpty() ? text : new String(text.getBytes(UTF_16BE), UTF_16BE);
  }
}

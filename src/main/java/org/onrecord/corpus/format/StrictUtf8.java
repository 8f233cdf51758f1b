package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Decodes UTF-8 without repairing it, since offsets into a repaired text would be wrong. */
public final class StrictUtf8 {
  private StrictUtf8() {}

  /**
   * Returns the record's bytes as text.
   *
   * @throws RejectedException BAD_ENCODING, with the place of the first byte that is not UTF-8
   */
  static String decode(RawRecord raw) throws RejectedException {
    var in = ByteBuffer.wrap(raw.bytes());
    CharBuffer out =
        CharBuffer.allocate(raw.bytes().length); // A byte gives at most one UTF-16 unit.
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
}

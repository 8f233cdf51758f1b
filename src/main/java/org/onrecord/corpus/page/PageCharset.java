package org.onrecord.corpus.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes web pages, which declare their encoding in several ways and often wrongly.
 *
 * <p>A byte order mark decides. Otherwise, bytes that are valid UTF-8 and not only ASCII are UTF-8:
 * text in another encoding is practically never valid UTF-8, and many servers declare ISO-8859-1
 * for all pages. Otherwise the HTTP header decides, then the page's head, then Windows-1252, as in
 * the HTML standard. Bytes that cannot be decoded are replaced by U+FFFD, as in browsers.
 */
public final class PageCharset {
  /** The declaration is searched in this many bytes; the standard says 1024. */
  private static final int HEAD_BYTES = 4096;

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final Pattern META =
      Pattern.compile(
          "<meta[^>]{0,300}?charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([a-z0-9_.:-]{1,40})",
          Pattern.CASE_INSENSITIVE);

  /** Labels that mean another encoding on the web than elsewhere (WHATWG, Encoding). */
  private static final Map<String, String> ON_THE_WEB =
      Map.of(
          "iso-8859-1", "windows-1252",
          "latin1", "windows-1252",
          "us-ascii", "windows-1252",
          "ascii", "windows-1252",
          "iso-8859-9", "windows-1254",
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "shift_jis", "windows-31j",
          "euc-kr", "x-windows-949",
          "tis-620", "x-windows-874");

  private PageCharset() {}

  /**
   * Returns a page's text, without a byte order mark.
   *
   * @param page the page's bytes
   * @param declared the encoding named in the HTTP header, as given
   */
  public static String decode(byte[] page, Optional<String> declared) {
    if (startsWith(page, 0xEF, 0xBB, 0xBF)) {
      return new String(page, 3, page.length - 3, UTF_8);
    }
    if (startsWith(page, 0xFE, 0xFF)) {
      return new String(page, 2, page.length - 2, UTF_16BE);
    }
    if (startsWith(page, 0xFF, 0xFE)) {
      return new String(page, 2, page.length - 2, UTF_16LE);
    }
    Optional<Charset> said =
        declared.flatMap(PageCharset::named).or(() -> inHead(page).flatMap(PageCharset::named));
    boolean ascii = isAscii(page);
    if (!ascii) {
      Optional<String> utf8 = strictUtf8(page);
      if (utf8.isPresent()) {
        return utf8.get();
      }
    }
    return new String(page, said.orElse(ascii ? UTF_8 : WINDOWS_1252));
  }

  private static boolean startsWith(byte[] page, int... mark) {
    if (page.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((page[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] page) {
    for (byte b : page) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> strictUtf8(byte[] page) {
    CharBuffer out = CharBuffer.allocate(page.length); // A byte gives at most one UTF-16 unit.
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    boolean wrong =
        decoder.decode(ByteBuffer.wrap(page), out, true).isError() || decoder.flush(out).isError();
    return wrong ? Optional.empty() : Optional.of(out.flip().toString());
  }

  private static Optional<String> inHead(byte[] page) {
    String head = new String(page, 0, Math.min(page.length, HEAD_BYTES), ISO_8859_1);
    Matcher meta = META.matcher(head);
    // A head that can be read as ASCII is not UTF-16, whatever it declares.
    return meta.find() && !meta.group(1).toLowerCase(Locale.ROOT).startsWith("utf-16")
        ? Optional.of(meta.group(1))
        : Optional.empty();
  }

  private static Optional<Charset> named(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    try {
      return Optional.of(Charset.forName(ON_THE_WEB.getOrDefault(name, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}

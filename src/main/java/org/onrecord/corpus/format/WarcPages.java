package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.onrecord.record.RejectionReason.CORRUPT_FILE;
import static org.onrecord.record.RejectionReason.TOO_LONG;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.DecodedBody;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/**
 * Reads the pages of a web archive (ISO 28500), one record at a time.
 *
 * <p>A record is a page if it is an HTTP response with status 200 and HTML. All others are skipped,
 * each for one of the reasons below.
 *
 * <p>Archives keep bodies as they were sent, chunked and compressed, or as their crawler unpacked
 * them. Some crawlers, that of CC-NEWS until 2019 among them, left the headers unchanged. So a body
 * is unpacked only if it begins as its header says.
 */
final class WarcPages {
  /** The record describes the archive, a request, or another record. */
  static final String NO_RESPONSE = "no_response";

  /** The page is unchanged since it was archived before. */
  static final String REVISIT = "revisit";

  /** The response is of another protocol, such as DNS. */
  static final String NOT_HTTP = "not_http";

  /** The response is a redirect or an error of the site. */
  static final String HTTP_STATUS = "http_status";

  /** The response is an image, a feed, or another kind of document. */
  static final String NOT_HTML = "not_html";

  private static final int OK = 200;
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private static final int HEAD_BYTES = 1024;
  private static final byte[] NOTHING = {};

  private static final MediaType HTML = MediaType.HTML;
  private static final MediaType XHTML = MediaType.parse("application/xhtml+xml");

  private static final Pattern CHUNK_SIZE =
      Pattern.compile("^[0-9a-fA-F]{1,8}[ \\t]*(?:;[^\\r\\n]*)?\\r?\\n");

  private final WarcReader reader;
  private final RecordWork<HtmlArticles> pages;
  private final RecordSink out;
  private long position;

  private WarcPages(WarcReader reader, RecordWork<HtmlArticles> pages, RecordSink out) {
    this.reader = reader;
    this.pages = pages;
    this.out = out;
  }

  /**
   * Splits an archive into the articles of its pages.
   *
   * @param archive the archive's bytes, uncompressed
   * @throws IOException if it ends within a record, or a record is malformed; the records before
   *     stay valid
   */
  static void split(InputStream archive, CorpusSettings settings, RecordSink out)
      throws IOException {
    try (RecordWork<HtmlArticles> pages = HtmlArticles.limited(settings)) {
      new WarcPages(new WarcReader(archive), pages, out).split();
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Thrown by jwarc if a header's value makes no sense, such as a length that is no number.
      throw new IOException("a record's header makes no sense: " + e.getMessage(), e);
    }
  }

  private void split() throws IOException {
    while (true) {
      position++;
      out.reading(position, NOTHING);
      Optional<WarcRecord> next = reader.next();
      if (next.isEmpty()) {
        return;
      }
      read(next.get());
    }
  }

  private void read(WarcRecord record) throws IOException {
    String type = record.headers().first("WARC-Type").orElse("");
    byte[] block =
        type.equals("response")
            ? record.body().stream().readNBytes(HtmlArticles.MAX_PAGE_BYTES + MAX_HEADER_BYTES)
            : NOTHING;
    // The rest of the record is consumed before it is counted: the file can end within it.
    record.body().consume();
    if (record.body().position() < record.body().size()) {
      throw new IOException("it ends too early");
    }
    if (!type.equals("response")) {
      out.skipped(type.equals("revisit") ? REVISIT : NO_RESPONSE);
    } else if (!record.contentType().base().equals(MediaType.HTTP)) {
      out.skipped(NOT_HTTP);
    } else {
      readResponse(block, address(record));
    }
  }

  private static Optional<String> address(WarcRecord record) {
    return record
        .headers()
        .first("WARC-Target-URI")
        .map(
            uri ->
                uri.startsWith("<") && uri.endsWith(">")
                    ? uri.substring(1, uri.length() - 1)
                    : uri);
  }

  private void readResponse(byte[] block, Optional<String> address) {
    HttpResponse http;
    try {
      http = HttpResponse.parseWithoutBody(channel(block, 0), null);
    } catch (IOException e) {
      reject(CORRUPT_FILE, "no HTTP response: " + e.getMessage(), block);
      return;
    }
    byte[] body = Arrays.copyOfRange(block, http.serializeHeader().length, block.length);
    if (http.status() != OK) {
      out.skipped(HTTP_STATUS);
    } else if (!isHtml(http, body)) {
      out.skipped(NOT_HTML);
    } else {
      try {
        byte[] page = decoded(http, unchunked(http, block, body));
        Optional<String> charset =
            http.contentType().parameters().containsKey("charset")
                ? Optional.of(http.contentType().parameters().get("charset"))
                : Optional.empty();
        ArticleFields article = pages.call(html -> html.read(page, charset, address));
        out.record(position, 0, HtmlArticles.encode(article), NOTHING);
      } catch (RejectedException e) {
        reject(e.reason(), address.orElse("") + ": " + e.getMessage(), body);
      } catch (IOException e) {
        reject(
            CORRUPT_FILE,
            "%s: the page's encoding is cut or damaged: %s"
                .formatted(address.orElse(""), e.getMessage()),
            body);
      }
    }
  }

  private void reject(org.onrecord.record.RejectionReason reason, String detail, byte[] bytes) {
    out.rejected(position, reason, detail, bytes);
  }

  private static boolean isHtml(HttpResponse http, byte[] body) {
    if (http.headers().first("Content-Type").isPresent()) {
      MediaType type = http.contentType().base();
      return type.equals(HTML) || type.equals(XHTML);
    }
    String head = new String(body, 0, Math.min(body.length, HEAD_BYTES), ISO_8859_1);
    return head.stripLeading().toLowerCase(Locale.ROOT).matches("(?s)(?:<!doctype html|<html).*");
  }

  private static byte[] unchunked(HttpResponse http, byte[] block, byte[] body)
      throws IOException, RejectedException {
    String head = new String(body, 0, Math.min(body.length, HEAD_BYTES), ISO_8859_1);
    boolean chunked =
        http.headers().all("Transfer-Encoding").stream()
                .anyMatch(value -> value.equalsIgnoreCase("chunked"))
            && CHUNK_SIZE.matcher(head).find();
    return chunked ? readAll(HttpResponse.parse(channel(block, 0)).body()) : body;
  }

  private static byte[] decoded(HttpResponse http, byte[] body)
      throws IOException, RejectedException {
    List<String> encodings = http.headers().all("Content-Encoding");
    String encoding = String.join(",", encodings).strip().toLowerCase(Locale.ROOT);
    Optional<DecodedBody.Encoding> decoding =
        switch (encoding) {
          case "gzip", "x-gzip" -> given(DecodedBody.Encoding.GZIP, begins(body, 0x1F, 0x8B));
          case "zstd" -> given(DecodedBody.Encoding.ZSTD, begins(body, 0x28, 0xB5));
          case "deflate" -> given(DecodedBody.Encoding.DEFLATE, !looksLikeHtml(body));
          case "br" -> given(DecodedBody.Encoding.BROTLI, !looksLikeHtml(body));
          default -> Optional.empty();
        };
    return decoding.isPresent()
        ? readAll(DecodedBody.create(channel(body, 0), decoding.get()))
        : body;
  }

  private static Optional<DecodedBody.Encoding> given(
      DecodedBody.Encoding encoding, boolean applied) {
    return applied ? Optional.of(encoding) : Optional.empty();
  }

  private static boolean begins(byte[] body, int first, int second) {
    return body.length > 1 && (body[0] & 0xFF) == first && (body[1] & 0xFF) == second;
  }

  private static boolean looksLikeHtml(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, HEAD_BYTES), ISO_8859_1);
    return head.stripLeading().startsWith("<");
  }

  private static byte[] readAll(ReadableByteChannel channel) throws IOException, RejectedException {
    byte[] bytes;
    try {
      bytes = Channels.newInputStream(channel).readNBytes(HtmlArticles.MAX_PAGE_BYTES + 1);
    } catch (RuntimeException e) {
      throw new IOException(e.toString(), e); // Thrown by a decoder on bad data.
    }
    if (bytes.length > HtmlArticles.MAX_PAGE_BYTES) {
      throw new RejectedException(
          TOO_LONG, "the page has more than %d bytes".formatted(HtmlArticles.MAX_PAGE_BYTES));
    }
    return bytes;
  }

  private static ReadableByteChannel channel(byte[] bytes, int from) {
    return Channels.newChannel(new ByteArrayInputStream(bytes, from, bytes.length - from));
  }
}

package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** Writes web archives as crawlers do, through jwarc. */
public final class WebArchives implements AutoCloseable {
  private static final Instant DATE = Instant.parse("2024-03-12T18:03:00Z");

  private final WarcWriter writer;

  /** Writes to a stream, with each record in its own gzip member if asked for. */
  public WebArchives(OutputStream out, boolean compressed) throws IOException {
    writer =
        new WarcWriter(
            Channels.newChannel(out), compressed ? WarcCompression.GZIP : WarcCompression.NONE);
  }

  /** Writes the record that describes the archive. */
  public void info() throws IOException {
    writer.write(
        new Warcinfo.Builder()
            .date(DATE)
            .body(MediaType.WARC_FIELDS, "software: test\r\n".getBytes(UTF_8))
            .build());
  }

  /** Writes a request. */
  public void request(String url) throws IOException {
    writer.write(
        new WarcRequest.Builder(url)
            .date(DATE)
            .body(new HttpRequest.Builder("GET", "/").build())
            .build());
  }

  /** Writes a record of metadata. */
  public void metadata(String url) throws IOException {
    writer.write(
        new WarcMetadata.Builder()
            .date(DATE)
            .setHeader("WARC-Target-URI", url)
            .body(MediaType.WARC_FIELDS, "fetchTimeMs: 12\r\n".getBytes(UTF_8))
            .build());
  }

  /** Writes that a page is unchanged. */
  public void revisit(String url) throws IOException {
    writer.write(
        new WarcRevisit.Builder(
                URI.create(url), URI.create(WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1.toString()))
            .date(DATE)
            .body(new HttpResponse.Builder(200, "OK").build())
            .build());
  }

  /** Writes a page with status 200 in UTF-8. */
  public void page(String url, String html) throws IOException {
    response(url, 200, html.getBytes(UTF_8), "Content-Type: text/html; charset=utf-8");
  }

  /** Writes a response with these header lines and its length. */
  public void response(String url, int status, byte[] body, String... headers) throws IOException {
    var block = new ByteArrayOutputStream();
    block.writeBytes("HTTP/1.1 %d Status\r\n".formatted(status).getBytes(UTF_8));
    for (String header : headers) {
      block.writeBytes((header + "\r\n").getBytes(UTF_8));
    }
    block.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(UTF_8));
    block.writeBytes(body);
    block(url, block.toByteArray());
  }

  /** Writes a response record with these bytes, valid or not. */
  public void block(String url, byte[] block) throws IOException {
    writer.write(
        new WarcResponse.Builder(url).date(DATE).body(MediaType.HTTP_RESPONSE, block).build());
  }

  /** Compresses. */
  public static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

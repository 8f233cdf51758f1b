package org.onrecord.corpus;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decompresses all members of a gzip file, or throws an exception.
 *
 * <p>{@link GZIPInputStream} alone loses data silently in three cases: it ends after a member if
 * the underlying stream has nothing available at that moment, it treats a failure to read between
 * two members as the end, and it ignores bytes after a member that are not gzip.
 *
 * <p>Damaged data throws {@link ZipException} or {@link EOFException}; a failure of the underlying
 * stream throws a plain {@link IOException}.
 */
final class GzipMembers extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Source source;
  private long filled; // Bytes read from the source when the inflater last got some.

  private GzipMembers(Source source) throws IOException {
    super(source, BUFFER_BYTES);
    this.source = source;
  }

  /** Returns the decompressed bytes of a stream, which the caller closes. */
  static GzipMembers of(BufferedInputStream in) throws IOException {
    return new GzipMembers(new Source(in));
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    filled = source.given;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    if (read < 0) {
      checkEnd();
    }
    return read;
  }

  private void checkEnd() throws IOException {
    source.checkWhole();
    // The inflater has not read the trailer, part of which can be outside its buffer.
    long end = filled - inf.getRemaining() + TRAILER_BYTES;
    if (source.given > end || source.available() > 0) {
      throw new ZipException("bytes that are not gzip follow byte " + end);
    }
  }

  /** Counts bytes, looks ahead to report whether more follow, and remembers a failure. */
  private static final class Source extends ByteFilterStream {
    private final BufferedInputStream buffered;
    private long given;
    private boolean failed;

    Source(BufferedInputStream in) {
      super(in);
      this.buffered = in;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      checkWhole();
      try {
        int read = in.read(bytes, from, length);
        given += Math.max(0, read);
        return read;
      } catch (IOException e) {
        throw failure(e);
      }
    }

    @Override
    public int available() throws IOException {
      checkWhole();
      try {
        buffered.mark(1);
        int next = buffered.read();
        buffered.reset();
        return next < 0 ? 0 : 1;
      } catch (IOException e) {
        throw failure(e);
      }
    }

    void checkWhole() throws IOException {
      if (failed) {
        throw new IOException("the compressed file could not be read to its end");
      }
    }

    /** Returns an exception that cannot be mistaken for one about damaged data. */
    private IOException failure(IOException cause) {
      failed = true;
      return new IOException("the compressed file could not be read: " + cause.getMessage(), cause);
    }
  }
}

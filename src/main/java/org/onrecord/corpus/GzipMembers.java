package org.onrecord.corpus;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decompresses the members of a gzip file, all of them or an exception.
 *
 * <p>{@link GZIPInputStream} alone loses data in silence in three cases: it believes that the file
 * ends with a member where the stream beneath has nothing available just then, it takes a failure
 * to read between two members for the end, and it ignores whatever stands behind a member and is
 * none.
 *
 * <p>Damaged data throws {@link ZipException} or {@link EOFException}; a stream beneath that cannot
 * be read throws a plain {@link IOException}.
 */
final class GzipMembers extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Source source;
  private long filled; // how many bytes the source had given when the inflater last got some

  private GzipMembers(Source source) throws IOException {
    super(source, BUFFER_BYTES);
    this.source = source;
  }

  /** Returns the decompressed bytes of the stream, which is the caller's to close. */
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
    // The inflater has not taken the trailer, which may lie in part beyond its buffer.
    long end = filled - inf.getRemaining() + TRAILER_BYTES;
    if (source.given > end || source.available() > 0) {
      throw new ZipException("bytes that are not gzip follow byte " + end);
    }
  }

  /** Counts, says truthfully whether more is to come, and does not forget a failure. */
  private static final class Source extends FilterInputStream {
    private final BufferedInputStream buffered;
    private long given;
    private boolean failed;

    Source(BufferedInputStream in) {
      super(in);
      this.buffered = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      checkWhole();
      try {
        int read = super.read(bytes, from, length);
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

    @Override
    public boolean markSupported() {
      return false;
    }

    void checkWhole() throws IOException {
      if (failed) {
        throw new IOException("the compressed file could not be read to its end");
      }
    }

    /** Returns an exception that cannot be taken for one about damaged data. */
    private IOException failure(IOException cause) {
      failed = true;
      return new IOException("the compressed file could not be read: " + cause.getMessage(), cause);
    }
  }
}

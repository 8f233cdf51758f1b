package org.onrecord.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A filter stream whose subclasses only override {@link #read(byte[], int, int)}: single reads and
 * skips go through it, and marks are not supported.
 */
abstract class ByteFilterStream extends FilterInputStream {
  private static final int SKIP_BYTES = 8192;

  ByteFilterStream(InputStream in) {
    super(in);
  }

  @Override
  public abstract int read(byte[] bytes, int from, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public final long skip(long count) throws IOException {
    byte[] bytes = new byte[(int) Math.min(SKIP_BYTES, Math.max(0, count))];
    long skipped = 0;
    while (skipped < count) {
      int read = read(bytes, 0, (int) Math.min(bytes.length, count - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}

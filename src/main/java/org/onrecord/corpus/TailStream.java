package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the last bytes that were read, to tell whether something ended as it should. */
final class TailStream extends FilterInputStream {
  private final byte[] ring;
  private long count;

  TailStream(InputStream in, int size) {
    super(in);
    this.ring = new byte[size];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    if (read < 0) {
      return read;
    }
    int kept = Math.min(read, ring.length);
    int at = (int) ((count + read - kept) % ring.length);
    int untilEnd = Math.min(kept, ring.length - at);
    System.arraycopy(bytes, from + read - kept, ring, at, untilEnd);
    System.arraycopy(bytes, from + read - kept + untilEnd, ring, 0, kept - untilEnd);
    count += read;
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    byte[] bytes = new byte[(int) Math.min(8192, Math.max(0, wanted))];
    return Math.max(0, bytes.length == 0 ? 0 : read(bytes, 0, bytes.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Returns whether all of the last bytes are zero, and there were as many. */
  boolean isZero() {
    for (byte value : ring) {
      if (value != 0) {
        return false;
      }
    }
    return count >= ring.length;
  }

  /** Returns whether these characters, a byte each, stand among the last bytes. */
  boolean contains(String characters) {
    int size = (int) Math.min(count, ring.length);
    byte[] tail = new byte[size];
    for (int i = 0; i < size; i++) {
      tail[i] = ring[(int) ((count - size + i) % ring.length)];
    }
    return new String(tail, ISO_8859_1).contains(characters);
  }
}

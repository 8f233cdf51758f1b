package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/** Remembers the last bytes read, to check whether an archive is complete. */
final class TailStream extends ByteFilterStream {
  private final byte[] ring;
  private long count;

  TailStream(InputStream in, int size) {
    super(in);
    this.ring = new byte[size];
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = in.read(bytes, from, length);
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

  /** Returns whether the last bytes are all zero, and as many were read. */
  boolean isZero() {
    for (byte value : ring) {
      if (value != 0) {
        return false;
      }
    }
    return count >= ring.length;
  }

  /** Returns whether the last bytes contain these characters, one byte each. */
  boolean contains(String characters) {
    int size = (int) Math.min(count, ring.length);
    byte[] tail = new byte[size];
    for (int i = 0; i < size; i++) {
      tail[i] = ring[(int) ((count - size + i) % ring.length)];
    }
    return new String(tail, ISO_8859_1).contains(characters);
  }
}

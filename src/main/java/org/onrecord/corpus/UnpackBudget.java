package org.onrecord.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How far a file may unpack, all layers and members of it together: so many times its stored size,
 * and some bytes that even a small file may. News compress 3 to 30 times; what grows more than 200
 * times was made to fill a disk.
 */
final class UnpackBudget {
  private static final long FREE_BYTES = 256L << 20;
  private static final long RATIO = 200;

  private final long allowed;
  private long taken;

  /** Makes the budget of a file of so many bytes, as it is stored. */
  UnpackBudget(long storedBytes) {
    this.allowed = FREE_BYTES + RATIO * storedBytes;
  }

  /** Returns whether more was unpacked than may be. */
  boolean exceeded() {
    return taken > allowed;
  }

  /** Returns what is allowed, in bytes. */
  long allowed() {
    return allowed;
  }

  /**
   * Charges unpacked bytes.
   *
   * @throws IOException where the file has unpacked too far
   */
  void charge(long bytes) throws IOException {
    taken += bytes;
    if (exceeded()) {
      throw new IOException("it unpacks to more than %d bytes".formatted(allowed));
    }
  }

  /**
   * Returns the stream, charged for what is read of it. Whatever a decompressor throws on bad data
   * is an {@link IOException} then, and thrown again by whoever reads on.
   */
  InputStream charging(InputStream unpacked) {
    return new Charging(unpacked);
  }

  private final class Charging extends FilterInputStream {
    private IOException damage;

    Charging(InputStream unpacked) {
      super(unpacked);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (damage != null) {
        throw damage;
      }
      try {
        int read = super.read(bytes, from, length);
        charge(Math.max(0, read));
        return read;
      } catch (IOException e) {
        damage = e;
      } catch (RuntimeException e) {
        damage = new IOException("it cannot be unpacked: " + e, e);
      }
      throw damage;
    }

    @Override
    public long skip(long count) throws IOException {
      byte[] bytes = new byte[(int) Math.min(8192, Math.max(0, count))];
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

    /** A buffer that is told of more to come would lose what it has where the rest fails. */
    @Override
    public int available() {
      return 0;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}

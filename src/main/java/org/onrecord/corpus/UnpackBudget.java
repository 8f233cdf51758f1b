package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;

/**
 * Limits the unpacked size of a file, all its layers and members together: a multiple of its stored
 * size and a constant. News compresses 3 to 30 times; a file that grows more than 200 times was
 * made to fill a disk.
 */
final class UnpackBudget {
  private static final long FREE_BYTES = 256L << 20;
  private static final long RATIO = 200;

  /**
   * What a record counts in addition to its bytes: a packed file can also have far more records
   * than news have, and each takes time and may become a row of what is rejected.
   */
  static final int RECORD_BYTES = 256;

  /** What a part of a record counts in addition, such as an element, which may have four bytes. */
  static final int PART_BYTES = 64;

  private final long allowed;
  private long taken;

  /** Makes the budget of a file of this size, as stored. */
  UnpackBudget(long storedBytes) {
    this.allowed = FREE_BYTES + RATIO * storedBytes;
  }

  /** Returns whether more was unpacked than is allowed. */
  boolean exceeded() {
    return taken > allowed;
  }

  /** Returns the limit in bytes. */
  long allowed() {
    return allowed;
  }

  /**
   * Charges unpacked bytes.
   *
   * @throws IOException if the limit is exceeded
   */
  void charge(long bytes) throws IOException {
    taken += bytes;
    if (exceeded()) {
      throw new IOException("it unpacks to more than %d bytes".formatted(allowed));
    }
  }

  /** Charges a record. If that exceeds the limit, the next {@link #charge} throws. */
  void chargeRecord() {
    taken += RECORD_BYTES;
  }

  /** Charges a part of a record, as {@link #chargeRecord} does. */
  void chargePart() {
    taken += PART_BYTES;
  }

  /**
   * Returns the stream, with its bytes charged as they are read. Any exception of a decompressor on
   * bad data becomes an {@link IOException}, which further reads throw again.
   */
  InputStream charging(InputStream unpacked) {
    return new Charging(unpacked);
  }

  private final class Charging extends ByteFilterStream {
    private IOException damage;

    Charging(InputStream unpacked) {
      super(unpacked);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (damage != null) {
        throw damage;
      }
      try {
        int read = in.read(bytes, from, length);
        charge(Math.max(0, read));
        return read;
      } catch (IOException e) {
        damage = e;
      } catch (RuntimeException e) {
        damage = new IOException("it cannot be unpacked: " + e, e);
      }
      throw damage;
    }

    /** A buffer that reads ahead what is available would lose it if the rest fails. */
    @Override
    public int available() {
      return 0;
    }
  }
}

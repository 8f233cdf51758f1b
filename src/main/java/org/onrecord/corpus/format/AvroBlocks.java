package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.xerial.snappy.Snappy;

/**
 * Reads the blocks of an Avro container file, each unpacked within a limit. A file that ends within
 * a block is damaged.
 */
final class AvroBlocks {
  static final String MAGIC = "Obj\u0001";

  /** Maximum size of a block, packed or not. Writers aim at 64 KiB. */
  private static final int MAX_BLOCK_BYTES = 256 << 20;

  private static final int MAX_HEADER_BYTES = 16 << 20;
  private static final int MAX_HEADER_ENTRIES = 1000;
  private static final int SYNC_BYTES = 16;
  private static final int CHECKSUM_BYTES = 4;

  private final InputStream in;
  private final String schema;
  private final Codec codec;
  private final byte[] sync;
  private long rows;
  private byte[] bytes = {};

  private AvroBlocks(InputStream in, String schema, Codec codec, byte[] sync) {
    this.in = in;
    this.schema = schema;
    this.codec = codec;
    this.sync = sync;
  }

  /** How blocks are compressed. */
  private enum Codec {
    NULL {
      @Override
      byte[] unpack(byte[] packed) {
        return packed;
      }
    },
    DEFLATE {
      @Override
      byte[] unpack(byte[] packed) throws IOException {
        var inflater = new Inflater(true);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
          return bounded(in);
        } finally {
          inflater.end();
        }
      }
    },
    SNAPPY {
      @Override
      byte[] unpack(byte[] packed) throws IOException {
        int length = packed.length - CHECKSUM_BYTES;
        if (length < 0 || Snappy.uncompressedLength(packed, 0, length) > MAX_BLOCK_BYTES) {
          throw new IOException("a block is too short, or unpacks too far");
        }
        byte[] unpacked = new byte[Snappy.uncompressedLength(packed, 0, length)];
        int written = Snappy.uncompress(packed, 0, length, unpacked, 0);
        var checksum = new CRC32();
        checksum.update(unpacked, 0, written);
        if ((int) checksum.getValue() != ByteBuffer.wrap(packed, length, CHECKSUM_BYTES).getInt()) {
          throw new IOException("the checksum of a block does not hold");
        }
        return unpacked;
      }
    },
    BZIP2 {
      @Override
      byte[] unpack(byte[] packed) throws IOException {
        try (var in = new BZip2CompressorInputStream(new ByteArrayInputStream(packed))) {
          return bounded(in);
        }
      }
    },
    ZSTANDARD {
      @Override
      byte[] unpack(byte[] packed) throws IOException {
        try (var in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
          return bounded(in);
        }
      }
    };

    abstract byte[] unpack(byte[] packed) throws IOException;

    static Codec named(String name) throws IOException {
      return Arrays.stream(values())
          .filter(codec -> codec.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () -> new IOException("its codec, %s, is not one that is read".formatted(name)));
    }

    private static byte[] bounded(InputStream unpacked) throws IOException {
      byte[] bytes = unpacked.readNBytes(MAX_BLOCK_BYTES + 1);
      if (bytes.length > MAX_BLOCK_BYTES) {
        throw new IOException("a block unpacks to more than %d bytes".formatted(MAX_BLOCK_BYTES));
      }
      return bytes;
    }
  }

  /**
   * Reads a file's header.
   *
   * @throws IOException if it is not one of Avro
   */
  static AvroBlocks open(InputStream in) throws IOException {
    if (!MAGIC.equals(new String(in.readNBytes(MAGIC.length()), ISO_8859_1))) {
      throw new IOException("it does not begin as Avro does");
    }
    var entries = new HashMap<String, byte[]>();
    int room = MAX_HEADER_BYTES;
    for (long count = number(in); count != 0; count = number(in)) {
      if (count < 0) {
        number(in); // The size in bytes, which is not needed.
        count = -count;
      }
      if (count < 0 || count > MAX_HEADER_ENTRIES) {
        throw new IOException("the header says it has %d entries".formatted(count));
      }
      for (long i = 0; i < count; i++) {
        byte[] name = bytes(in, room);
        byte[] value = bytes(in, room - name.length);
        room -= name.length + value.length;
        entries.put(new String(name, UTF_8), value);
      }
    }
    if (!entries.containsKey("avro.schema")) {
      throw new IOException("the header has no schema");
    }
    return new AvroBlocks(
        in,
        new String(entries.get("avro.schema"), UTF_8),
        Codec.named(new String(entries.getOrDefault("avro.codec", "null".getBytes(UTF_8)), UTF_8)),
        exactly(in, SYNC_BYTES));
  }

  /** Returns the schema of the rows, as JSON. */
  String schema() {
    return schema;
  }

  /** Reads the next block; returns false at the end of the file. */
  boolean next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    rows = number(first, in);
    byte[] packed = bytes(in, MAX_BLOCK_BYTES);
    if (!Arrays.equals(sync, exactly(in, SYNC_BYTES))) {
      throw new IOException("a block does not end where it should");
    }
    try {
      bytes = codec.unpack(packed);
    } catch (RuntimeException e) {
      throw new IOException(
          "a block cannot be unpacked: " + e, e); // Thrown by the library on bad data.
    }
    // A row has at least one byte: the length or the type of its text.
    if (rows < 0 || rows > bytes.length) {
      throw new IOException("a block says it has %d rows".formatted(rows));
    }
    return true;
  }

  /** Returns the number of rows of the block. */
  long rows() {
    return rows;
  }

  /** Returns the block, unpacked. */
  byte[] bytes() {
    return bytes;
  }

  private static byte[] bytes(InputStream in, int most) throws IOException {
    long length = number(in);
    if (length < 0 || length > most) {
      throw new IOException("something says it has %d bytes".formatted(length));
    }
    return exactly(in, (int) length);
  }

  /** Allocates memory as the bytes arrive, not by the length that the file claims. */
  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private static long number(InputStream in) throws IOException {
    return number(in.read(), in);
  }

  /** Decodes a variable-length zigzag number. */
  private static long number(int first, InputStream in) throws IOException {
    long bits = 0;
    int next = first;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (next < 0) {
        throw new EOFException();
      }
      bits |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        return (bits >>> 1) ^ -(bits & 1);
      }
      next = in.read();
    }
    throw new IOException("a number has too many bytes");
  }
}

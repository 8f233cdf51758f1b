package org.onrecord.corpus;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.onrecord.corpus.format.FileHead;
import org.onrecord.corpus.format.NameEndings;

/** Formats of compressed files. */
enum Compression {
  /** RFC 1952, with any number of members. */
  GZIP("gzip", "\u001F\u008B", ".gz .tgz") {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return GzipMembers.of(new BufferedInputStream(packed));
    }
  },

  /** With any number of streams. */
  BZIP2("bzip2", "BZh", ".bz2 .tbz2") {
    @Override
    boolean begins(FileHead head) {
      // Three letters are not enough: the magic number of a block or of the end follows.
      return super.begins(head)
          && (head.has(4, "1AY&SY") || head.has(4, "\u0017rE8P\u0090") || head.bytes().length < 10);
    }

    @Override
    InputStream open(InputStream packed) throws IOException {
      return new Bytewise(new BZip2CompressorInputStream(packed, true));
    }
  },

  /** RFC 8878, with any number of frames. */
  ZSTD("zstd", "(\u00B5/\u00FD", ".zst .zstd .tzst") {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return new ZstdCompressorInputStream(packed);
    }
  };

  private final String shownName;
  private final String signature;
  private final String endings; // Separated by spaces.

  Compression(String shownName, String signature, String endings) {
    this.shownName = shownName;
    this.signature = signature;
    this.endings = endings;
  }

  /** Returns whether a file with this head is compressed in this format. */
  boolean begins(FileHead head) {
    return head.startsWith(signature);
  }

  /** Returns the decompressed bytes; reading throws if the file is damaged. */
  abstract InputStream open(InputStream packed) throws IOException;

  /** Returns the compression of a file with this head; empty if it is not compressed. */
  static Optional<Compression> of(FileHead head) {
    return Arrays.stream(values()).filter(c -> c.begins(head)).findFirst();
  }

  /** Returns the compression that a file's name indicates. */
  static Optional<Compression> promisedBy(String name) {
    return Arrays.stream(values())
        .filter(c -> NameEndings.find(name, c.endings).isPresent())
        .findFirst();
  }

  /** Returns the name of the decompressed file: {@code a.txt} for {@code a.txt.gz}. */
  static String unpackedName(String name) {
    return Arrays.stream(values())
        .flatMap(compression -> NameEndings.find(name, compression.endings).stream())
        .findFirst()
        .map(
            ending ->
                name.substring(0, name.length() - ending.length())
                    + (ending.startsWith(".t") ? ".tar" : ""))
        .orElse(name);
  }

  @Override
  public String toString() {
    return shownName;
  }

  /**
   * Reads byte by byte, which costs BZIP2 nothing. When it reads several bytes and meets damage,
   * the library discards those that it has unpacked.
   */
  private static final class Bytewise extends FilterInputStream {
    private IOException damage;

    Bytewise(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (damage != null) {
        throw damage;
      }
      int read = 0;
      try {
        for (int next; read < length && (next = in.read()) >= 0; read++) {
          bytes[from + read] = (byte) next;
        }
      } catch (IOException e) {
        damage = e;
        if (read == 0) {
          throw e;
        }
      }
      return read == 0 && length > 0 ? -1 : read;
    }
  }
}

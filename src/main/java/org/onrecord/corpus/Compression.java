package org.onrecord.corpus;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.onrecord.corpus.format.FileHead;

/** How a file can be compressed, alone, of whatever format it is. */
enum Compression {
  /** RFC 1952, any number of members. */
  GZIP("gzip", "\u001F\u008B", ".gz .tgz") {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return GzipMembers.of(new BufferedInputStream(packed));
    }
  },

  /** Any number of streams. */
  BZIP2("bzip2", "BZh", ".bz2 .tbz2") {
    @Override
    boolean begins(FileHead head) {
      // Three letters could be anyone's; the number of a block, or of the end, follows the fourth.
      return super.begins(head)
          && (head.has(4, "1AY&SY") || head.has(4, "\u0017rE8P\u0090") || head.bytes().length < 10);
    }

    @Override
    InputStream open(InputStream packed) throws IOException {
      return new Bytewise(new BZip2CompressorInputStream(packed, true));
    }
  },

  /** RFC 8878, any number of frames. */
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

  /** Returns whether a file that begins so is compressed so. */
  boolean begins(FileHead head) {
    return head.startsWith(signature);
  }

  /** Returns the decompressed bytes, which end with an exception where the file is damaged. */
  abstract InputStream open(InputStream packed) throws IOException;

  /** Returns how a file that begins like this is compressed; none where it is not. */
  static Optional<Compression> of(FileHead head) {
    return Arrays.stream(values()).filter(c -> c.begins(head)).findFirst();
  }

  /** Returns how a file of this name should be compressed; none where it should not. */
  static Optional<Compression> promisedBy(String name) {
    return Arrays.stream(values()).filter(c -> c.ending(name).isPresent()).findFirst();
  }

  /** Returns the name of what is compressed: {@code a.txt} of {@code a.txt.gz}. */
  static String unpackedName(String name) {
    return Arrays.stream(values())
        .flatMap(compression -> compression.ending(name).stream())
        .findFirst()
        .map(
            ending ->
                name.substring(0, name.length() - ending.length())
                    + (ending.startsWith(".t") ? ".tar" : ""))
        .orElse(name);
  }

  private Optional<String> ending(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(endings.split(" ")).filter(lower::endsWith).findFirst();
  }

  @Override
  public String toString() {
    return shownName;
  }

  /**
   * Asks for one byte after another, which costs BZIP2 nothing: asked for many it would keep what
   * it had unpacked before it came upon damage.
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

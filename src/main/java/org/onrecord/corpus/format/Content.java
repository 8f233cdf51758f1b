package org.onrecord.corpus.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.onrecord.disk.TemporaryFolder;

/**
 * The input of a format: the unpacked bytes of a file or of an archive's member, with its name,
 * head and sidecar.
 */
public final class Content implements Closeable {
  /** Supplies something that must be fetched. */
  @FunctionalInterface
  public interface Source<T> {
    T get() throws IOException;
  }

  /** Maximum size of a file that is unpacked to disk for random access. */
  private static final long MAX_SPOOLED_BYTES = 8L << 30;

  /** No file with content begins with more white space, in bytes. */
  public static final int MAX_LEADING_SPACE = 1 << 20;

  private final String name;
  private final BufferedInputStream stream;
  private final FileHead head;
  private final Optional<Source<SeekableByteChannel>> direct;
  private final Source<byte[]> sidecar;
  private final ByteRange range;
  private SeekableByteChannel channel;

  /**
   * Makes the content of a file, or of a member of an archive.
   *
   * @param name its name, without endings of compressions
   * @param stream its bytes; the caller closes it
   * @param head the first bytes
   * @param direct a channel on the same bytes; empty if they must be spooled to get one
   * @param sidecar the bytes of the sidecar; empty if there is none
   * @param range the part of the file to read
   */
  public Content(
      String name,
      BufferedInputStream stream,
      FileHead head,
      Optional<Source<SeekableByteChannel>> direct,
      Source<byte[]> sidecar,
      ByteRange range) {
    this.name = name;
    this.stream = stream;
    this.head = head;
    this.direct = direct;
    this.sidecar = sidecar;
    this.range = range;
  }

  /**
   * Returns the first bytes of a stream and resets it. If reading fails after some bytes, these are
   * returned, and the next read fails again.
   */
  public static FileHead head(BufferedInputStream stream) throws IOException {
    byte[] bytes = new byte[FileHead.BYTES];
    int length = 0;
    stream.mark(FileHead.BYTES);
    try {
      for (int read; (read = stream.read(bytes, length, bytes.length - length)) > 0; ) {
        length += read;
      }
    } catch (IOException e) {
      if (length == 0) {
        throw e;
      }
    }
    stream.reset();
    return new FileHead(Arrays.copyOf(bytes, length));
  }

  /**
   * Returns whether a file is nothing but white space: all of it, or at least its first {@value
   * #MAX_LEADING_SPACE} bytes. The stream is reset. If reading fails, the next read fails again.
   */
  public static boolean isBlank(BufferedInputStream stream, FileHead head) throws IOException {
    if (!head.isBlank()) {
      return false;
    }
    byte[] bytes = new byte[FileHead.BYTES];
    stream.mark(MAX_LEADING_SPACE + bytes.length);
    try {
      long read = stream.readNBytes(head.bytes().length).length;
      for (int more; read < MAX_LEADING_SPACE && (more = stream.read(bytes)) >= 0; read += more) {
        if (!FileHead.isBlank(bytes, 0, more)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      stream.reset();
    }
  }

  /** Returns the name, without endings of compressions. */
  String name() {
    return name;
  }

  /** Returns the first bytes, whatever was read from the stream. */
  public FileHead head() {
    return head;
  }

  /** Returns the stream, buffered; always the same one. */
  InputStream stream() {
    return stream;
  }

  /** Returns the bytes of the sidecar; empty if there is none. */
  byte[] sidecar() throws IOException {
    return sidecar.get();
  }

  /** Returns the part of the file to read; only a splittable format has parts. */
  ByteRange range() {
    return range;
  }

  /**
   * Returns a channel on all bytes; the stream must not have been read. Packed content is written
   * to a temporary file first, which is deleted when this is closed.
   */
  SeekableByteChannel seekable() throws IOException {
    if (channel == null) {
      channel = direct.isPresent() ? direct.get().get() : spooled();
    }
    return channel;
  }

  private SeekableByteChannel spooled() throws IOException {
    return FileChannel.open(
        spool(stream), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Writes the bytes to a temporary file, which the caller deletes. An {@link IOException} comes
   * from reading, and so is about the data; a full disk throws another exception.
   */
  public static Path spool(InputStream bytes) throws IOException {
    Path file = TemporaryFolder.file(".unpacked");
    try (OutputStream out = new SpoolStream(Files.newOutputStream(file))) {
      bytes.transferTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return file;
  }

  private static final class SpoolStream extends FilterOutputStream {
    private long written;

    SpoolStream(OutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      written += length;
      if (written > MAX_SPOOLED_BYTES) {
        throw new IOException(
            "it has to be unpacked to disk and has more than %d bytes; unpack it"
                .formatted(MAX_SPOOLED_BYTES));
      }
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw TemporaryFolder.unusable(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}

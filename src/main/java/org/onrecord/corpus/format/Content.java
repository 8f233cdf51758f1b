package org.onrecord.corpus.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a format is given to cut: the bytes of a file, or of a member of an archive, unpacked, with
 * what else it may want to know of the file.
 */
public final class Content implements Closeable {
  /** Gives something that has to be fetched. */
  @FunctionalInterface
  public interface Source<T> {
    T get() throws IOException;
  }

  /** The largest file that is unpacked to disk, where it has to be read at several places. */
  private static final long MOST_SPOOLED_BYTES = 8L << 30;

  private final String name;
  private final BufferedInputStream stream;
  private final FileHead head;
  private final Optional<Source<SeekableByteChannel>> direct;
  private final Source<byte[]> sidecar;
  private final ByteRange range;
  private SeekableByteChannel channel;

  /**
   * Makes one.
   *
   * @param name the file's or the member's name, without endings of compressions
   * @param stream its bytes; the caller's to close
   * @param head the first of them
   * @param direct a channel on the same bytes, none where they have to be spooled for one
   * @param sidecar the bytes of the sidecar, empty where there is none
   * @param range which part of the file is wanted
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
   * Returns the first bytes of a stream, and leaves it as it was. Where it fails, those before the
   * failure, which whoever reads on meets again.
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

  /** Returns the name, without endings of compressions. */
  String name() {
    return name;
  }

  /** Returns the first bytes, whatever was read of the stream. */
  public FileHead head() {
    return head;
  }

  /** Returns the one stream, buffered. */
  InputStream stream() {
    return stream;
  }

  /** Returns the bytes of the sidecar of the file, empty where there is none. */
  byte[] sidecar() throws IOException {
    return sidecar.get();
  }

  /** Returns the part of the file that is wanted: only formats that are split need to care. */
  ByteRange range() {
    return range;
  }

  /**
   * Returns a channel on the bytes, all of them; the stream must not have been read. What is packed
   * is written to a temporary file first, which goes when this is closed.
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
   * Writes the bytes to a temporary file, which is the caller's to delete. Only what reading throws
   * is an {@link IOException} and says something about the data; a full disk does not.
   */
  public static Path spool(InputStream bytes) throws IOException {
    Path file = temporary();
    try (OutputStream out = new SpoolStream(Files.newOutputStream(file))) {
      bytes.transferTo(out);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return file;
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("onrecord-", ".unpacked");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the temporary folder", e);
    }
  }

  private static final class SpoolStream extends FilterOutputStream {
    private long written;

    SpoolStream(OutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      written += length;
      if (written > MOST_SPOOLED_BYTES) {
        throw new IOException(
            "it has to be unpacked to disk and has more than %d bytes; unpack it"
                .formatted(MOST_SPOOLED_BYTES));
      }
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to the temporary folder", e);
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

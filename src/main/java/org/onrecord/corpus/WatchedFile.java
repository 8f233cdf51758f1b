package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * A stored file that remembers when its store failed, so that what a library makes of the failure
 * is never taken for damaged data, nor for the file's end.
 */
final class WatchedFile {
  private final StoredFile file;
  private IOException failure;

  WatchedFile(StoredFile file) {
    this.file = file;
  }

  /** Something that may fail. */
  @FunctionalInterface
  private interface Access<T> {
    T get() throws IOException;
  }

  /** Throws what the store threw first, if it did. */
  void throwFailure() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /** Returns a new channel, which can seek where the store can. */
  ReadableByteChannel open() throws IOException {
    ReadableByteChannel channel = watched(file::open);
    return channel instanceof SeekableByteChannel seekable
        ? new WatchedSeekable(seekable)
        : new Watched(channel);
  }

  /** Returns a new stream of all bytes. */
  InputStream stream() throws IOException {
    return Channels.newInputStream(open());
  }

  /** Returns the first bytes of the file of this name in the same folder. */
  byte[] neighbour(String name, int most) throws IOException {
    return watched(() -> file.neighbour(name, most));
  }

  private <T> T watched(Access<T> access) throws IOException {
    throwFailure(); // What failed once may have lost its place.
    try {
      return access.get();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  private int read(ReadableByteChannel channel, ByteBuffer to) throws IOException {
    int read = watched(() -> channel.read(to));
    file.wasRead(Math.max(0, read));
    return read;
  }

  private final class Watched implements ReadableByteChannel {
    private final ReadableByteChannel channel;

    Watched(ReadableByteChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return WatchedFile.this.read(channel, to);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private final class WatchedSeekable implements SeekableByteChannel {
    private final SeekableByteChannel channel;

    WatchedSeekable(SeekableByteChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      return WatchedFile.this.read(channel, to);
    }

    @Override
    public long position() throws IOException {
      return watched(channel::position);
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      watched(() -> channel.position(position));
      return this;
    }

    @Override
    public long size() throws IOException {
      return watched(channel::size);
    }

    @Override
    public int write(ByteBuffer from) {
      throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException("only for reading");
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}

package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * A stored file that remembers a failure of its store, so that whatever a library turns the failure
 * into is not mistaken for damaged data or the end of the file.
 */
final class WatchedFile {
  private final StoredFile file;
  private IOException failure;

  WatchedFile(StoredFile file) {
    this.file = file;
  }

  /** An access to the store, which can fail. */
  @FunctionalInterface
  private interface Access<T> {
    T get() throws IOException;
  }

  /** Throws the first failure of the store, if there was one. */
  void throwFailure() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /** Returns a new channel, which can seek if the store can. */
  ReadableByteChannel open() throws IOException {
    ReadableByteChannel channel = watched(file::open);
    return channel instanceof SeekableByteChannel seekable
        ? new WatchedSeekable(seekable)
        : new Watched<>(channel);
  }

  /** Returns a new stream of all bytes. */
  InputStream stream() throws IOException {
    return Channels.newInputStream(open());
  }

  /** Returns the first bytes of the file of this name in the same folder. */
  byte[] neighbour(String name, int maxBytes) throws IOException {
    return watched(() -> file.neighbour(name, maxBytes));
  }

  private <T> T watched(Access<T> access) throws IOException {
    throwFailure(); // A channel that failed may have lost its position.
    try {
      return access.get();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  private class Watched<C extends ReadableByteChannel> implements ReadableByteChannel {
    final C channel;

    Watched(C channel) {
      this.channel = channel;
    }

    @Override
    public final int read(ByteBuffer to) throws IOException {
      int read = watched(() -> channel.read(to));
      file.wasRead(Math.max(0, read));
      return read;
    }

    @Override
    public final boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public final void close() throws IOException {
      channel.close();
    }
  }

  private final class WatchedSeekable extends Watched<SeekableByteChannel>
      implements SeekableByteChannel {
    WatchedSeekable(SeekableByteChannel channel) {
      super(channel);
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
  }
}

package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A file in memory, in a store that can seek, with neighbouring files.
 *
 * @param bytes its content
 * @param neighbours the files in the same folder, by their names
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record MemoryFile(byte[] bytes, Map<String, byte[]> neighbours) implements StoredFile {
  MemoryFile(byte[] bytes) {
    this(bytes, Map.of());
  }

  @Override
  public ReadableByteChannel open() {
    return new SeekableInMemoryByteChannel(bytes);
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public byte[] neighbour(String name, int maxBytes) {
    return Optional.ofNullable(neighbours.get(name)).orElse(new byte[0]);
  }

  /** Returns a file in a store that can only be read once, from beginning to end. */
  static StoredFile of(InputStream in) {
    return new StoredFile() {
      @Override
      public ReadableByteChannel open() throws IOException {
        return Channels.newChannel(in);
      }

      @Override
      public long size() {
        return 0;
      }

      @Override
      public byte[] neighbour(String name, int maxBytes) {
        return new byte[0];
      }
    };
  }
}

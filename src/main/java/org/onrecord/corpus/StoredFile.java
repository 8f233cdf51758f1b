package org.onrecord.corpus;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** A file in its store. */
interface StoredFile {
  /** Opens the file at its beginning; can be called again. Formats such as Parquet need to seek. */
  ReadableByteChannel open() throws IOException;

  /** Returns why it cannot be opened, where that is known without trying; else empty. */
  default Optional<String> problem() throws IOException {
    return Optional.empty();
  }

  /** Returns its size in bytes. */
  long size();

  /**
   * Returns the first bytes of another file in the same folder.
   *
   * @return at most {@code maxBytes} bytes; empty if there is no such file
   */
  byte[] neighbour(String name, int maxBytes) throws IOException;

  /** Receives the number of bytes of each read. */
  default void wasRead(int bytes) {}
}

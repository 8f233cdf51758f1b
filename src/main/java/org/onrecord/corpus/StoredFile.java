package org.onrecord.corpus;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/** A file in its store. */
interface StoredFile {
  /** Opens the file at its beginning; may be called again. Formats such as Parquet need to seek. */
  ReadableByteChannel open() throws IOException;

  /** Returns its size in bytes. */
  long size();

  /**
   * Opens the file of this name in the same folder.
   *
   * @return its first bytes, so many at most; empty where there is no such file
   */
  byte[] neighbour(String name, int most) throws IOException;

  /** Is told how many bytes were read, as they are. */
  default void wasRead(int bytes) {}
}

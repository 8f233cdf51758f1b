package org.onrecord.corpus.format;

import java.io.Serializable;

/**
 * A part of a stored file, so that several workers can share a big one.
 *
 * @param begin its first byte, from 0
 * @param end the byte behind its last
 */
public record ByteRange(long begin, long end) implements Serializable {
  /** All of a file, of whatever size. */
  public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

  /** Returns whether it begins where the file does; who reads it answers for the file. */
  public boolean first() {
    return begin == 0;
  }
}

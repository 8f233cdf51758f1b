package org.onrecord.corpus.format;

import java.io.Serializable;

/**
 * A part of a stored file, so that several workers can read a large one.
 *
 * @param begin its first byte, from 0
 * @param end the byte after its last
 */
public record ByteRange(long begin, long end) implements Serializable {
  /** A whole file of any size. */
  public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

  /** Returns whether it is the first part; its reader also reports errors of the whole file. */
  public boolean first() {
    return begin == 0;
  }
}

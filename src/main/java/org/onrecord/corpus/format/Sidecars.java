package org.onrecord.corpus.format;

import java.io.IOException;

/** The files with metadata that lie beside texts. */
@FunctionalInterface
public interface Sidecars {
  /** The longest sidecar, in bytes. */
  int MOST_BYTES = CorpusFormat.OTHER_FIELDS_BYTES;

  /**
   * Returns the bytes of the sidecar of this name, one more than {@link #MOST_BYTES} where it has
   * more; empty where there is none.
   */
  byte[] of(String name) throws IOException;
}

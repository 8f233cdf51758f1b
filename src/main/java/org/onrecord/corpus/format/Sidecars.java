package org.onrecord.corpus.format;

import java.io.IOException;

/** The files with metadata beside texts. */
@FunctionalInterface
public interface Sidecars {
  /** Maximum size of a sidecar. */
  int MAX_SIDECAR_BYTES = CorpusFormat.MAX_OTHER_FIELDS_BYTES;

  /**
   * Returns the bytes of the sidecar with this name, one more than {@link #MAX_SIDECAR_BYTES} if it
   * has more; empty if there is none.
   */
  byte[] of(String name) throws IOException;
}

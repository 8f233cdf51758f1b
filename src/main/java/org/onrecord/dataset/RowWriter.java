package org.onrecord.dataset;

import java.io.Closeable;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes the rows of one file. The file is complete once the writer is closed. */
interface RowWriter extends Closeable {
  void write(SpecificRecordBase row) throws IOException;

  /** Returns how many cells written so far a spreadsheet takes as a formula; only CSV has any. */
  default long formulaCells() {
    return 0;
  }
}

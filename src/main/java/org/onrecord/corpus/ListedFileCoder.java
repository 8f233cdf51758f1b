package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.onrecord.record.ValueCoder;

/** Encodes what a store lists of a file. */
final class ListedFileCoder extends ValueCoder<ListedFile> {
  @Override
  public void encode(ListedFile file, OutputStream out) throws IOException {
    STRING.encode(file.sourceUri(), out);
    LONG.encode(file.bytes(), out);
    OPTIONAL_STRING.encode(file.modified().map(Instant::toString), out);
    OPTIONAL_STRING.encode(file.checksum(), out);
  }

  @Override
  public ListedFile decode(InputStream in) throws IOException {
    return new ListedFile(
        STRING.decode(in),
        LONG.decode(in),
        OPTIONAL_STRING.decode(in).map(Instant::parse),
        OPTIONAL_STRING.decode(in));
  }
}

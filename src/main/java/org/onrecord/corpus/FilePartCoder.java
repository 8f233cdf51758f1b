package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onrecord.corpus.CorpusFiles.FilePart;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.record.ValueCoder;

/** Encodes a part of a file. */
final class FilePartCoder extends ValueCoder<FilePart> {
  @Override
  public void encode(FilePart part, OutputStream out) throws IOException {
    STRING.encode(part.sourceUri(), out);
    STRING.encode(part.resource(), out);
    LONG.encode(part.fileBytes(), out);
    LONG.encode(part.range().begin(), out);
    LONG.encode(part.range().end(), out);
  }

  @Override
  public FilePart decode(InputStream in) throws IOException {
    return new FilePart(
        STRING.decode(in),
        STRING.decode(in),
        LONG.decode(in),
        new ByteRange(LONG.decode(in), LONG.decode(in)));
  }
}

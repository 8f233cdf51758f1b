package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.onrecord.corpus.CorpusFiles.FilePart;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.record.ValueCoder;

/** Encodes a part of a file. */
final class FilePartCoder extends ValueCoder<FilePart> {
  private static final Coder<ListedFile> LISTED = new ListedFileCoder();

  @Override
  public void encode(FilePart part, OutputStream out) throws IOException {
    LISTED.encode(part.listed(), out);
    STRING.encode(part.resource(), out);
    LONG.encode(part.range().begin(), out);
    LONG.encode(part.range().end(), out);
  }

  @Override
  public FilePart decode(InputStream in) throws IOException {
    return new FilePart(
        LISTED.decode(in), STRING.decode(in), new ByteRange(LONG.decode(in), LONG.decode(in)));
  }
}

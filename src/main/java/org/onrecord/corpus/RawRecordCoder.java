package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.ValueCoder;

/** Encodes a raw record. */
final class RawRecordCoder extends ValueCoder<RawRecord> {
  @Override
  public void encode(RawRecord record, OutputStream out) throws IOException {
    STRING.encode(record.sourceUri(), out);
    STRING.encode(record.format().name(), out);
    LONG.encode(record.position(), out);
    LONG.encode(record.offset(), out);
    BYTES.encode(record.bytes(), out);
    BYTES.encode(record.context(), out);
  }

  @Override
  public RawRecord decode(InputStream in) throws IOException {
    return new RawRecord(
        STRING.decode(in),
        CorpusFormat.valueOf(STRING.decode(in)),
        LONG.decode(in),
        LONG.decode(in),
        BYTES.decode(in),
        BYTES.decode(in));
  }
}

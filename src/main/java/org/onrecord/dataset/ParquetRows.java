package org.onrecord.dataset;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;

/** Writes rows as Parquet. */
final class ParquetRows implements RowWriter {
  /** Hadoop's own defaults are XML files, which would be read again for each file written. */
  private static final Configuration CONFIGURATION = new Configuration(false);

  /** Avro's model of generated classes, which writes a {@code LocalDate} as Parquet's DATE. */
  static final SpecificData RECORD_MODEL = new SpecificData();

  static {
    RECORD_MODEL.addLogicalTypeConversion(new TimeConversions.DateConversion());
    CONFIGURATION.set("parquet.avro.write-old-list-structure", "false");
  }

  private final ParquetWriter<SpecificRecordBase> writer;

  ParquetRows(Schema schema, OutputStream out) throws IOException {
    writer =
        AvroParquetWriter.<SpecificRecordBase>builder(new Sink(out))
            .withSchema(schema)
            .withDataModel(RECORD_MODEL)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withConf(CONFIGURATION)
            .build();
  }

  @Override
  public void write(SpecificRecordBase row) throws IOException {
    writer.write(row);
  }

  /** Writes the footer and closes the stream. */
  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** Returns the Parquet schema of files with rows of {@code schema}. */
  static MessageType fileSchema(Schema schema) {
    return new AvroSchemaConverter(CONFIGURATION).convert(schema);
  }

  /** A stream, opened already, as Parquet's writer wants its file. */
  private static final class Sink implements OutputFile {
    private final OutputStream out;

    Sink(OutputStream out) {
      this.out = out;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new CountedStream(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  /** Counts the bytes written: Parquet stores the positions of its parts. */
  private static final class CountedStream extends DelegatingPositionOutputStream {
    private long position;

    CountedStream(OutputStream out) {
      super(out);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) throws IOException {
      super.write(b);
      position++;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      super.write(bytes);
      position += bytes.length;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      super.write(bytes, from, length);
      position += length;
    }
  }
}

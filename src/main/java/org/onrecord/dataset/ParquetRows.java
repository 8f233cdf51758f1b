package org.onrecord.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;

/** Rows as Parquet, through Beam's sink. */
final class ParquetRows implements RowWriter {
  /** Hadoop's own defaults are files of XML, which would be read anew for each file written. */
  private static final Configuration CONFIGURATION = new Configuration(false);

  static {
    CONFIGURATION.set("parquet.avro.write-old-list-structure", "false");
  }

  private final ParquetIO.Sink sink;

  ParquetRows(Schema schema, OutputStream out) throws IOException {
    sink =
        ParquetIO.sink(schema)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withConfiguration(CONFIGURATION)
            .withAvroDataModel(RecordModel.get());
    sink.open(Channels.newChannel(out));
  }

  @Override
  public void write(SpecificRecordBase row) throws IOException {
    sink.write(row);
  }

  /** The sink knows no other end than a flush, which also closes the stream below. */
  @Override
  public void close() throws IOException {
    sink.flush();
  }

  /** Returns the schema that files of {@code schema} have. */
  static MessageType fileSchema(Schema schema) {
    return new AvroSchemaConverter(CONFIGURATION).convert(schema);
  }

  /** Avro's model of generated classes, which writes a {@code LocalDate} as Parquet's DATE. */
  public static final class RecordModel extends SpecificData {
    private static final RecordModel INSTANCE = new RecordModel();

    private RecordModel() {
      addLogicalTypeConversion(new TimeConversions.DateConversion());
    }

    /** Returns the one model; the sink finds it by this name. */
    public static RecordModel get() {
      return INSTANCE;
    }
  }
}

package org.onrecord.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.sdk.io.parquet.ParquetIO;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Rows as Parquet, through Beam's sink. */
final class ParquetRows implements RowWriter {
  private final ParquetIO.Sink sink;

  ParquetRows(Schema schema, OutputStream out) throws IOException {
    sink =
        ParquetIO.sink(schema)
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withConfiguration(Map.of("parquet.avro.write-old-list-structure", "false"))
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

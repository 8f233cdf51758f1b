package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * What a file of a dataset holds, read back from the file.
 *
 * @param rows its rows
 * @param schemaHolds whether its columns are the dataset's, in name and order, in Parquet in type
 *     too
 * @param days the days that stand in its rows, an empty string for none; empty for a dataset
 *     without days
 */
public record FileContents(long rows, boolean schemaHolds, SortedSet<String> days) {
  private static final String DAY = "day";
  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(UTF_8);

  /**
   * Reads a local file. Of a Parquet file it reads what the file says of itself, not its pages.
   *
   * @throws IOException where it cannot be read, or is no file of {@code format}
   */
  public static FileContents read(Dataset dataset, FileFormat format, Path file)
      throws IOException {
    try {
      return switch (format) {
        case PARQUET -> parquet(dataset, file);
        case CSV -> csv(dataset, file);
        case JSONL -> jsonl(dataset, file);
      };
    } catch (RuntimeException e) {
      // The libraries' own exceptions for data that they cannot make sense of.
      throw new IOException(e.toString(), e);
    }
  }

  private static FileContents parquet(Dataset dataset, Path file) throws IOException {
    ParquetMetadata footer =
        new ParquetMetadataConverter()
            .readParquetMetadata(
                new ByteArrayInputStream(parquetFooter(file)), ParquetMetadataConverter.NO_FILTER);
    SortedSet<String> days = new TreeSet<>();
    long rows = 0;
    for (BlockMetaData block : footer.getBlocks()) {
      rows += block.getRowCount();
      if (dataset.partitioned()) {
        addDays(block, days);
      }
    }
    return new FileContents(
        rows,
        footer.getFileMetaData().getSchema().equals(ParquetRows.fileSchema(dataset.schema())),
        days);
  }

  /**
   * Cuts out what stands at a Parquet file's end, before its own length and the magic word.
   * Parquet's reader of whole files wants half of Hadoop.
   */
  private static byte[] parquetFooter(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long end = file.length() - Integer.BYTES - PARQUET_MAGIC.length;
      if (end >= 0) {
        file.seek(end);
        int length = Integer.reverseBytes(file.readInt());
        byte[] magic = new byte[PARQUET_MAGIC.length];
        file.readFully(magic);
        if (Arrays.equals(magic, PARQUET_MAGIC) && length >= 0 && length <= end) {
          byte[] footer = new byte[length];
          file.seek(end - length);
          file.readFully(footer);
          return footer;
        }
      }
      throw new IOException("it does not end as a Parquet file does");
    }
  }

  /** Adds the first and the last day of a row group: they are the same where all is well. */
  private static void addDays(BlockMetaData block, SortedSet<String> days) throws IOException {
    Statistics<?> statistics =
        block.getColumns().stream()
            .filter(column -> column.getPath().toDotString().equals(DAY))
            .findFirst()
            .map(ColumnChunkMetaData::getStatistics)
            .orElseThrow(() -> new IOException("it has no column day"));
    if (statistics.getNumNulls() > 0) {
      days.add("");
    }
    if (statistics.hasNonNullValue() && statistics instanceof IntStatistics range) {
      days.add(LocalDate.ofEpochDay(range.getMin()).toString());
      days.add(LocalDate.ofEpochDay(range.getMax()).toString());
    }
  }

  private static FileContents csv(Dataset dataset, Path file) throws IOException {
    List<String> columns = columns(dataset);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var in =
            BOMInputStream.builder()
                .setInputStream(new BufferedInputStream(Files.newInputStream(file)))
                .get();
        var parser = format.parse(new InputStreamReader(in, UTF_8))) {
      boolean schemaHolds = parser.getHeaderNames().equals(columns);
      SortedSet<String> days = new TreeSet<>();
      long rows = 0;
      for (CSVRecord row : parser) {
        rows++;
        schemaHolds &= row.size() == columns.size();
        if (dataset.partitioned() && row.isMapped(DAY)) {
          days.add(row.get(DAY));
        }
      }
      return new FileContents(rows, schemaHolds, days);
    }
  }

  private static FileContents jsonl(Dataset dataset, Path file) throws IOException {
    List<String> columns = columns(dataset);
    boolean schemaHolds = true;
    SortedSet<String> days = new TreeSet<>();
    long rows = 0;
    try (var in = new BufferedInputStream(Files.newInputStream(file));
        MappingIterator<JsonNode> lines =
            JsonMapper.builder().build().readerFor(JsonNode.class).readValues(in)) {
      while (lines.hasNextValue()) {
        JsonNode row = lines.nextValue();
        rows++;
        schemaHolds &=
            row.properties().stream().map(field -> field.getKey()).toList().equals(columns);
        if (dataset.partitioned()) {
          days.add(row.path(DAY).isNull() ? "" : row.path(DAY).asText());
        }
      }
    }
    return new FileContents(rows, schemaHolds, days);
  }

  private static List<String> columns(Dataset dataset) {
    return dataset.schema().getFields().stream().map(Schema.Field::name).toList();
  }
}

package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVRecord;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * What a file of a dataset contains, as needed to check the file. It is read without assuming that
 * the file has the dataset's columns; {@link PublishedRows} reads records.
 *
 * @param rows the number of rows
 * @param schemaHolds whether it has the dataset's columns in the same order and, in Parquet, with
 *     the same types
 * @param days the days of its rows, an empty string for none; empty for a dataset without days
 */
public record FileContents(long rows, boolean schemaHolds, SortedSet<String> days) {
  private static final String DAY = "day";
  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(UTF_8);

  /**
   * Reads a local file. Of a Parquet file it reads only the footer.
   *
   * @throws IOException if it cannot be read or is not a file of {@code format}
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
      // The libraries throw exceptions of their own for data that they cannot parse.
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
   * Returns a Parquet file's footer, which is followed only by its length and the magic number.
   * Parquet's own reader of files needs half of Hadoop.
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

  /** Adds the first and the last day of a row group; in a valid file they are the same. */
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
    try (var in = new BufferedInputStream(Files.newInputStream(file));
        CsvRows.Parsed csv = CsvRows.parse(in)) {
      boolean schemaHolds = csv.rows().getHeaderNames().equals(columns);
      SortedSet<String> days = new TreeSet<>();
      long rows = 0;
      for (CSVRecord row : csv.rows()) {
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
        MappingIterator<JsonNode> lines = JsonRows.objects(in)) {
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

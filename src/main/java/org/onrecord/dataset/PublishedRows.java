package org.onrecord.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.commons.csv.CSVRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.onrecord.record.Span;

/**
 * Reads the records of published datasets from any store. Each day is read in one of its formats;
 * the days of an output may have different ones. A field that a file lacks gets its default, as do
 * the entities, which CSV does not contain in full.
 */
public final class PublishedRows {
  /** The formats of a day, the most complete and fastest to read first. */
  private static final List<FileFormat> PREFERRED =
      List.of(FileFormat.PARQUET, FileFormat.JSONL, FileFormat.CSV);

  /** The property that gives Parquet's reader the schema to read with. */
  private static final String READ_SCHEMA = "parquet.avro.read.schema";

  private static final String[] NOTHING = {};

  private PublishedRows() {}

  /**
   * Passes all rows of a dataset to {@code rows}, in the order of the days.
   *
   * @return the number of files read; 0 if the dataset was never published there
   * @throws IOException if a file cannot be read or does not contain such rows; the message names
   *     the file
   */
  public static <T extends SpecificRecordBase> int read(
      Output output, Dataset dataset, Class<T> type, Consumer<T> rows) throws IOException {
    Map<String, Map<FileFormat, List<ResourceId>>> partitions = new TreeMap<>();
    String below = dataset.folder() + (dataset.partitioned() ? "/*" : "");
    for (MatchResult.Metadata match :
        FileSystems.match(output.published(below + "/part-*").toString(), EmptyMatchTreatment.ALLOW)
            .metadata()) {
      ResourceId file = match.resourceId();
      String name = file.getFilename();
      for (FileFormat format : PREFERRED) {
        if (name.endsWith("." + format.extension())) {
          partitions
              .computeIfAbsent(
                  file.getCurrentDirectory().toString(), folder -> new EnumMap<>(FileFormat.class))
              .computeIfAbsent(format, any -> new ArrayList<>())
              .add(file);
        }
      }
    }
    int files = 0;
    for (Map<FileFormat, List<ResourceId>> formats : partitions.values()) {
      FileFormat format = PREFERRED.stream().filter(formats::containsKey).findFirst().orElseThrow();
      List<ResourceId> sorted = new ArrayList<>(formats.get(format));
      sorted.sort((a, b) -> a.toString().compareTo(b.toString()));
      for (ResourceId file : sorted) {
        read(file, format, dataset.schema(), type, rows);
        files++;
      }
    }
    return files;
  }

  private static <T extends SpecificRecordBase> void read(
      ResourceId file, FileFormat format, Schema schema, Class<T> type, Consumer<T> rows)
      throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
      switch (format) {
        case PARQUET -> parquet(in.readAllBytes(), schema, row -> rows.accept(type.cast(row)));
        case JSONL -> jsonl(in, schema, row -> rows.accept(type.cast(row)));
        case CSV -> csv(in, schema, row -> rows.accept(type.cast(row)));
      }
    } catch (IOException | RuntimeException e) {
      // The libraries throw exceptions of their own for data that they cannot parse.
      throw new IOException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void parquet(byte[] bytes, Schema schema, Consumer<SpecificRecordBase> rows)
      throws IOException {
    var configuration = new PlainParquetConfiguration();
    configuration.set(READ_SCHEMA, schema.toString());
    try (ParquetReader<SpecificRecordBase> reader =
        AvroParquetReader.<SpecificRecordBase>builder(new Bytes(bytes), configuration)
            .withDataModel(ParquetRows.RECORD_MODEL)
            .build()) {
      for (SpecificRecordBase row = reader.read(); row != null; row = reader.read()) {
        rows.accept(row);
      }
    }
  }

  private static void jsonl(InputStream in, Schema schema, Consumer<SpecificRecordBase> rows)
      throws IOException {
    try (MappingIterator<JsonNode> lines = JsonRows.objects(in)) {
      while (lines.hasNextValue()) {
        rows.accept(record(lines.nextValue(), schema));
      }
    }
  }

  private static SpecificRecordBase record(JsonNode object, Schema schema) {
    return record(
        schema,
        field ->
            object.has(field.name())
                ? value(object.get(field.name()), field.schema())
                : missing(field));
  }

  private static Object value(JsonNode node, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> node.isNull() ? null : value(node, present(schema));
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        node.forEach(item -> items.add(value(item, schema.getElementType())));
        yield items;
      }
      case RECORD -> record(node, schema);
      default -> scalar(node.asText(), schema);
    };
  }

  private static void csv(InputStream in, Schema schema, Consumer<SpecificRecordBase> rows)
      throws IOException {
    try (CsvRows.Parsed csv = CsvRows.parse(in)) {
      for (CSVRecord row : csv.rows()) {
        rows.accept(
            record(
                schema,
                field ->
                    row.isSet(field.name())
                        ? value(csv.text(row, field.name()), field.schema())
                        : missing(field)));
      }
    }
  }

  private static Object value(String cell, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> cell.isEmpty() ? null : value(cell, present(schema));
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (String item : cell.isEmpty() || !isWhole(schema) ? NOTHING : cell.split("; ", -1)) {
          items.add(value(item, schema.getElementType()));
        }
        yield items;
      }
      case RECORD -> span(cell);
      default -> scalar(cell, schema);
    };
  }

  /** Whether CSV contains the items of a list in full; of entities it contains only a part. */
  private static boolean isWhole(Schema list) {
    Schema item = list.getElementType();
    return item.getType() != Schema.Type.RECORD || item.equals(Span.getClassSchema());
  }

  private static Span span(String cell) {
    String[] ends = cell.split("-", 2);
    return new Span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
  }

  private static Object scalar(String text, Schema schema) {
    return switch (schema.getType()) {
      case STRING -> text;
      case ENUM -> SpecificData.get().createEnum(text, schema);
      case INT ->
          schema.getLogicalType() instanceof LogicalTypes.Date
              ? LocalDate.parse(text)
              : (Object) Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      default -> throw new IllegalArgumentException("no dataset has a field of " + schema);
    };
  }

  /** Returns the schema of the values that are not null. */
  private static Schema present(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }

  private static Object missing(Schema.Field field) {
    if (!field.hasDefaultValue()) {
      throw new IllegalArgumentException("it has no column " + field.name());
    }
    return SpecificData.get().getDefaultValue(field);
  }

  private static SpecificRecordBase record(Schema schema, Function<Schema.Field, Object> values) {
    var row =
        (SpecificRecordBase) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      row.put(field.pos(), values.apply(field));
    }
    return row;
  }

  /** A file in memory, so that a store need not be able to seek. */
  private static final class Bytes implements InputFile {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long getLength() {
      return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new DelegatingSeekableInputStream(
          new InputStream() {
            @Override
            public int read() {
              return buffer.hasRemaining() ? buffer.get() & 0xFF : -1;
            }

            @Override
            public int read(byte[] to, int from, int most) {
              int length = Math.min(most, buffer.remaining());
              buffer.get(to, from, length);
              return length == 0 && most > 0 ? -1 : length;
            }
          }) {
        @Override
        public long getPos() {
          return buffer.position();
        }

        @Override
        public void seek(long position) {
          buffer.position(Math.toIntExact(position));
        }
      };
    }
  }
}

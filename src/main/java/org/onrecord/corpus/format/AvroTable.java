package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.CORRUPT_FILE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/**
 * Reads the rows of an Avro container file, and of each row only the fields of an article.
 *
 * <p>{@link AvroBlocks} reads the blocks, since the library's reader allocates as much memory as a
 * file claims to need, and accepts a truncated block as the end of the file. The library decodes
 * the rows.
 */
final class AvroTable {
  private final FieldMapping mapping;
  private final RecordSink out;

  private AvroTable(FieldMapping mapping, RecordSink out) {
    this.mapping = mapping;
    this.out = out;
  }

  /** Splits a table into its rows; see {@link CorpusFormat#split}. */
  static void split(Content file, CorpusSettings settings, RecordSink out)
      throws IOException, RejectedException {
    new AvroTable(settings.layout().fields(), out).split(file.stream());
  }

  private void split(InputStream in) throws IOException, RejectedException {
    AvroBlocks blocks = AvroBlocks.open(in);
    Schema written = schema(blocks.schema());
    if (written.getType() != Schema.Type.RECORD) {
      throw new RejectedException(
          CORRUPT_FILE, "its rows are no records but of the type " + written.getType());
    }
    Map<ArticleField, List<String>> columns =
        TableColumns.find(
            mapping,
            path -> column(written, path),
            written.getFields().stream().map(Schema.Field::name).toList());
    Schema wanted = library(() -> projection(written, columns.values()));
    var reader = new GenericDatumReader<IndexedRecord>(written, wanted);
    long position = 1;
    out.reading(position, new byte[0]);
    while (blocks.next()) {
      var decoder = new BoundedDecoder(blocks.bytes());
      for (long row = 0; row < blocks.rows(); row++) {
        out.reading(position, new byte[0]);
        readRow(library(() -> reader.read(null, decoder)), position, columns);
        position++;
      }
      if (!decoder.isEnd()) {
        throw new IOException("a block holds more than its rows");
      }
      out.reading(position, new byte[0]);
    }
  }

  private void readRow(IndexedRecord row, long position, Map<ArticleField, List<String>> columns) {
    var values = new EnumMap<ArticleField, Object>(ArticleField.class);
    try {
      for (Map.Entry<ArticleField, List<String>> column : columns.entrySet()) {
        ArticleField field = column.getKey();
        value(row, column.getValue(), field).ifPresent(value -> values.put(field, value));
      }
    } catch (RejectedException e) {
      out.rejected(position, e.reason(), e.getMessage(), RowJson.of(values));
      return;
    }
    out.record(position, 0, RowJson.of(values), new byte[0]);
  }

  /** A call of the library on a file. */
  @FunctionalInterface
  private interface Work<T> {
    T get() throws IOException;
  }

  /** Turns whatever the library throws on a damaged file into an {@link IOException}. */
  private static <T> T library(Work<T> work) throws IOException {
    try {
      return work.get();
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException(e.toString(), e);
    }
  }

  private static Schema schema(String json) throws IOException {
    return library(
        () ->
            new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false).parse(json));
  }

  private static Optional<List<String>> column(Schema schema, String path) {
    return Optional.of(List.of(path))
        .filter(names -> has(schema, names))
        .or(() -> Optional.of(List.of(path.split("\\.", -1))).filter(names -> has(schema, names)));
  }

  private static boolean has(Schema schema, List<String> names) {
    Optional<Schema> at = Optional.of(schema);
    for (String name : names) {
      at =
          at.flatMap(AvroTable::record)
              .flatMap(group -> Optional.ofNullable(group.getField(name)))
              .map(Schema.Field::schema);
    }
    return at.isPresent();
  }

  /** Returns a schema if it is a record, or the record that it contains if it is a union. */
  private static Optional<Schema> record(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream().filter(t -> t.getType() == Schema.Type.RECORD).findFirst()
        : Optional.of(schema).filter(s -> s.getType() == Schema.Type.RECORD);
  }

  /** Returns the schema with only the fields on the paths. */
  private static Schema projection(Schema schema, Iterable<List<String>> paths) {
    if (schema.getType() == Schema.Type.UNION) {
      Schema record = record(schema).orElseThrow();
      return Schema.createUnion(
          schema.getTypes().stream()
              .map(type -> type.equals(record) ? projection(type, paths) : type)
              .toList());
    }
    var within = new TreeMap<String, List<List<String>>>();
    for (List<String> path : paths) {
      within
          .computeIfAbsent(path.get(0), name -> new ArrayList<>())
          .add(path.subList(1, path.size()));
    }
    var fields = new ArrayList<Schema.Field>();
    within.forEach(
        (name, rest) -> {
          Schema field = schema.getField(name).schema();
          boolean whole = rest.stream().anyMatch(List::isEmpty);
          fields.add(new Schema.Field(name, whole ? field : projection(field, rest)));
        });
    return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
  }

  private static Optional<Object> value(IndexedRecord row, List<String> path, ArticleField field)
      throws RejectedException {
    Object value = row;
    Schema schema = row.getSchema();
    for (String name : path) {
      if (!(value instanceof IndexedRecord group)) {
        return Optional.empty(); // A union with another type in this row.
      }
      Schema.Field at = group.getSchema().getField(name);
      schema = at.schema();
      value = group.get(at.pos());
    }
    return value == null ? Optional.empty() : Optional.of(plain(value, schema, field));
  }

  private static Object plain(Object value, Schema schema, ArticleField field)
      throws RejectedException {
    if (value instanceof Utf8 text) {
      return TableValues.text(ByteBuffer.wrap(text.getBytes(), 0, text.getByteLength()), field);
    }
    if (value instanceof ByteBuffer bytes) {
      return TableValues.text(bytes, field);
    }
    if (value instanceof Integer || value instanceof Long) {
      return time(((Number) value).longValue(), schema).map(Object.class::cast).orElse(value);
    }
    if (value instanceof GenericEnumSymbol<?>) {
      return value.toString();
    }
    if (value instanceof List<?> list) {
      var items = new ArrayList<>();
      for (Object item : list) {
        if (item != null) {
          items.add(plain(item, schema, field));
        }
      }
      return items;
    }
    return value;
  }

  /** Returns the time that a number means by its schema. */
  private static Optional<String> time(long number, Schema schema) {
    List<Schema> types =
        schema.getType() == Schema.Type.UNION ? schema.getTypes() : List.of(schema);
    for (Schema type : types) {
      LogicalType logical = type.getLogicalType();
      if (logical instanceof LogicalTypes.Date) {
        return Optional.of(TableValues.day(number));
      }
      if (logical instanceof LogicalTypes.TimestampMillis
          || logical instanceof LogicalTypes.LocalTimestampMillis) {
        return Optional.of(TableValues.time(0, number, ChronoUnit.MILLIS));
      }
      if (logical instanceof LogicalTypes.TimestampMicros
          || logical instanceof LogicalTypes.LocalTimestampMicros) {
        return Optional.of(TableValues.time(0, number, ChronoUnit.MICROS));
      }
      if (logical instanceof LogicalTypes.TimestampNanos
          || logical instanceof LogicalTypes.LocalTimestampNanos) {
        return Optional.of(TableValues.time(0, number, ChronoUnit.NANOS));
      }
    }
    return Optional.empty();
  }
}

package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.input.BOMInputStream;
import org.onrecord.record.Entity;
import org.onrecord.record.Span;

/**
 * Writes rows as CSV (RFC 4180) with a header. Null is an empty cell, a span is {@code begin-end},
 * an entity is its span and its name, and the items of a list are joined by {@code "; "}.
 */
final class CsvRows implements RowWriter {
  private static final CSVFormat WITH_HEADER =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final List<Schema.Field> fields;
  private final CsvWriter csv;

  CsvRows(Schema schema, CsvDialect dialect, OutputStream out) throws IOException {
    fields = schema.getFields();
    csv =
        new CsvWriter(
            new BufferedWriter(new OutputStreamWriter(out, UTF_8)),
            dialect,
            fields.stream().map(Schema.Field::name).toList());
  }

  @Override
  public void write(SpecificRecordBase row) throws IOException {
    csv.row(fields.stream().map(field -> cell(row.get(field.pos()))).toList());
  }

  @Override
  public long formulaCells() {
    return csv.formulaCells();
  }

  /**
   * A file being read.
   *
   * @param rows its rows; the cells are as they are in the file
   * @param dialect its dialect, which the file itself tells: only {@link CsvDialect#EXCEL} begins
   *     with a byte order mark
   */
  record Parsed(CSVParser rows, CsvDialect dialect) implements Closeable {
    /** Returns the text of a row's cell. */
    String text(CSVRecord row, String column) {
      return dialect.original(row.get(column));
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }

  /** Begins to read such a file; closing what is returned closes {@code in}. */
  static Parsed parse(InputStream in) throws IOException {
    BOMInputStream unmarked = BOMInputStream.builder().setInputStream(in).get();
    CsvDialect dialect = unmarked.hasBOM() ? CsvDialect.EXCEL : CsvDialect.PLAIN;
    return new Parsed(WITH_HEADER.parse(new InputStreamReader(unmarked, UTF_8)), dialect);
  }

  /** Returns what a cell says: a number, or a text. */
  private static Object cell(Object value) {
    return value instanceof Number ? value : text(value);
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Span span) {
      return span.getBegin() + "-" + span.getEnd();
    }
    if (value instanceof Entity entity) {
      return entity.getBegin() + "-" + entity.getEnd() + " " + entity.getEntity();
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(CsvRows::text).collect(Collectors.joining("; "));
    }
    return value.toString();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}

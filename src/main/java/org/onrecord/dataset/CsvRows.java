package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
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
import org.apache.commons.csv.CSVPrinter;
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
  private final CSVPrinter printer;

  CsvRows(Schema schema, OutputStream out) throws IOException {
    fields = schema.getFields();
    printer =
        new CSVPrinter(
            new BufferedWriter(new OutputStreamWriter(out, UTF_8)),
            CSVFormat.RFC4180
                .builder()
                .setHeader(fields.stream().map(Schema.Field::name).toArray(String[]::new))
                .get());
  }

  @Override
  public void write(SpecificRecordBase row) throws IOException {
    for (Schema.Field field : fields) {
      printer.print(cell(row.get(field.pos())));
    }
    printer.println();
  }

  /** Returns a parser of such a file; closing it closes {@code in}. */
  static CSVParser parser(InputStream in) throws IOException {
    return WITH_HEADER.parse(new InputStreamReader(in, UTF_8));
  }

  private static String cell(Object value) {
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
      return list.stream().map(CsvRows::cell).collect(Collectors.joining("; "));
    }
    return value.toString();
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}

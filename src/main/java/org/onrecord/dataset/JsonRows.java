package org.onrecord.dataset;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Rows as JSON Lines. Fields have the schema's names and order and are all present; days and enum
 * constants are strings, a nested record an object.
 */
public final class JsonRows implements RowWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator generator;

  JsonRows(Schema schema, OutputStream out) throws IOException {
    generator =
        JSON.createGenerator(out, JsonEncoding.UTF8)
            .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void write(SpecificRecordBase row) throws IOException {
    write(row, generator);
  }

  /** Writes a record as an object, as a row of it stands in a file. */
  public static void write(SpecificRecordBase row, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    for (Schema.Field field : row.getSchema().getFields()) {
      generator.writeFieldName(field.name());
      value(row.get(field.pos()), generator);
    }
    generator.writeEndObject();
  }

  private static void value(Object value, JsonGenerator generator) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof SpecificRecordBase nested) {
      write(nested, generator);
    } else if (value instanceof Collection<?> list) {
      generator.writeStartArray();
      for (Object item : list) {
        value(item, generator);
      }
      generator.writeEndArray();
    } else if (value instanceof Long number) {
      generator.writeNumber(number);
    } else if (value instanceof Integer number) {
      generator.writeNumber(number);
    } else if (value instanceof Double number) {
      generator.writeNumber(number);
    } else {
      generator.writeString(value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    if (generator.getOutputContext().getEntryCount() > 0) {
      generator.writeRaw('\n');
    }
    generator.close();
  }
}

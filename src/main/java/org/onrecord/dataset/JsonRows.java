package org.onrecord.dataset;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes rows as JSON Lines. Fields have the schema's names and order and are all present. Days and
 * enum constants are strings, and a nested record is an object.
 */
public final class JsonRows implements RowWriter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonGenerator generator;

  JsonRows(Schema schema, OutputStream out) throws IOException {
    generator =
        JSON.getFactory()
            .createGenerator(out, JsonEncoding.UTF8)
            .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void write(SpecificRecordBase row) throws IOException {
    write(row, generator);
  }

  /** Returns the rows of such a file as objects; closing the iterator closes {@code in}. */
  static MappingIterator<JsonNode> objects(InputStream in) throws IOException {
    return JSON.readerFor(JsonNode.class).readValues(in);
  }

  /** Writes a record as an object, as in a row of a file. */
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

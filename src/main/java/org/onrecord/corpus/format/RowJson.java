package org.onrecord.corpus.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Encodes rows and items that are not bytes in their file, such as rows of Parquet, as JSON objects
 * with an article's fields. So they can be distributed across workers, and are checked and read as
 * JSON.
 */
final class RowJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RowJson() {}

  /**
   * Returns an object with these fields.
   *
   * @param values each a String, a Number, a Boolean or a List of these; any other value becomes an
   *     empty object, which is rejected as a wrong type
   */
  static byte[] of(Map<ArticleField, Object> values) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Map.Entry<ArticleField, Object> value : values.entrySet()) {
        json.writeFieldName(value.getKey().toString());
        write(json, value.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof String string) {
      json.writeString(string);
    } else if (value instanceof Long || value instanceof Integer) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number number) {
      json.writeNumber(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof List<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(json, item);
      }
      json.writeEndArray();
    } else {
      json.writeStartObject();
      json.writeEndObject();
    }
  }
}

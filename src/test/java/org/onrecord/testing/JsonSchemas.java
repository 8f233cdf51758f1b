package org.onrecord.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.catalogue.Keys;

/**
 * Parts of a JSON Schema. The draft is number 7, the newest that all YAML language servers know.
 */
public final class JsonSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private JsonSchemas() {}

  /** Returns the beginning of a schema. */
  public static ObjectNode schema(String title, String description) {
    return JSON.objectNode()
        .put("$schema", "http://json-schema.org/draft-07/schema#")
        .put("title", title)
        .put("description", description);
  }

  /** Returns the schema of values of one of some types. */
  public static ObjectNode type(String... types) {
    ObjectNode schema = JSON.objectNode();
    return types.length == 1
        ? schema.put("type", types[0])
        : schema.set("type", strings(List.of(types)));
  }

  /** Returns the schema of whole numbers in a range. */
  public static ObjectNode wholeNumber(long from, long to) {
    ObjectNode schema = type("integer").put("minimum", from);
    return to == Integer.MAX_VALUE ? schema : schema.put("maximum", to);
  }

  /** Returns the schema of texts that match a pattern as a whole. */
  public static ObjectNode text(Pattern pattern) {
    return type("string").put("pattern", "^(?:" + pattern.pattern() + ")$");
  }

  /** Returns the schema of a value that has something in it: a text, or a number. */
  public static ObjectNode someText() {
    return type("string", "number").put("pattern", "\\S");
  }

  /** Returns the schema of some values to choose from. */
  public static ObjectNode oneOf(Collection<String> values) {
    return JSON.objectNode().set("enum", strings(values));
  }

  /** Returns the schema of what at least one schema takes. */
  public static ObjectNode anyOf(JsonNode... schemas) {
    return JSON.objectNode().set("anyOf", JSON.arrayNode().addAll(List.of(schemas)));
  }

  /** Returns the schema of a list that is not empty. */
  public static ObjectNode list(JsonNode item) {
    ObjectNode schema = type("array");
    schema.set("items", item);
    return schema.put("minItems", 1);
  }

  /** Returns the schema of mappings that have only these keys, or some of them. */
  public static ObjectNode mapping(Map<String, ? extends JsonNode> properties) {
    ObjectNode schema = type("object");
    schema.set("properties", JSON.objectNode().setAll(properties));
    return schema.put("additionalProperties", false);
  }

  /**
   * Returns the schema of a mapping of a catalogue.
   *
   * @param properties the schema of each key's value
   * @throws IllegalStateException if these are not the keys that the catalogue's reader knows
   */
  public static ObjectNode mapping(Keys keys, Map<String, ? extends JsonNode> properties) {
    if (!keys.all().equals(properties.keySet())) {
      throw new IllegalStateException(
          "the reader knows %s, the schema %s".formatted(keys.all(), properties.keySet()));
    }
    ObjectNode schema = mapping(properties);
    if (!keys.required().isEmpty()) {
      schema.set("required", strings(keys.required()));
    }
    return schema;
  }

  /** Returns the schema of a catalogue: a list under its only key. */
  public static ObjectNode catalogue(String title, String description, String key, JsonNode entry) {
    ObjectNode schema = schema(title, description);
    schema.setAll(mapping(new Keys(List.of(key), List.of()), Map.of(key, list(entry))));
    // A catalogue may be empty.
    ((ObjectNode) schema.at("/properties/" + key)).remove("minItems");
    return schema;
  }

  private static ArrayNode strings(Collection<String> values) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(array::add);
    return array;
  }
}

package org.onrecord;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.onrecord.dataset.Dataset;

/**
 * The README's tables of fields, made from the schemas' own words. {@code make fields} puts them
 * into the README.
 */
final class ReadmeFields {
  static final Path README = Path.of("README.md");

  private static final String BEGIN = "<!-- Made from src/main/avro by `make fields`. -->\n";
  private static final String END = "<!-- Made until here. -->\n";

  private final StringBuilder made = new StringBuilder();

  /** Types with a name, as fields bring them up, to be explained below the datasets. */
  private final Map<String, Schema> named = new TreeMap<>();

  private ReadmeFields() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(README, renewed(Files.readString(README)));
  }

  /** Returns the README with the tables that the schemas give. */
  static String renewed(String readme) {
    int begin = readme.indexOf(BEGIN);
    int end = readme.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the README lacks the marks between which fields stand");
    }
    return readme.substring(0, begin + BEGIN.length())
        + new ReadmeFields().tables()
        + readme.substring(end);
  }

  private String tables() {
    for (Dataset dataset : Dataset.values()) {
      table("`%s`".formatted(dataset.folder()), dataset.schema());
    }
    named.values().stream()
        .filter(type -> type.getType() == Schema.Type.RECORD)
        .forEach(type -> table("`%s`, a type".formatted(type.getName()), type));
    String enums =
        named.values().stream()
            .filter(type -> type.getType() == Schema.Type.ENUM)
            .map(
                type ->
                    "| `%s` | %s | %s |\n"
                        .formatted(
                            type.getName(),
                            type.getEnumSymbols().stream()
                                .map(symbol -> "`" + symbol + "`")
                                .collect(joining(", ")),
                            cell(type.getDoc())))
            .collect(joining());
    section("Types of a few words", "| type | words | meaning |\n|---|---|---|\n" + enums);
    return made.toString();
  }

  private void table(String title, Schema record) {
    String rows =
        record.getFields().stream()
            .map(
                field ->
                    "| `%s` | %s | %s |\n"
                        .formatted(field.name(), type(field.schema()), cell(field.doc())))
            .collect(joining());
    section(title + ": " + record.getDoc(), "| field | type | meaning |\n|---|---|---|\n" + rows);
  }

  private void section(String title, String table) {
    made.append("\n<details><summary>")
        .append(title.replace("<", "&lt;").replaceAll("`([^`]*)`", "<code>$1</code>"))
        .append("</summary>\n\n")
        .append(table)
        .append("\n</details>\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private String type(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          schema.getTypes().stream()
              .filter(type -> type.getType() != Schema.Type.NULL)
              .map(type -> type(type) + "?")
              .collect(joining(" or "));
      case ARRAY -> "list of " + type(schema.getElementType());
      case RECORD, ENUM -> {
        if (named.put(schema.getName(), schema) == null && schema.getType() == Schema.Type.RECORD) {
          schema.getFields().forEach(field -> type(field.schema()));
        }
        yield "`" + schema.getName() + "`";
      }
      case INT -> LogicalTypes.date().equals(schema.getLogicalType()) ? "day" : "integer";
      case LONG -> "integer";
      case DOUBLE -> "number";
      case STRING -> "string";
      default ->
          throw new IllegalStateException("there is no word for the type " + schema.getType());
    };
  }
}

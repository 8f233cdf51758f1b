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
 * The tables of fields in {@code src/docs/output.md}, generated from the schemas. {@code make
 * fields} updates them.
 */
final class DocsFields {
  static final Path PAGE = Docs.FOLDER.resolve("output.md");

  private static final String BEGIN =
      "<!-- Generated from src/main/avro by `make fields`; do not edit. -->\n";
  private static final String END = "<!-- End of the generated tables. -->\n";

  private final StringBuilder made = new StringBuilder();

  /** The named types that fields refer to; they are described after the datasets. */
  private final Map<String, Schema> named = new TreeMap<>();

  private DocsFields() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(PAGE, updated(Files.readString(PAGE)));
  }

  /** Returns the page with its tables generated anew. */
  static String updated(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(PAGE + " lacks the comments that enclose the tables");
    }
    return page.substring(0, begin + BEGIN.length())
        + new DocsFields().tables()
        + page.substring(end);
  }

  private String tables() {
    for (Dataset dataset : Dataset.values()) {
      table(dataset.folder(), dataset.schema());
    }
    named.values().stream()
        .filter(type -> type.getType() == Schema.Type.RECORD)
        .forEach(type -> table(type.getName(), type));
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
    section("Enumerations", "| type | values | meaning |\n|---|---|---|\n" + enums);
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
    section(title, record.getDoc() + "\n\n| field | type | meaning |\n|---|---|---|\n" + rows);
  }

  private void section(String title, String body) {
    made.append("\n### %s\n\n%s".formatted(title, body));
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
      case INT -> LogicalTypes.date().equals(schema.getLogicalType()) ? "date" : "integer";
      case LONG -> "integer";
      case DOUBLE -> "number";
      case STRING -> "string";
      default -> throw new IllegalStateException("no name for the type " + schema.getType());
    };
  }
}

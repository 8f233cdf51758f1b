package org.onrecord.actor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onrecord.record.ActorType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads an {@link ActorCatalogue} from a file.
 *
 * <p>YAML: {@code actors:} and a list of mappings with {@code id}, {@code name}, {@code type}, and
 * optionally {@code aliases} (a list), {@code country} and {@code roles} (a list of mappings with
 * {@code role}, {@code from}, {@code to}). CSV (RFC 4180, with a header): the columns {@code id,
 * name, type, aliases, country, role, from, to}, aliases joined by {@code ;}, a line for each
 * further role repeating the id.
 */
public final class ActorCatalogueFile {
  private static final int MOST_ALIASES_OF_YAML = 50;
  private static final int MOST_CHARS = 64 * 1024 * 1024;
  private static final Set<String> ENTRY_KEYS =
      Set.of("id", "name", "type", "aliases", "country", "roles");
  private static final Set<String> ROLE_KEYS = Set.of("role", "from", "to");
  private static final Set<String> COLUMNS =
      Set.of("id", "name", "type", "aliases", "country", "role", "from", "to");

  /** A catalogue that cannot be read. The message is one line: file, line, what is wrong. */
  public static final class FormatException extends Exception {
    FormatException(String message) {
      super(message);
    }
  }

  private final Path file;

  private ActorCatalogueFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a catalogue: CSV where the name ends in {@code .csv}, else YAML.
   *
   * @throws FormatException where the file is no catalogue or contradicts itself
   * @throws IOException where it cannot be read
   */
  public static ActorCatalogue read(Path file) throws IOException, FormatException {
    var reader = new ActorCatalogueFile(file);
    List<ActorCatalogue.Entry> entries;
    try (Reader text = Files.newBufferedReader(file)) {
      entries =
          file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
              ? reader.csv(text)
              : reader.yaml(text);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      throw reader.wrong(line, "not YAML: " + e.getProblem());
    }
    try {
      return ActorCatalogue.of(entries);
    } catch (ActorCatalogue.ConflictException e) {
      throw new FormatException(e.getMessage());
    }
  }

  private List<ActorCatalogue.Entry> yaml(Reader text) throws FormatException {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setMaxAliasesForCollections(MOST_ALIASES_OF_YAML);
    bounds.setCodePointLimit(MOST_CHARS);
    // Composed, not constructed: nodes know their lines, and no object is made from the file.
    Node root = new Yaml(bounds).compose(text);
    if (root == null) {
      throw wrong(0, "expected `actors:` and a list");
    }
    Map<String, Node> top = mapping(root, Set.of("actors"));
    List<ActorCatalogue.Entry> entries = new ArrayList<>();
    for (Node node : list(required(root, top, "actors"))) {
      entries.add(entry(node));
    }
    return entries;
  }

  private ActorCatalogue.Entry entry(Node node) throws FormatException {
    Map<String, Node> fields = mapping(node, ENTRY_KEYS);
    Node type = required(node, fields, "type");
    List<String> aliases = new ArrayList<>();
    if (fields.containsKey("aliases")) {
      for (Node alias : list(fields.get("aliases"))) {
        aliases.add(scalar(alias));
      }
    }
    List<ActorCatalogue.Role> roles = new ArrayList<>();
    if (fields.containsKey("roles")) {
      for (Node role : list(fields.get("roles"))) {
        Map<String, Node> parts = mapping(role, ROLE_KEYS);
        roles.add(
            new ActorCatalogue.Role(
                scalar(required(role, parts, "role")),
                parts.containsKey("from")
                    ? day(line(role), scalar(parts.get("from")))
                    : LocalDate.MIN,
                parts.containsKey("to")
                    ? day(line(role), scalar(parts.get("to")))
                    : LocalDate.MAX));
      }
    }
    return new ActorCatalogue.Entry(
        scalar(required(node, fields, "id")),
        scalar(required(node, fields, "name")),
        aliases,
        type(line(type), scalar(type)),
        fields.containsKey("country") ? scalar(fields.get("country")) : "",
        roles,
        at(line(node)));
  }

  private List<ActorCatalogue.Entry> csv(Reader text) throws IOException, FormatException {
    Map<String, ActorCatalogue.Entry> entries = new LinkedHashMap<>();
    try (CSVParser rows =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(text)) {
      for (String column : rows.getHeaderNames()) {
        if (!COLUMNS.contains(column)) {
          throw wrong(0, "unknown column " + column);
        }
      }
      for (String column : List.of("id", "name", "type")) {
        if (!rows.getHeaderNames().contains(column)) {
          throw wrong(0, "the column %s is missing".formatted(column));
        }
      }
      for (CSVRecord row : rows) {
        int line = (int) rows.getCurrentLineNumber() - 1;
        ActorCatalogue.Entry read = entry(row, line);
        ActorCatalogue.Entry before = entries.get(read.id());
        if (before != null && !before.name().equals(read.name())) {
          throw wrong(
              line,
              "id %s is also that of %s%s".formatted(read.id(), before.where(), before.name()));
        }
        entries.put(read.id(), before == null ? read : withRoles(before, read.roles()));
      }
    }
    return List.copyOf(entries.values());
  }

  private ActorCatalogue.Entry entry(CSVRecord row, int line) throws FormatException {
    for (String column : List.of("id", "name", "type")) {
      if (cell(row, column).isEmpty()) {
        throw wrong(line, column + " is missing");
      }
    }
    String role = cell(row, "role");
    String from = cell(row, "from");
    String to = cell(row, "to");
    return new ActorCatalogue.Entry(
        cell(row, "id"),
        cell(row, "name"),
        Arrays.stream(cell(row, "aliases").split(";"))
            .map(String::strip)
            .filter(alias -> !alias.isEmpty())
            .toList(),
        type(line, cell(row, "type")),
        cell(row, "country"),
        role.isEmpty()
            ? List.of()
            : List.of(
                new ActorCatalogue.Role(
                    role,
                    from.isEmpty() ? LocalDate.MIN : day(line, from),
                    to.isEmpty() ? LocalDate.MAX : day(line, to))),
        at(line));
  }

  private static ActorCatalogue.Entry withRoles(
      ActorCatalogue.Entry entry, List<ActorCatalogue.Role> more) {
    List<ActorCatalogue.Role> roles = new ArrayList<>(entry.roles());
    roles.addAll(more);
    return new ActorCatalogue.Entry(
        entry.id(),
        entry.name(),
        entry.aliases(),
        entry.type(),
        entry.country(),
        roles,
        entry.where());
  }

  private static String cell(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : "";
  }

  private ActorType type(int line, String name) throws FormatException {
    try {
      return ActorType.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong(
          line,
          "type \"%s\" is not one of %s".formatted(name, Arrays.toString(ActorType.values())));
    }
  }

  private LocalDate day(int line, String text) throws FormatException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(line, "\"%s\" is not a day (YYYY-MM-DD)".formatted(text));
    }
  }

  private Map<String, Node> mapping(Node node, Set<String> keys) throws FormatException {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(line(node), "expected a mapping of " + String.join(", ", keys));
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!keys.contains(key)) {
        throw wrong(line(tuple.getKeyNode()), "unknown key " + key);
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw wrong(line(tuple.getKeyNode()), key + " is given twice");
      }
    }
    return fields;
  }

  private Node required(Node within, Map<String, Node> fields, String key) throws FormatException {
    Node node = fields.get(key);
    if (node == null) {
      throw wrong(line(within), key + " is missing");
    }
    return node;
  }

  private List<Node> list(Node node) throws FormatException {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(line(node), "expected a list");
    }
    return sequence.getValue();
  }

  private String scalar(Node node) throws FormatException {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw wrong(line(node), "expected a value");
    }
    return scalar.getValue().strip();
  }

  private static int line(Node node) {
    return node.getStartMark().getLine();
  }

  /** Returns a message's beginning; {@code line} counts from 0. */
  private String at(int line) {
    return "%s:%d: ".formatted(file, line + 1);
  }

  private FormatException wrong(int line, String what) {
    return new FormatException(at(line) + what);
  }
}

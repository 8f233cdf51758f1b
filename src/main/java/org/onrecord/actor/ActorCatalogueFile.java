package org.onrecord.actor;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.catalogue.CatalogueReader;
import org.onrecord.catalogue.Keys;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads an {@link ActorCatalogue} from a file.
 *
 * <p>YAML: {@code actors:} and a list of mappings with {@code id}, {@code name}, {@code type}, and
 * optionally {@code aliases} (a list), {@code country}, {@code gender} (of a person) and {@code
 * roles} (a list of mappings with {@code role}, {@code from}, {@code to}). CSV (RFC 4180, with a
 * header): the columns {@code id, name, type, aliases, country, gender, role, from, to}, with
 * aliases joined by {@code ;}. Each further role is a line of its own that repeats the id.
 */
public final class ActorCatalogueFile {
  static final Keys ENTRY_KEYS =
      new Keys(List.of("id", "name", "type"), List.of("aliases", "country", "gender", "roles"));
  static final Keys ROLE_KEYS = new Keys(List.of("role"), List.of("from", "to"));
  private static final Set<String> COLUMNS =
      Set.of("id", "name", "type", "aliases", "country", "gender", "role", "from", "to");

  private final CatalogueReader reader;

  private ActorCatalogueFile(Path file) {
    reader = new CatalogueReader(file);
  }

  /**
   * Reads a catalogue: CSV if the file name ends in {@code .csv}, else YAML.
   *
   * @throws CatalogueException if the file is not a valid catalogue or contradicts itself
   * @throws IOException if it cannot be read
   */
  public static ActorCatalogue read(Path file) throws IOException, CatalogueException {
    var catalogue = new ActorCatalogueFile(file);
    String text = Files.readString(file);
    try {
      return ActorCatalogue.of(
          file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
              ? catalogue.csv(text)
              : catalogue.yaml(text));
    } catch (ActorCatalogue.ConflictException e) {
      throw new CatalogueException(e.getMessage());
    }
  }

  private List<ActorCatalogue.Entry> yaml(String text) throws CatalogueException {
    List<ActorCatalogue.Entry> entries = new ArrayList<>();
    for (Node node : reader.entries(text, "actors")) {
      entries.add(entry(node));
    }
    return entries;
  }

  private ActorCatalogue.Entry entry(Node node) throws CatalogueException {
    Map<String, Node> fields = reader.mapping(node, ENTRY_KEYS);
    Node type = fields.get("type");
    List<String> aliases = new ArrayList<>();
    if (fields.containsKey("aliases")) {
      for (Node alias : reader.list(fields.get("aliases"))) {
        aliases.add(reader.scalar(alias));
      }
    }
    List<ActorCatalogue.Role> roles = new ArrayList<>();
    if (fields.containsKey("roles")) {
      for (Node role : reader.list(fields.get("roles"))) {
        Map<String, Node> parts = reader.mapping(role, ROLE_KEYS);
        roles.add(
            new ActorCatalogue.Role(
                reader.scalar(parts.get("role")),
                parts.containsKey("from")
                    ? day(CatalogueReader.line(role), reader.scalar(parts.get("from")))
                    : LocalDate.MIN,
                parts.containsKey("to")
                    ? day(CatalogueReader.line(role), reader.scalar(parts.get("to")))
                    : LocalDate.MAX));
      }
    }
    return new ActorCatalogue.Entry(
        reader.scalar(fields.get("id")),
        reader.scalar(fields.get("name")),
        aliases,
        type(CatalogueReader.line(type), reader.scalar(type)),
        fields.containsKey("country") ? reader.scalar(fields.get("country")) : "",
        fields.containsKey("gender")
            ? gender(
                CatalogueReader.line(fields.get("gender")), reader.scalar(fields.get("gender")))
            : "",
        roles,
        reader.at(node));
  }

  private List<ActorCatalogue.Entry> csv(String text) throws IOException, CatalogueException {
    Map<String, ActorCatalogue.Entry> entries = new LinkedHashMap<>();
    try (CSVParser rows = parser(text)) {
      for (String column : rows.getHeaderNames()) {
        if (!COLUMNS.contains(column)) {
          throw reader.wrong(0, "unknown column " + column);
        }
      }
      for (String column : List.of("id", "name", "type")) {
        if (!rows.getHeaderNames().contains(column)) {
          throw reader.wrong(0, "the column %s is missing".formatted(column));
        }
      }
      Iterator<CSVRecord> iterator = rows.iterator();
      while (hasNext(iterator, rows)) {
        CSVRecord row = iterator.next();
        int line = (int) rows.getCurrentLineNumber() - 1;
        ActorCatalogue.Entry read = entry(row, line);
        ActorCatalogue.Entry before = entries.get(read.id());
        if (before != null && !before.name().equals(read.name())) {
          throw reader.wrong(
              line,
              "id %s is also that of %s%s".formatted(read.id(), before.where(), before.name()));
        }
        entries.put(read.id(), before == null ? read : withRoles(before, read.roles()));
      }
    }
    return List.copyOf(entries.values());
  }

  private CSVParser parser(String text) throws IOException, CatalogueException {
    try {
      return CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw reader.wrong(0, "not CSV: " + e.getMessage());
    }
  }

  private boolean hasNext(Iterator<CSVRecord> iterator, CSVParser rows) throws CatalogueException {
    try {
      return iterator.hasNext();
    } catch (UncheckedIOException e) {
      throw reader.wrong(
          (int) rows.getCurrentLineNumber() - 1, "not CSV: " + e.getCause().getMessage());
    }
  }

  private ActorCatalogue.Entry entry(CSVRecord row, int line) throws CatalogueException {
    for (String column : List.of("id", "name", "type")) {
      if (cell(row, column).isEmpty()) {
        throw reader.wrong(line, column + " is missing");
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
        cell(row, "gender").isEmpty() ? "" : gender(line, cell(row, "gender")),
        role.isEmpty()
            ? List.of()
            : List.of(
                new ActorCatalogue.Role(
                    role,
                    from.isEmpty() ? LocalDate.MIN : day(line, from),
                    to.isEmpty() ? LocalDate.MAX : day(line, to))),
        reader.at(line));
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
        entry.gender(),
        roles,
        entry.where());
  }

  private static String cell(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : "";
  }

  private ActorType type(int line, String name) throws CatalogueException {
    try {
      return ActorType.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw reader.wrong(
          line,
          "type \"%s\" is not one of %s".formatted(name, Arrays.toString(ActorType.values())));
    }
  }

  private String gender(int line, String name) throws CatalogueException {
    try {
      return Gender.valueOf(name.toUpperCase(Locale.ROOT)).name();
    } catch (IllegalArgumentException e) {
      throw reader.wrong(
          line, "gender \"%s\" is not one of %s".formatted(name, Arrays.toString(Gender.values())));
    }
  }

  private LocalDate day(int line, String text) throws CatalogueException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw reader.wrong(line, "\"%s\" is not a day (YYYY-MM-DD)".formatted(text));
    }
  }
}

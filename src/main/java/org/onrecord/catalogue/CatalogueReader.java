package org.onrecord.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads a catalogue's YAML as nodes, which have line numbers, or the rows of its CSV. It creates no
 * objects from the file.
 *
 * <p>Every method that reads a node throws {@link CatalogueException} if the node is not what it
 * should be.
 */
public final class CatalogueReader {
  /** Lists and mappings that repeat others: each may repeat all that it contains. */
  private static final int MAX_ALIASES = 50;

  private static final int MAX_CHARS = 64 * 1024 * 1024;
  private static final int MAX_VALUE_CHARS = 10_000;

  private static final CSVFormat CSV =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Path file;

  /** Makes a reader whose messages name {@code file}. */
  public CatalogueReader(Path file) {
    this.file = file;
  }

  /**
   * A row of a catalogue in CSV.
   *
   * @param line the line in which it ends, counted from 0
   */
  public record Row(Map<String, String> cells, int line) {
    public Row {
      cells = Map.copyOf(cells);
    }

    /** Returns a cell, stripped; empty if there is no such column. */
    public String cell(String column) {
      return cells.getOrDefault(column, "").strip();
    }
  }

  /** Whether a catalogue is CSV, by its name; else it is YAML. */
  public static boolean isCsv(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /**
   * Returns the rows of a catalogue in CSV (RFC 4180, with a header).
   *
   * @param columns the columns that it may have, and those in which no cell may be empty
   */
  public List<Row> rows(String text, Keys columns) throws CatalogueException {
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSV.parse(new StringReader(text))) {
      for (String column : parser.getHeaderNames()) {
        if (!columns.all().contains(column)) {
          throw wrong(0, "unknown column " + column);
        }
      }
      for (String column : columns.required()) {
        if (!parser.getHeaderNames().contains(column)) {
          throw wrong(0, "the column %s is missing".formatted(column));
        }
      }
      Iterator<CSVRecord> records = parser.iterator();
      while (hasNext(records, parser)) {
        Row row = new Row(records.next().toMap(), (int) parser.getCurrentLineNumber() - 1);
        for (String column : columns.required()) {
          if (row.cell(column).isEmpty()) {
            throw wrong(row.line(), column + " is missing");
          }
        }
        rows.add(row);
      }
      return rows;
    } catch (IllegalArgumentException | IOException e) {
      throw wrong(0, "not CSV: " + e.getMessage());
    }
  }

  private boolean hasNext(Iterator<CSVRecord> records, CSVParser parser) throws CatalogueException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      throw wrong((int) parser.getCurrentLineNumber() - 1, "not CSV: " + e.getCause().getMessage());
    }
  }

  /** Returns the entries of a catalogue: the list under its only key. */
  public List<Node> entries(String text, String key) throws CatalogueException {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setMaxAliasesForCollections(MAX_ALIASES);
    bounds.setCodePointLimit(MAX_CHARS);
    StreamReader reader = new StreamReader(text);
    try {
      Node root =
          new Composer(new ParserImpl(reader, bounds), new Resolver(), bounds).getSingleNode();
      if (root == null) {
        throw wrong(0, "expected `%s:` and a list".formatted(key));
      }
      return list(mapping(root, new Keys(List.of(key), List.of())).get(key));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      throw wrong(line, "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      int line = (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      throw wrong(line, "not YAML: the character U+%04X".formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      throw wrong(
          reader.getLine(),
          "beyond a limit: %s; write lists and mappings out, not nested or as *aliases"
              .formatted(e.getMessage()));
    }
  }

  /** Returns the values of a mapping by key; it has only these keys, and all that are required. */
  public Map<String, Node> mapping(Node node, Keys keys) throws CatalogueException {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "expected a mapping of " + String.join(", ", keys.all()));
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!keys.all().contains(key)) {
        throw wrong(tuple.getKeyNode(), "unknown key " + key);
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), key + " is given twice");
      }
    }
    for (String key : keys.required()) {
      if (!fields.containsKey(key)) {
        throw wrong(node, key + " is missing");
      }
    }
    return fields;
  }

  /** Returns the items of a list. */
  public List<Node> list(Node node) throws CatalogueException {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong(node, "expected a list");
    }
    return sequence.getValue();
  }

  /** Whether a node is a list. */
  public boolean isList(Node node) {
    return node instanceof SequenceNode;
  }

  /** Whether a node is a mapping. */
  public boolean isMapping(Node node) {
    return node instanceof MappingNode;
  }

  /** Returns a value, stripped and not blank. */
  public String scalar(Node node) throws CatalogueException {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw wrong(node, "expected a value");
    }
    if (scalar.getValue().length() > MAX_VALUE_CHARS) {
      throw wrong(
          node,
          "a value of %d characters; at most %d are allowed"
              .formatted(scalar.getValue().length(), MAX_VALUE_CHARS));
    }
    return scalar.getValue().strip();
  }

  /** Returns the beginning of a message about a node: {@code FILE:LINE: }. */
  public String at(Node node) {
    return at(line(node));
  }

  /** Returns the line in which a node begins, counted from 0. */
  public static int line(Node node) {
    return node.getStartMark().getLine();
  }

  /** Returns the beginning of a message; {@code line} counts from 0. */
  public String at(int line) {
    return "%s:%d: ".formatted(file, line + 1);
  }

  /** Returns the exception to throw for a node. */
  public CatalogueException wrong(Node node, String what) {
    return new CatalogueException(at(node) + what);
  }

  /** Returns the exception to throw for a line, counted from 0. */
  public CatalogueException wrong(int line, String what) {
    return new CatalogueException(at(line) + what);
  }
}

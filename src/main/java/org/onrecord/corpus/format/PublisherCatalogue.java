package org.onrecord.corpus.format;

import java.net.IDN;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.catalogue.CatalogueReader;
import org.onrecord.catalogue.Keys;
import org.onrecord.catalogue.SharedCatalogue;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The publishers of articles by the host of their addresses. A host also stands for all below it:
 * {@code meridian.example} for {@code www.meridian.example}; of several that fit, the longest
 * counts.
 *
 * <p>YAML: {@code publishers:} and a list of mappings with {@code name} and {@code hosts} (a list).
 * CSV (RFC 4180, with a header): the columns {@code host} and {@code name}.
 */
public final class PublisherCatalogue extends SharedCatalogue {
  static final Keys KEYS = new Keys(List.of("name", "hosts"), List.of());

  /** A host as written, without scheme, port and wildcard. */
  static final Pattern HOST = Pattern.compile("[^\\s/:@*?#.,]+(\\.[^\\s/:@*?#.,]+)*");

  private static final Keys COLUMNS = new Keys(List.of("host", "name"), List.of());
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#@]*@)?([^/?#:@]+)");

  /**
   * A publisher's host.
   *
   * @param where its file and line, for messages
   */
  private record Entry(String name, String where) {}

  private final Map<String, String> byHost;

  private PublisherCatalogue(Map<String, String> byHost) {
    this.byHost = Map.copyOf(byHost);
  }

  private record Publishers(Map<String, String> byHost) implements Contents {
    @Override
    public PublisherCatalogue catalogue() {
      return new PublisherCatalogue(byHost);
    }
  }

  @Override
  protected Contents contents() {
    return new Publishers(byHost);
  }

  /** Returns a catalogue that knows no publisher. */
  public static PublisherCatalogue empty() {
    return new PublisherCatalogue(Map.of());
  }

  /**
   * Reads a catalogue: CSV if the file name ends in {@code .csv}, else YAML.
   *
   * @param file the file's name
   * @param text its text
   * @throws CatalogueException if the file is no such catalogue, or gives a host to two publishers
   */
  public static PublisherCatalogue read(Path file, String text) throws CatalogueException {
    CatalogueReader reader = new CatalogueReader(file);
    Map<String, Entry> entries = new LinkedHashMap<>();
    if (CatalogueReader.isCsv(file)) {
      for (CatalogueReader.Row row : reader.rows(text, COLUMNS)) {
        add(row.cell("host"), new Entry(row.cell("name"), reader.at(row.line())), entries);
      }
    } else {
      for (Node node : reader.entries(text, "publishers")) {
        Map<String, Node> fields = reader.mapping(node, KEYS);
        String name = reader.scalar(fields.get("name"));
        for (Node host : reader.list(fields.get("hosts"))) {
          add(reader.scalar(host), new Entry(name, reader.at(host)), entries);
        }
      }
    }
    Map<String, String> byHost = new LinkedHashMap<>();
    entries.forEach((host, entry) -> byHost.put(host, entry.name()));
    return new PublisherCatalogue(byHost);
  }

  private static void add(String host, Entry entry, Map<String, Entry> entries)
      throws CatalogueException {
    if (!HOST.matcher(host).matches()) {
      throw new CatalogueException(
          "%s\"%s\" is not a host, such as meridian.example".formatted(entry.where(), host));
    }
    Entry other = entries.putIfAbsent(key(host), entry);
    if (other != null && !other.name().equals(entry.name())) {
      throw new CatalogueException(
          "%shost %s is given to %s, and also to %s at %s"
              .formatted(
                  entry.where(),
                  host,
                  entry.name(),
                  other.name(),
                  other.where().replaceFirst(": $", "")));
    }
  }

  /**
   * Returns the publisher of an article.
   *
   * @param url its address
   * @param publisher its publisher as the corpus gives it: for many pages that is their host
   */
  public Optional<String> find(Optional<String> url, Optional<String> publisher) {
    return byHost.isEmpty()
        ? Optional.empty()
        : url.flatMap(PublisherCatalogue::host).or(() -> publisher).flatMap(this::ofHost);
  }

  private Optional<String> ofHost(String host) {
    String rest = key(host);
    while (!byHost.containsKey(rest) && rest.indexOf('.') >= 0) {
      rest = rest.substring(rest.indexOf('.') + 1);
    }
    return Optional.ofNullable(byHost.get(rest));
  }

  private static Optional<String> host(String url) {
    var authority = AUTHORITY.matcher(url);
    return authority.lookingAt() ? Optional.of(authority.group(1)) : Optional.empty();
  }

  /** Returns a host as it is compared: in lower case and ASCII, without a dot at its end. */
  private static String key(String host) {
    String plain = host.strip().replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
    try {
      return IDN.toASCII(plain);
    } catch (IllegalArgumentException e) {
      return plain;
    }
  }
}

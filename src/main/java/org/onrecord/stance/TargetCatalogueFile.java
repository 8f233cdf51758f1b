package org.onrecord.stance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.catalogue.CatalogueReader;
import org.onrecord.catalogue.Keys;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the targets of a {@link TargetCatalogue} from a YAML file. It has {@code targets:} and a
 * list of mappings with
 *
 * <ul>
 *   <li>{@code id}, {@code label}, {@code proposition};
 *   <li>{@code find}, a list of combinations, any of which is enough: mappings with {@code all} (a
 *       list; an item may itself be a list of alternatives), {@code any} and {@code none};
 *   <li>optionally {@code favour} and {@code oppose}, lists of phrases that are known to do so.
 * </ul>
 *
 * <p>A term is a {@link Term} as written, or {@code {lemma: WORDS}} for all forms of the words.
 */
public final class TargetCatalogueFile {
  static final Keys KEYS =
      new Keys(List.of("id", "label", "proposition", "find"), List.of("favour", "oppose"));
  static final Keys COMBINATION_KEYS = new Keys(List.of(), List.of("all", "any", "none"));
  static final Keys TERM_KEYS = new Keys(List.of("lemma"), List.of());
  static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /** A longer one would not fit into the target's part of the model's input. */
  static final int MAX_PROPOSITION_CHARS = 200;

  private final CatalogueReader reader;

  private TargetCatalogueFile(Path file) {
    reader = new CatalogueReader(file);
  }

  /**
   * Reads the targets of a file.
   *
   * @param file the file's name
   * @param text its text
   * @throws CatalogueException if it is not a catalogue of targets
   */
  public static List<Target> read(Path file, String text) throws CatalogueException {
    var catalogue = new TargetCatalogueFile(file);
    List<Target> targets = new ArrayList<>();
    for (Node node : catalogue.reader.entries(text, "targets")) {
      targets.add(catalogue.target(node));
    }
    return targets;
  }

  private Target target(Node node) throws CatalogueException {
    Map<String, Node> fields = reader.mapping(node, KEYS);
    Node id = fields.get("id");
    if (!ID.matcher(reader.scalar(id)).matches()) {
      throw reader.wrong(
          id, "id \"%s\" has more than letters, digits and . _ -".formatted(reader.scalar(id)));
    }
    Node proposition = fields.get("proposition");
    if (reader.scalar(proposition).length() > MAX_PROPOSITION_CHARS) {
      throw reader.wrong(
          proposition, "proposition has more than %d characters".formatted(MAX_PROPOSITION_CHARS));
    }
    List<Target.Combination> find = new ArrayList<>();
    Node findNode = fields.get("find");
    for (Node combination : reader.list(findNode)) {
      find.add(combination(combination));
    }
    if (find.isEmpty()) {
      throw reader.wrong(findNode, "find is empty");
    }
    List<Term> favour = terms(fields, "favour");
    List<Term> oppose = terms(fields, "oppose");
    if (favour.stream().anyMatch(oppose::contains)) {
      throw reader.wrong(fields.get("oppose"), "one phrase cannot both favour and oppose");
    }
    return new Target(
        reader.scalar(id),
        reader.scalar(fields.get("label")),
        reader.scalar(proposition),
        find,
        favour,
        oppose,
        reader.at(node));
  }

  private Target.Combination combination(Node node) throws CatalogueException {
    Map<String, Node> fields = reader.mapping(node, COMBINATION_KEYS);
    List<List<Term>> all = new ArrayList<>();
    if (fields.containsKey("all")) {
      for (Node item : reader.list(fields.get("all"))) {
        all.add(reader.isList(item) ? someTerms(item) : List.of(term(item)));
      }
    }
    if (fields.containsKey("any")) {
      all.add(someTerms(fields.get("any")));
    }
    if (all.isEmpty()) {
      throw reader.wrong(node, "a combination needs all or any");
    }
    return new Target.Combination(all, terms(fields, "none"));
  }

  private List<Term> terms(Map<String, Node> fields, String key) throws CatalogueException {
    return fields.containsKey(key) ? someTerms(fields.get(key)) : List.of();
  }

  private List<Term> someTerms(Node node) throws CatalogueException {
    List<Term> terms = new ArrayList<>();
    for (Node item : reader.list(node)) {
      terms.add(term(item));
    }
    if (terms.isEmpty()) {
      throw reader.wrong(node, "a list of terms is empty");
    }
    return terms;
  }

  private Term term(Node node) throws CatalogueException {
    boolean lemma = reader.isMapping(node);
    Node text = lemma ? reader.mapping(node, TERM_KEYS).get("lemma") : node;
    try {
      return Term.of(reader.scalar(text), lemma);
    } catch (IllegalArgumentException e) {
      throw reader.wrong(text, e.getMessage());
    }
  }
}

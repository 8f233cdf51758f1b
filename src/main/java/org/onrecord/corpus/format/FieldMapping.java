package org.onrecord.corpus.format;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Maps each field of an article to its place in a record: the name of a column, or the path of a
 * nested one, {@code body.content}. A field without a mapping has its own name.
 */
public final class FieldMapping implements Serializable {
  private static final FieldMapping OWN_NAMES = new FieldMapping(Map.of());

  private final EnumMap<ArticleField, String> paths = new EnumMap<>(ArticleField.class);
  private final EnumSet<ArticleField> mapped = EnumSet.noneOf(ArticleField.class);

  private FieldMapping(Map<ArticleField, String> given) {
    for (ArticleField field : ArticleField.values()) {
      paths.put(field, given.getOrDefault(field, field.toString()));
    }
    mapped.addAll(given.keySet());
  }

  /** Returns the mapping of each field to its own name. */
  public static FieldMapping ownNames() {
    return OWN_NAMES;
  }

  /**
   * Parses a mapping.
   *
   * @param assignments each {@code field=path}, such as {@code text=body.content}
   * @throws IllegalArgumentException if one cannot be parsed, or a field is mapped twice; the
   *     message says what to fix
   */
  public static FieldMapping of(List<String> assignments) {
    var given = new EnumMap<ArticleField, String>(ArticleField.class);
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      String name = assignment.substring(0, Math.max(0, equals)).strip();
      String path = assignment.substring(equals + 1).strip();
      if (equals < 0 || path.isEmpty()) {
        throw new IllegalArgumentException(
            "\"%s\" is not a field and its path, as in text=body.content".formatted(assignment));
      }
      ArticleField field =
          ArticleField.named(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "\"%s\" is not a field of an article; these are: %s"
                              .formatted(name, ArticleField.allNames())));
      if (given.put(field, path) != null) {
        throw new IllegalArgumentException("%s is mapped twice".formatted(field));
      }
    }
    return new FieldMapping(given);
  }

  /** Returns the path of a field. */
  String path(ArticleField field) {
    return paths.get(field);
  }

  /** Returns the path of each field. */
  Map<ArticleField, String> paths() {
    return Collections.unmodifiableMap(paths);
  }

  /** Returns the fields that were mapped explicitly; a table must have their columns. */
  Set<ArticleField> mapped() {
    return Collections.unmodifiableSet(mapped);
  }
}

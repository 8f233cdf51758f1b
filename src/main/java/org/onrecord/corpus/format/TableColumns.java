package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.BAD_SCHEMA;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the columns of a table that contain an article's fields. */
final class TableColumns {
  private static final int MAX_NAMES_SHOWN = 20;

  private TableColumns() {}

  /**
   * Returns the column of each field that has one.
   *
   * @param column returns the column with a name or path
   * @param names the names of all columns, for the message
   * @throws RejectedException BAD_SCHEMA if the text or an explicitly mapped field has no column,
   *     since every article of the table would lack it
   */
  static <C> Map<ArticleField, C> find(
      FieldMapping mapping, Function<String, Optional<C>> column, Collection<String> names)
      throws RejectedException {
    var found = new EnumMap<ArticleField, C>(ArticleField.class);
    for (ArticleField field : ArticleField.values()) {
      Optional<C> at = column.apply(mapping.path(field));
      at.ifPresent(c -> found.put(field, c));
      if (at.isEmpty() && (field == ArticleField.TEXT || mapping.mapped().contains(field))) {
        throw new RejectedException(
            BAD_SCHEMA,
            "no column %s for the %s; there are %s; say which with --fields=%s=COLUMN"
                .formatted(mapping.path(field), field, shown(names), field));
      }
    }
    return found;
  }

  private static String shown(Collection<String> names) {
    String first = String.join(", ", names.stream().limit(MAX_NAMES_SHOWN).toList());
    return names.isEmpty() ? "none" : names.size() > MAX_NAMES_SHOWN ? first + ", ..." : first;
  }
}

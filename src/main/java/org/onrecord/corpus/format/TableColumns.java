package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.BAD_SCHEMA;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the columns of a table that hold an article's fields. */
final class TableColumns {
  private static final int MOST_NAMES_SHOWN = 20;

  private TableColumns() {}

  /**
   * Returns the column of each field that has one.
   *
   * @param column gives the column at a name or path
   * @param names all there are, for the message
   * @throws RejectedException BAD_SCHEMA where the text has none, or a field that someone mapped:
   *     with every article of the table something would be missing that was asked for
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
    String first = String.join(", ", names.stream().limit(MOST_NAMES_SHOWN).toList());
    return names.isEmpty() ? "none" : names.size() > MOST_NAMES_SHOWN ? first + ", ..." : first;
  }
}

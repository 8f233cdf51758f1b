package org.onrecord.report;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Numbers for ids, from 0. The id with the most rows comes first; of equals, the first in
 * alphabetical order.
 *
 * @param <T> the class of the rows that have the ids
 */
final class Dictionary<T> {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<T> rows = new ArrayList<>();
  private final Function<T, String> id;
  private final Function<T, String> name;

  Dictionary(Collection<T> all, Function<T, String> id, Function<T, String> name) {
    this.id = id;
    this.name = name;
    Map<String, List<T>> byId = all.stream().collect(groupingBy(id, LinkedHashMap::new, toList()));
    byId.entrySet().stream()
        .sorted(
            comparingInt((Map.Entry<String, List<T>> entry) -> -entry.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            entry -> {
              numbers.put(entry.getKey(), rows.size());
              rows.add(longestNamed(entry.getValue()));
            });
  }

  /** Names may differ between days. As in the summaries, the longest is used. */
  private T longestNamed(List<T> same) {
    return same.stream()
        .min(comparingInt((T row) -> -name.apply(row).length()).thenComparing(name))
        .orElseThrow();
  }

  /** Returns the number of a row's id. */
  int number(T row) {
    return numbers.get(id.apply(row));
  }

  /** Writes an array with a value for each id, in the order of their numbers. */
  void write(JsonGenerator json, String field, Function<T, String> value) throws IOException {
    json.writeArrayFieldStart(field);
    for (T row : rows) {
      json.writeString(value.apply(row));
    }
    json.writeEndArray();
  }
}

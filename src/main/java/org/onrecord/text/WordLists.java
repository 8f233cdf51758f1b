package org.onrecord.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the word lists among the resources: one entry a line, {@code #} begins a comment line. The
 * order of the lines has no meaning.
 */
public final class WordLists {
  private WordLists() {}

  /**
   * Returns the entries of a word list, in the file's order, without blank and comment lines.
   *
   * @param owner the class in whose package the file is
   * @param resource the file's name, relative to that package
   * @throws IllegalStateException if the jar lacks the file
   */
  public static List<String> lines(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + owner.getPackageName() + "/" + resource);
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a table whose lines have the form {@code key: value}, sorted by key.
   *
   * @param owner the class in whose package the file is
   * @param resource the file's name, relative to that package
   * @throws IllegalStateException if the jar lacks the file, a line has no colon, or a key occurs
   *     twice
   */
  public static Map<String, String> table(Class<?> owner, String resource) {
    var table = new TreeMap<String, String>();
    for (String line : lines(owner, resource)) {
      int colon = line.indexOf(':');
      if (colon < 0
          || table.put(line.substring(0, colon), line.substring(colon + 1).strip()) != null) {
        throw new IllegalStateException(resource + ": wrong or repeated entry: " + line);
      }
    }
    return table;
  }

  /** Returns a table whose values are words separated by spaces; otherwise as {@link #table}. */
  public static Map<String, Set<String>> wordTable(Class<?> owner, String resource) {
    var words = new TreeMap<String, Set<String>>();
    table(owner, resource).forEach((key, value) -> words.put(key, Set.of(value.split("\\s+", -1))));
    return words;
  }
}

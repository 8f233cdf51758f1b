package org.onrecord.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the word lists among the resources: one entry a line, {@code #} begins a comment line. */
public final class WordLists {
  private WordLists() {}

  /**
   * Returns the entries of a word list, in the file's order, without blank and comment lines.
   *
   * @param owner the class in whose package the file is
   * @param resource the file's name
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
}

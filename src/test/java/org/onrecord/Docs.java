package org.onrecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of documentation, for the tests that check them. */
final class Docs {
  static final Path README = Path.of("README.md");
  static final Path FOLDER = Path.of("src/docs");

  private static final Pattern FENCE = Pattern.compile("```(\\w*)");
  private static final Pattern INLINE_CODE = Pattern.compile("`([^`\n]+)`");

  private Docs() {}

  /**
   * A fenced block of code.
   *
   * @param language the language after the opening fence; empty for output
   * @param lines the lines between the fences
   */
  record Block(String language, List<String> lines) {}

  /** Returns the README, then the pages in {@code src/docs} by name, then the other pages. */
  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(README));
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    Stream.of("CONTRIBUTING.md", "CHANGELOG.md", "seeds/README.md")
        .map(Path::of)
        .forEach(pages::add);
    return pages;
  }

  /** Returns the fenced blocks of a page, in order. */
  static List<Block> blocks(String page) {
    List<Block> blocks = new ArrayList<>();
    boolean inside = false;
    for (String line : page.lines().toList()) {
      Matcher fence = FENCE.matcher(line);
      if (fence.matches()) {
        inside = !inside;
        if (inside) {
          blocks.add(new Block(fence.group(1), new ArrayList<>()));
        }
      } else if (inside) {
        blocks.get(blocks.size() - 1).lines().add(line);
      }
    }
    return blocks;
  }

  /** Returns a page without its fenced blocks. */
  static String prose(String page) {
    return page.replaceAll("(?ms)^```.*?^```$", "");
  }

  /** Returns what stands in backticks in a page's prose, in order. */
  static List<String> inlineCode(String page) {
    return INLINE_CODE.matcher(prose(page)).results().map(code -> code.group(1)).toList();
  }
}

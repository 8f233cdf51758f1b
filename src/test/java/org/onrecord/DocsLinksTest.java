package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation refers to exists: pages, headings, and the classes it names. */
class DocsLinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  /** A class, with or without its package below {@code org.onrecord}, and what follows its name. */
  private static final Pattern CLASS =
      Pattern.compile("((?:[a-z]+\\.)*)([A-Z]\\w*[a-z]\\w*)(?:\\.\\w+)*(?:\\(.*\\))?");

  /** Classes of libraries that the architecture page names. */
  private static final Set<String> OF_LIBRARIES = Set.of("PTransform", "PipelineOptions");

  /** A row of the table of packages: the package, its content, and the packages it may use. */
  private static final Pattern PACKAGE_ROW =
      Pattern.compile("(?m)^\\| `([a-z.]+)` \\| [^|]+ \\| ?([^|]*)\\|$");

  private static final Pattern WORD_LISTS = Pattern.compile("(?s)\n### Word lists\n.*?\n## ");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([\\w./-]+)` \\|");
  private static final Path RESOURCES = Path.of("src/main/resources/org/onrecord");

  private static final Path MAIN = Path.of("src/main/java/org/onrecord");

  @Test
  void linksLeadToPagesAndHeadings() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : Docs.pages()) {
      String prose = Docs.prose(Files.readString(page)).replaceAll("`[^`\n]*`", "");
      for (String link : LINK.matcher(prose).results().map(found -> found.group(1)).toList()) {
        if (!link.matches("https?://.*") && !resolves(page, link)) {
          broken.add(page + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean resolves(Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? page : page.resolveSibling(path);
    return Files.exists(target)
        && (hash < 0 || anchors(Files.readString(target)).contains(link.substring(hash + 1)));
  }

  /** Returns the anchors that GitHub gives the headings of a page. */
  private static List<String> anchors(String page) {
    return HEADING
        .matcher(Docs.prose(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void theMapNamesEveryPage() throws IOException {
    String readme = Files.readString(Docs.README);
    assertThat(Docs.pages().stream().filter(page -> !page.equals(Docs.README)).map(Path::toString))
        .allSatisfy(page -> assertThat(readme).contains("](" + page + ")"));
  }

  @Test
  void eachPageBeginsWithWhatOneCanDoAfterReadingIt() throws IOException {
    for (Path page : Docs.pages()) {
      if (page.startsWith(Docs.FOLDER)) {
        assertThat(Files.readString(page))
            .containsPattern("^# .*\n\nAfter reading this page you can");
      }
    }
  }

  @Test
  void theArchitectureHasThePackagesAsTheyAreChecked() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (MatchResult row :
        PACKAGE_ROW
            .matcher(Files.readString(Docs.FOLDER.resolve("architecture.md")))
            .results()
            .toList()) {
      documented.put(row.group(1), Set.copyOf(Docs.inlineCode(row.group(2))));
    }
    assertThat(documented).isEqualTo(new TreeMap<>(ArchitectureTest.MAY_USE));
  }

  @Test
  void theArchitectureHasEveryWordList() throws IOException {
    String page = Files.readString(Docs.FOLDER.resolve("architecture.md"));
    Matcher section = WORD_LISTS.matcher(page);
    assertThat(section.find()).isTrue();
    List<Path> documented =
        FIRST_CELL
            .matcher(section.group())
            .results()
            .map(row -> RESOURCES.resolve(row.group(1)))
            .toList();
    assertThat(documented).isNotEmpty().allSatisfy(path -> assertThat(path).exists());
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".txt")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(documented.contains(file) || documented.contains(file.getParent()))
                      .as("%s is in the table", file)
                      .isTrue());
    }
  }

  @Test
  void theClassesThatTheArchitectureNamesExist() throws IOException {
    String page = Files.readString(Docs.FOLDER.resolve("architecture.md"));
    List<String> named =
        Docs.inlineCode(page).stream().filter(CLASS.asMatchPredicate()).distinct().toList();
    List<Path> sources = sources();
    assertThat(named).hasSizeGreaterThan(100);
    assertThat(named).filteredOn(Predicate.not(name -> exists(name, sources))).isEmpty();
  }

  private static boolean exists(String name, List<Path> sources) {
    Matcher parts = CLASS.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(name);
    }
    if (OF_LIBRARIES.contains(parts.group(2))) {
      return true;
    }
    String file = parts.group(2) + ".java";
    return parts.group(1).isEmpty()
        ? sources.stream().map(Path::getFileName).map(Path::toString).anyMatch(file::equals)
            || Files.exists(Path.of("src/main/avro", parts.group(2) + ".avsc"))
        : sources.contains(MAIN.resolve(parts.group(1).replace('.', '/')).resolve(file));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> main = Files.walk(MAIN);
        Stream<Path> test = Files.walk(Path.of("src/test/java"))) {
      return Stream.concat(main, test).toList();
    }
  }
}

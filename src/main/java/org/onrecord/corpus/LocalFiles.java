package org.onrecord.corpus;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Files on the local disk. Beam's own listing takes every name for a pattern and passes over what
 * is no file without a word; here, a name that exists is that file, and what cannot be read is
 * listed too, so that {@link #problem} can tell why.
 */
final class LocalFiles {
  private static final char SEPARATOR = File.separatorChar;
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  /** What {@code **} does not match in the JDK, although names can contain it. */
  private static final Pattern LINE_END = Pattern.compile("[\n\r\u0085\u2028\u2029]");

  private static final String NO_LINE_END = "\u0001";
  private static final char UNDECODABLE = '\uFFFD';

  private LocalFiles() {}

  /**
   * Returns what an input names: the file of exactly this name if there is one, else what its
   * pattern matches, without folders except those that cannot be listed.
   *
   * @param workingDirectory where a relative input starts; its name is no pattern
   * @param input a name or a pattern, with the wildcards of {@link FileSystems} except backslash
   * @throws FileNotFoundException if it is the name of a folder
   * @throws IllegalArgumentException if it is neither a file's name nor a valid pattern
   */
  static List<Path> matching(Path workingDirectory, String input) throws IOException {
    Optional<Path> named = named(workingDirectory, input);
    if (named.isPresent()) {
      if (Files.isDirectory(named.get())) {
        throw new FileNotFoundException(input + " is a folder; name its files, as in folder/*");
      }
      return List.of(named.get());
    }
    String pattern = new File(input).getPath(); // Without doubled separators.
    boolean absolute = new File(input).isAbsolute();
    int root = absolute ? pattern.indexOf(SEPARATOR) + 1 : 0;
    Path base = absolute ? Path.of(pattern.substring(0, root)) : workingDirectory;
    return matching(base, List.of(pattern.substring(root).split(Pattern.quote(File.separator))));
  }

  private static Optional<Path> named(Path workingDirectory, String input) {
    try {
      Path path = workingDirectory.resolve(input);
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // On Windows, a pattern is no path.
    }
  }

  private static List<Path> matching(Path base, List<String> parts) throws IOException {
    Path begin = base;
    int literal = 0;
    while (literal < parts.size() - 1 && !WILDCARD.matcher(parts.get(literal)).find()) {
      begin = begin.resolve(parts.get(literal++));
    }
    // A part with ** matches at any depth, and braces can contain the separator.
    int plain = literal;
    while (plain < parts.size() && !parts.get(plain).matches("(?s).*(?:\\*\\*|\\{).*")) {
      plain++;
    }
    List<Predicate<Path>> folders = new ArrayList<>();
    for (int depth = literal + 1; depth <= plain; depth++) {
      folders.add(matcher(base, parts.subList(0, depth)));
    }
    Predicate<Path> files = matcher(base, parts);
    int depth = plain == parts.size() ? plain - literal : Integer.MAX_VALUE;
    var walk = new Walk(begin, folders, files);
    if (Files.isDirectory(begin)) {
      Files.walkFileTree(begin, Set.of(FileVisitOption.FOLLOW_LINKS), depth, walk);
    }
    return walk.found;
  }

  private static Predicate<Path> matcher(Path base, List<String> parts) {
    String glob = String.join(File.separator, parts).replace("\\", "\\\\");
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + oneLine(glob));
    return path -> {
      Path below = path.subpath(base.getNameCount(), path.getNameCount());
      return matcher.matches(
          LINE_END.matcher(below.toString()).find() ? Path.of(oneLine(below.toString())) : below);
    };
  }

  private static String oneLine(String name) {
    return LINE_END.matcher(name).replaceAll(NO_LINE_END);
  }

  /** Collects what matches, and enters only folders in which something can match. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Path> found = new ArrayList<>();
    private final Path begin;
    private final List<Predicate<Path>> folders;
    private final Predicate<Path> files;

    Walk(Path begin, List<Predicate<Path>> folders, Predicate<Path> files) {
      this.begin = begin;
      this.folders = folders;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return mayContain(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    private boolean mayContain(Path folder) {
      int depth = folder.getNameCount() - begin.getNameCount();
      return depth == 0 || depth > folders.size() || folders.get(depth - 1).test(folder);
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      // At the greatest depth, folders are visited as files.
      if (!attributes.isDirectory() && files.test(path)) {
        found.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
      if (e instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE; // The folder is visited by its other name.
      }
      if (path.equals(begin)) {
        throw e;
      }
      boolean wanted = Files.isDirectory(path) ? mayContain(path) : files.test(path);
      if (wanted) {
        found.add(path);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /**
   * Returns why a file that was listed cannot be read; empty if it may be tried. A file that has
   * gone may come back, so trying it is left to the caller.
   *
   * @param name the absolute path
   */
  static Optional<String> problem(String name) throws IOException {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      return Optional.of(undecodable());
    }
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return Optional.of("the folder cannot be listed");
      } else if (!attributes.isRegularFile()) {
        return Optional.of("a pipe, socket or device, not a file");
      }
      return Files.isReadable(path) ? Optional.empty() : Optional.of("no permission to read it");
    } catch (FileSystemException e) {
      if (Files.isSymbolicLink(path)) {
        return Optional.of("a link to nothing that can be reached");
      }
      return name.indexOf(UNDECODABLE) < 0 ? Optional.empty() : Optional.of(undecodable());
    }
  }

  private static String undecodable() {
    return "its name has bytes that are no characters in this locale (%s)"
        .formatted(System.getProperty("sun.jnu.encoding"));
  }
}

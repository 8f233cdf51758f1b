package org.onrecord.corpus;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names of input files. A relative pattern is resolved against the client's working directory,
 * which workers do not share. The files that it matches are named relative to that directory, so
 * that the output does not depend on where the corpus is stored.
 *
 * @param workingDirectory an absolute path without "." and ".."
 */
record InputNames(String workingDirectory) implements Serializable {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9+.]++:/.*+");
  private static final String FILE_SCHEME = "file:";

  /** Returns names relative to this process' working directory. */
  static InputNames ofThisProcess() {
    return new InputNames(Path.of("").toAbsolutePath().normalize().toString());
  }

  /** Returns a pattern that matches the same files on every worker. */
  String resolve(String pattern) {
    return isRelative(pattern)
        ? workingDirectory + File.separator + withoutFileScheme(pattern)
        : pattern;
  }

  /**
   * Returns the {@code source_uri} of a file.
   *
   * @param pattern the pattern, as given
   * @param resource a file that the resolved pattern matches, as its file system names it: a local
   *     one by its absolute path without "." and ".."
   */
  String sourceUri(String pattern, String resource) {
    // A file has one name, and its article one id, for ./seeds/a.txt and seeds/a.txt.
    return isRelative(pattern)
        ? Path.of(workingDirectory)
            .relativize(Path.of(resource))
            .toString()
            .replace(File.separatorChar, '/')
        : resource;
  }

  private static boolean isRelative(String pattern) {
    String path = withoutFileScheme(pattern);
    return !SCHEME.matcher(path).matches() && !new File(path).isAbsolute();
  }

  private static String withoutFileScheme(String pattern) {
    return pattern.regionMatches(true, 0, FILE_SCHEME, 0, FILE_SCHEME.length())
        ? pattern.substring(FILE_SCHEME.length())
        : pattern;
  }
}

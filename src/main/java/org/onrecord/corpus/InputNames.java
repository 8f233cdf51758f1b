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
  private static final Pattern SCHEME = Pattern.compile("(?s)[a-zA-Z][-a-zA-Z0-9+.]++:/.*+");
  private static final String FILE_SCHEME = "file:";

  /** Returns names relative to this process' working directory. */
  static InputNames ofThisProcess() {
    return new InputNames(Path.of("").toAbsolutePath().normalize().toString());
  }

  /** Returns the working directory as a path. */
  Path directory() {
    return Path.of(workingDirectory);
  }

  /**
   * Returns the {@code source_uri} of a local file.
   *
   * @param input the input that matches it, as given
   * @param file its absolute path without "." and ".."
   */
  String sourceUri(String input, Path file) {
    // A file has one name, and its article one id, for ./seeds/a.txt and seeds/a.txt.
    return new File(withoutFileScheme(input)).isAbsolute()
        ? file.toString()
        : directory().relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** Returns whether an input, or a file, is on the local disk. */
  static boolean isLocal(String input) {
    return !SCHEME.matcher(withoutFileScheme(input)).matches();
  }

  /** Returns the path of an input on the local disk. */
  static String withoutFileScheme(String pattern) {
    return pattern.regionMatches(true, 0, FILE_SCHEME, 0, FILE_SCHEME.length())
        ? pattern.substring(FILE_SCHEME.length())
        : pattern;
  }
}

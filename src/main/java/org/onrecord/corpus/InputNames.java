package org.onrecord.corpus;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names of input files. A relative pattern is resolved against the client's working directory,
 * which a worker does not share, and the files that it matches are named relative to it again, so
 * that the records' bytes do not depend on where the checkout lies.
 *
 * @param workingDirectory an absolute path, without any "." and ".."
 */
record InputNames(String workingDirectory) implements Serializable {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9+.]++:/.*+");
  private static final String FILE_SCHEME = "file:";

  /** Returns names relative to this process' working directory. */
  static InputNames ofThisProcess() {
    return new InputNames(Path.of("").toAbsolutePath().normalize().toString());
  }

  /** Returns the pattern such that it means the same files on every worker. */
  String resolve(String pattern) {
    return isRelative(pattern)
        ? workingDirectory + File.separator + withoutFileScheme(pattern)
        : pattern;
  }

  /**
   * Returns the {@code source_uri} of a file.
   *
   * @param pattern the pattern, as given
   * @param resource the file that {@link #resolve}'s answer to it matched, as its file system names
   *     it: for a local one its absolute path without any "." and ".."
   */
  String sourceUri(String pattern, String resource) {
    // So ./seeds/a.txt and seeds/a.txt give a file one name, and its article one id.
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

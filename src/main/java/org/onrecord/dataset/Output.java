package org.onrecord.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Where a run writes: the published files and, below {@code .staging/RUN}, the files that are not
 * published yet.
 *
 * @param root the output, absolute or with a scheme, without a trailing slash
 * @param run the run's id, unique among the runs on this output
 */
public record Output(String root, String run) implements Serializable {
  private static final String STAGING = ".staging";
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9+.]+:/.*");

  /** Returns the output of a run; a relative path is resolved against the working directory. */
  public static Output of(String location, String run) {
    String root =
        SCHEME.matcher(location).matches()
            ? location
            : Path.of(location).toAbsolutePath().normalize().toString();
    return new Output(root.replaceFirst("/+$", ""), run);
  }

  /** Returns the published file with this path relative to the output. */
  public ResourceId published(String path) {
    return file(root + "/" + path);
  }

  /**
   * Creates a published file, or replaces it.
   *
   * @param path relative to the output
   * @param mimeType the type that a store gives for the file
   */
  public OutputStream create(String path, String mimeType) throws IOException {
    return Channels.newOutputStream(FileSystems.create(published(path), mimeType));
  }

  /** Returns the file with this path relative to the run's staging folder. */
  public ResourceId staged(String path) {
    return file(stagingFolder() + "/" + path);
  }

  /** Returns a published file's path relative to the output. */
  String relative(ResourceId published) {
    String path = published.toString();
    if (!path.startsWith(root + "/")) {
      throw new IllegalArgumentException("%s is not below %s".formatted(path, root));
    }
    return path.substring(root.length() + 1);
  }

  /** Whether it is a file on a local disk, so that nothing can be written below it. */
  public boolean isFile() {
    return isLocal() && Files.isRegularFile(Path.of(file(root).toString()));
  }

  /** Whether the output is on a local disk. */
  boolean isLocal() {
    return file(root).getScheme().equals("file");
  }

  /** Returns the folder in which this run stages its files. */
  String stagingFolder() {
    return allStaging() + "/" + run;
  }

  /** Returns the folder that contains the staging folders of all runs. */
  String allStaging() {
    return root + "/" + STAGING;
  }

  /** Returns the id of the run that staged a file. */
  String runOf(ResourceId staged) {
    String below = staged.toString().substring(allStaging().length() + 1);
    return below.substring(0, below.indexOf('/') < 0 ? below.length() : below.indexOf('/'));
  }

  private static ResourceId file(String spec) {
    return FileSystems.matchNewResource(spec, false);
  }
}

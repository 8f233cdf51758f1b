package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.ActorCatalogueFile;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.corpus.format.PublisherCatalogue;
import org.onrecord.job.Measure;
import org.onrecord.job.UsageException;
import org.onrecord.stance.Target;
import org.onrecord.stance.TargetCatalogue;
import org.onrecord.stance.TargetCatalogueFile;

/** Reads the catalogues that options name. A message for the user is one line. */
final class Catalogues {
  private Catalogues() {}

  /**
   * What was read, and the files that it was read from.
   *
   * @param files with the checksums of the bytes that were read
   */
  record Loaded<T>(T catalogue, List<Measure.SourceFile> files) {}

  @FunctionalInterface
  private interface Reading<T> {
    T read(Path file, String text) throws CatalogueException;
  }

  /**
   * Reads the catalogue of actors.
   *
   * @param shown how messages name the option
   * @throws UsageException if it cannot be read or is invalid
   */
  static Loaded<ActorCatalogue> actors(String file, String shown) {
    return read(file, shown, ActorCatalogueFile::read);
  }

  /** Reads the catalogue of publishers; throws as {@link #actors} does. */
  static Loaded<PublisherCatalogue> publishers(String file, String shown) {
    return read(file, shown, PublisherCatalogue::read);
  }

  /**
   * Reads the catalogues of issues and merges them.
   *
   * @param patterns files, or glob patterns of file names in a folder
   * @param shown how messages name the option
   * @param actors the known actors; no issue may have the id of one
   * @throws UsageException if one cannot be read or is invalid, or if a pattern matches no file
   */
  static Loaded<TargetCatalogue> targets(
      List<String> patterns, String shown, ActorCatalogue actors) {
    List<Target> targets = new ArrayList<>();
    List<Measure.SourceFile> sources = new ArrayList<>();
    for (String pattern : patterns) {
      for (String file : files(pattern, shown)) {
        Loaded<List<Target>> some = read(file, shown, TargetCatalogueFile::read);
        targets.addAll(some.catalogue());
        sources.addAll(some.files());
      }
    }
    for (Target target : targets) {
      actors
          .entry(target.id())
          .ifPresent(
              actor -> {
                throw new UsageException(
                    "%sid %s is already used by the actor %s, %s"
                        .formatted(
                            target.where(),
                            target.id(),
                            actor.name(),
                            actor.where().replaceFirst(": $", "")));
              });
    }
    try {
      return new Loaded<>(TargetCatalogue.of(targets), sources);
    } catch (CatalogueException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static List<String> files(String pattern, String shown) {
    int name = pattern.lastIndexOf('/') + 1;
    if (!isPattern(pattern) || Files.exists(Path.of(pattern))) {
      return List.of(pattern);
    }
    if (isPattern(pattern.substring(0, name))) {
      throw new UsageException(
          "%s: %s: only the file name may contain * and ?".formatted(shown, pattern));
    }
    String folder = pattern.substring(0, name);
    List<String> files = new ArrayList<>();
    // Only * and ? are patterns here, unlike in Java.
    String glob = pattern.substring(name).replaceAll("[\\[\\]{}\\\\]", "\\\\$0");
    try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(folder), glob)) {
      found.forEach(file -> files.add(file.toString()));
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new UsageException("%s: there is no folder %s".formatted(shown, folder));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("%s: cannot read %s: %s".formatted(shown, pattern, Causes.of(e)));
    }
    if (files.isEmpty()) {
      throw new UsageException("%s: no file matches %s".formatted(shown, pattern));
    }
    Collections.sort(files);
    return files;
  }

  private static boolean isPattern(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
  }

  private static <T> Loaded<T> read(String name, String shown, Reading<T> reading) {
    try {
      Path file = Path.of(name);
      byte[] bytes = Files.readAllBytes(file);
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Loaded<>(
          reading.read(file, text), List.of(Measure.SourceFile.of(file.toString(), bytes)));
    } catch (CatalogueException e) {
      throw new UsageException(e.getMessage());
    } catch (NoSuchFileException e) {
      throw new UsageException("%s: there is no file %s".formatted(shown, name));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("%s: cannot read %s: %s".formatted(shown, name, Causes.of(e)));
    }
  }
}

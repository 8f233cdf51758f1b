package org.onrecord.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;

/**
 * The files of a corpus, as Beam's file systems list and open them. {@link ReadCorpus} reads them
 * on the workers; a command looks at them here before it starts a run.
 */
public final class CorpusFiles {
  /** Characters with a meaning in the patterns of a file system. */
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]{}\\\\]");

  /** Those that, as a pattern, do not even match themselves. */
  private static final Pattern UNLIKE_ITSELF = Pattern.compile("[\\[\\\\]");

  private CorpusFiles() {}

  /**
   * A file of the corpus.
   *
   * @param sourceUri the name that records have as their source
   * @param format the format, or the kind of archive, that the name indicates; empty if it
   *     indicates none
   * @param bytes the size as stored
   */
  public record InputFile(String sourceUri, Optional<String> format, long bytes) {}

  /**
   * What one worker reads at a time: a file, or a part of a large one.
   *
   * @param resource its name in its store: a local file's absolute path
   */
  record FilePart(ListedFile listed, String resource, ByteRange range) {
    String sourceUri() {
      return listed.sourceUri();
    }

    long fileBytes() {
      return listed.bytes();
    }

    FilePart withRange(ByteRange newRange) {
      return new FilePart(listed, resource, newRange);
    }

    /** Returns the whole file. */
    StoredFile file(LongConsumer bytesRead) {
      return new BeamFile(resource, fileBytes(), bytesRead);
    }
  }

  /**
   * Returns whether an input matches at least one file and no folder.
   *
   * @throws IOException if its file system cannot be reached
   * @throws IllegalArgumentException if its file system does not understand the pattern
   */
  public static boolean matchesFiles(String input) throws IOException {
    try {
      match(InputNames.ofThisProcess(), input);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * Returns the files that are read, sorted by name, without sidecars.
   *
   * @throws IOException if a file system cannot be reached, or an input matches no file
   */
  public static List<InputFile> files(CorpusSettings settings) throws IOException {
    return match(InputNames.ofThisProcess(), settings).stream()
        .map(file -> new InputFile(file.sourceUri(), kind(settings, file), file.fileBytes()))
        .sorted(Comparator.comparing(InputFile::sourceUri))
        .toList();
  }

  private static Optional<String> kind(CorpusSettings settings, FilePart file) {
    String name = Compression.unpackedName(file.sourceUri());
    return settings
        .layout()
        .format()
        .or(() -> CorpusFormat.ofName(name))
        .map(CorpusFormat::toString)
        .or(() -> Archive.promisedBy(name).map(Archive::toString));
  }

  /**
   * Reads the first records of a file.
   *
   * @param settings as for the whole corpus
   * @param sourceUri the file, as {@link #files} names it
   * @param maxRecords how many records are read at most
   * @throws IOException if the file cannot be read
   */
  public static CorpusSample sample(CorpusSettings settings, String sourceUri, int maxRecords)
      throws IOException {
    FilePart file = match(InputNames.ofThisProcess(), sourceUri).get(0);
    var bytes = new AtomicLong();
    return CorpusSample.of(
        settings, sourceUri, file.file(bytes::addAndGet), bytes::get, maxRecords);
  }

  /**
   * Returns the files that the inputs match, each once, without sidecars. The first input that
   * matches a file determines its name.
   */
  static Collection<FilePart> match(InputNames names, CorpusSettings settings) throws IOException {
    Map<String, FilePart> files = new LinkedHashMap<>();
    for (String input : settings.inputs()) {
      for (FilePart file : match(names, input)) {
        files.putIfAbsent(file.resource(), file);
      }
    }
    for (String resource : List.copyOf(files.keySet())) {
      Optional<String> sidecar = settings.layout().sidecarName(Compression.unpackedName(resource));
      // What cannot be read or is empty must not vanish as a sidecar: it is read like other files.
      if (sidecar.isPresent()
          && files.containsKey(sidecar.get())
          && files.get(sidecar.get()).fileBytes() > 0
          && problem(sidecar.get()).isEmpty()) {
        files.remove(sidecar.get());
      }
    }
    return files.values();
  }

  /** Returns the files that an input names or matches, at least one. */
  private static List<FilePart> match(InputNames names, String input) throws IOException {
    List<FilePart> files = new ArrayList<>();
    if (InputNames.isLocal(input)) {
      String path = InputNames.withoutFileScheme(input);
      for (Path found : LocalFiles.matching(names.directory(), path)) {
        Path file = found.normalize();
        files.add(
            new FilePart(
                listed(names.sourceUri(input, file), file), file.toString(), ByteRange.ALL));
      }
    } else {
      for (MatchResult.Metadata found : remote(input)) {
        files.add(new FilePart(listed(found), found.resourceId().toString(), ByteRange.ALL));
      }
    }
    if (files.isEmpty()) {
      throw new FileNotFoundException("No files matched spec: " + input);
    }
    return files;
  }

  private static ListedFile listed(String sourceUri, Path file) throws IOException {
    return Files.isRegularFile(file)
        ? new ListedFile(
            sourceUri,
            Files.size(file),
            Optional.of(Instant.ofEpochMilli(Files.getLastModifiedTime(file).toMillis())),
            Optional.empty())
        : new ListedFile(sourceUri, 0, Optional.empty(), Optional.empty());
  }

  private static ListedFile listed(MatchResult.Metadata file) {
    return new ListedFile(
        file.resourceId().toString(),
        file.sizeBytes(),
        Optional.of(file.lastModifiedMillis())
            .filter(millis -> millis > 0)
            .map(Instant::ofEpochMilli),
        Optional.ofNullable(file.checksum()));
  }

  /** Returns the files that an input elsewhere names or matches. */
  private static List<MatchResult.Metadata> remote(String input) throws IOException {
    Optional<MatchResult.Metadata> named =
        UNLIKE_ITSELF.matcher(input).find() ? remoteFile(input) : Optional.empty();
    if (named.isPresent()) {
      return List.of(named.get());
    }
    List<MatchResult.Metadata> found =
        FileSystems.match(input, EmptyMatchTreatment.ALLOW).metadata();
    List<MatchResult.Metadata> exact =
        found.stream().filter(file -> file.resourceId().toString().equals(input)).toList();
    return (exact.isEmpty() ? found : exact)
        .stream().filter(file -> !file.resourceId().isDirectory()).toList();
  }

  /**
   * Returns the file of exactly this name, which is no pattern. Beam takes every name for one; a
   * question mark in place of each special character matches that character too.
   */
  private static Optional<MatchResult.Metadata> remoteFile(String name) throws IOException {
    String pattern = SPECIAL.matcher(name).replaceAll("?");
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
        .filter(file -> file.resourceId().toString().equals(name))
        .findFirst();
  }

  /** Returns why a file that an input matches cannot be opened, where that is known. */
  private static Optional<String> problem(String resource) throws IOException {
    if (InputNames.isLocal(resource)) {
      return LocalFiles.problem(resource);
    }
    return FileSystems.matchNewResource(resource, false).toString().equals(resource)
        ? Optional.empty()
        : Optional.of("its store cannot look up this name");
  }

  /** A file in one of Beam's file systems, which counts bytes as they are read. */
  private record BeamFile(String resource, long size, LongConsumer bytesRead)
      implements StoredFile {
    @Override
    public Optional<String> problem() throws IOException {
      return CorpusFiles.problem(resource);
    }

    @Override
    public ReadableByteChannel open() throws IOException {
      return FileSystems.open(FileSystems.matchNewResource(resource, false));
    }

    @Override
    public byte[] neighbour(String name, int maxBytes) throws IOException {
      Optional<ResourceId> neighbour =
          InputNames.isLocal(resource)
              ? localNeighbour(name)
              : remoteFile(resource.substring(0, resource.lastIndexOf('/') + 1) + name)
                  .map(MatchResult.Metadata::resourceId);
      if (neighbour.isEmpty()) {
        return new byte[0];
      }
      try (InputStream in = Channels.newInputStream(FileSystems.open(neighbour.get()))) {
        return in.readNBytes(maxBytes);
      }
    }

    private Optional<ResourceId> localNeighbour(String name) throws IOException {
      Path path = Path.of(resource).resolveSibling(name);
      return Files.exists(path) && CorpusFiles.problem(path.toString()).isEmpty()
          ? Optional.of(FileSystems.matchNewResource(path.toString(), false))
          : Optional.empty();
    }

    @Override
    public void wasRead(int bytes) {
      bytesRead.accept(bytes);
    }
  }
}

package org.onrecord.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;

/**
 * The files of a corpus, as Beam's file systems list and open them. {@link ReadCorpus} reads them
 * on the workers; a command looks at them here before it starts a run.
 */
public final class CorpusFiles {
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

  /** What one worker reads at a time: a file, or a part of a large one. */
  record FilePart(ListedFile listed, ResourceId resource, ByteRange range) {
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
      match(InputNames.ofThisProcess().resolve(input));
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
    MatchResult.Metadata file = match(InputNames.ofThisProcess().resolve(sourceUri)).get(0);
    var bytes = new AtomicLong();
    return CorpusSample.of(
        settings,
        sourceUri,
        new BeamFile(file.resourceId(), file.sizeBytes(), bytes::addAndGet),
        bytes::get,
        maxRecords);
  }

  /**
   * Returns the files that the inputs match, each once, without sidecars. The first input that
   * matches a file determines its name.
   */
  static Collection<FilePart> match(InputNames names, CorpusSettings settings) throws IOException {
    Map<String, FilePart> files = new LinkedHashMap<>();
    for (String input : settings.inputs()) {
      for (MatchResult.Metadata file : match(names.resolve(input))) {
        String resource = file.resourceId().toString();
        files.putIfAbsent(
            resource,
            new FilePart(
                listed(names.sourceUri(input, resource), file), file.resourceId(), ByteRange.ALL));
      }
    }
    for (String resource : List.copyOf(files.keySet())) {
      settings.layout().sidecarName(Compression.unpackedName(resource)).ifPresent(files::remove);
    }
    return files.values();
  }

  private static ListedFile listed(String sourceUri, MatchResult.Metadata file) {
    return new ListedFile(
        sourceUri,
        file.sizeBytes(),
        Optional.of(file.lastModifiedMillis())
            .filter(millis -> millis > 0)
            .map(Instant::ofEpochMilli),
        Optional.ofNullable(file.checksum()));
  }

  /** Returns the files that a resolved pattern matches, at least one. */
  private static List<MatchResult.Metadata> match(String pattern) throws IOException {
    List<MatchResult.Metadata> files =
        FileSystems.match(pattern, EmptyMatchTreatment.DISALLOW).metadata();
    for (MatchResult.Metadata file : files) {
      if (file.resourceId().isDirectory()) {
        throw new FileNotFoundException(pattern + " is a folder; name its files, as in folder/*");
      }
    }
    return files;
  }

  /** A file in one of Beam's file systems, which counts bytes as they are read. */
  private record BeamFile(ResourceId resource, long size, LongConsumer bytesRead)
      implements StoredFile {
    @Override
    public ReadableByteChannel open() throws IOException {
      return FileSystems.open(resource);
    }

    @Override
    public byte[] neighbour(String name, int maxBytes) throws IOException {
      ResourceId neighbour =
          resource.getCurrentDirectory().resolve(name, StandardResolveOptions.RESOLVE_FILE);
      MatchResult match = FileSystems.matchResources(List.of(neighbour)).get(0);
      if (match.status() == MatchResult.Status.NOT_FOUND || match.metadata().isEmpty()) {
        return new byte[0];
      }
      try (InputStream in = Channels.newInputStream(FileSystems.open(neighbour))) {
        return in.readNBytes(maxBytes);
      }
    }

    @Override
    public void wasRead(int bytes) {
      bytesRead.accept(bytes);
    }
  }
}

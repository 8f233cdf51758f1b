package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;
import org.onrecord.disk.Durable;
import org.onrecord.disk.TemporaryFolder;
import org.onrecord.record.DataFile;
import org.onrecord.record.Ids;

/**
 * Publishes a run's staged files.
 *
 * <p>First it writes a journal that names every move and every file to remove. Then it applies the
 * journal: it moves files over old ones of the same name, removes the files of replaced days that
 * the run did not write, and moves the manifest {@value #MANIFEST} last, when everything that it
 * lists is in place. Until the journal is complete, nothing published has changed, and a run that
 * dies leaves only its staging folder. After that, applying the journal can be interrupted at any
 * point and repeated with the same result, by the same run or by {@link #recover the next}.
 *
 * <p>On a local disk, each step waits until the one before is on the disk, so that a loss of power
 * leaves what a killed process would: the staged files before the journal has its name, since the
 * journal counts on them; the journal before the first move, since only it can complete the moves;
 * moves and removals before the manifest moves, since it says that they are done; the manifest
 * before the journal is removed. An object store answers when what it was given is stored.
 *
 * <p>A store must replace a file atomically and list what was written. An object store does both,
 * but has no rename: there a move copies all files, in no order, and then removes the sources, so
 * that a missing source has been copied. A store may report a failed removal only in its response,
 * so removals are verified.
 *
 * <p>Each file is replaced atomically. If a day has one file in each format, which is the default,
 * a reader sees either the old day or the new one. If it has several, a reader can see some old and
 * some new files while they are moved. The manifest always describes one complete state.
 */
public final class Publication {
  /** The name of the manifest's file in the output. */
  public static final String MANIFEST = "run.json";

  private static final String JOURNAL = "publish.json";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** What to do, in this order, with absolute paths. */
  record Journal(List<Move> moves, List<String> removals) {
    record Move(String from, String to) {}
  }

  private Publication() {}

  /**
   * What a run changes.
   *
   * @param moves the staged files to publish
   * @param partitions the folders that the run replaces, relative to the output
   * @param files the paths of all files that these folders contain afterwards: those moved, and
   *     those published before that stay
   */
  public record Change(List<DataFile> moves, Set<String> partitions, Set<String> files) {
    /** Returns the change that also publishes a file outside of the folders. */
    public Change with(DataFile file) {
      List<DataFile> all = new ArrayList<>(moves);
      all.add(file);
      return new Change(all, partitions, files);
    }

    /** Returns the change that replaces the folders of these files. */
    public static Change of(List<DataFile> files) {
      return new Change(
          files,
          files.stream().map(file -> folder(file.getPath())).collect(Collectors.toSet()),
          files.stream().map(DataFile::getPath).collect(Collectors.toSet()));
    }
  }

  /** Returns the folder of a data file's path. */
  public static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /**
   * Publishes what a run staged. The run's staging folder, with its lock, stays until {@link
   * #discard}.
   *
   * @param output the run's output
   * @param change what is published and removed
   * @param manifest the manifest's text
   * @throws IOException if the store fails; nothing is lost, and {@link #recover} continues if the
   *     journal is complete
   */
  public static void publish(Output output, Change change, String manifest) throws IOException {
    List<Journal.Move> moves = new ArrayList<>();
    for (DataFile file : change.moves()) {
      moves.add(
          new Journal.Move(
              output.staged(file.getStaged()).toString(),
              output.published(file.getPath()).toString()));
    }
    List<String> removals = superseded(output, change);
    write(output.staged(MANIFEST), manifest);
    moves.add(
        new Journal.Move(
            output.staged(MANIFEST).toString(), output.published(MANIFEST).toString()));
    // A half-written journal must not be applied: it gets its name when it is complete.
    ResourceId draft = output.staged(JOURNAL + ".draft");
    ResourceId journal = output.staged(JOURNAL);
    write(draft, JSON.writeValueAsString(new Journal(moves, removals)));
    List<Path> staged =
        onDisk(
            output,
            Stream.concat(moves.stream().map(Journal.Move::from), Stream.of(draft.toString())));
    Durable.forceFiles(staged);
    forceFolders(output, staged);
    FileSystems.rename(List.of(draft), List.of(journal));
    forceFolders(output, onDisk(output, Stream.of(journal.toString())));
    apply(output, journal);
    FileSystems.delete(List.of(journal));
  }

  /** Returns the files of an output on the local disk; none of another store. */
  private static List<Path> onDisk(Output output, Stream<String> files) {
    return output.isLocal() ? files.map(Path::of).toList() : List.of();
  }

  /** Waits until the names of local files, and of the folders that hold them, are on the disk. */
  private static void forceFolders(Output output, Collection<Path> files) {
    // The output's own folder can be new, too: its name is in the folder above.
    Path above = Path.of(output.root()).getParent();
    Set<Path> folders = new TreeSet<>();
    for (Path file : files) {
      Path folder = file.getParent();
      while (folder != null && folders.add(folder) && !folder.equals(above)) {
        folder = folder.getParent();
      }
    }
    Durable.forceFolders(folders);
  }

  /**
   * Cleans up after earlier runs: completes interrupted publications and removes what was staged
   * but never published. The caller must hold the output's {@link RunLock}.
   *
   * @return the number of publications completed
   */
  public static int recover(Output output) throws IOException {
    List<MatchResult.Metadata> journals = journals(output);
    for (MatchResult.Metadata journal : journals) {
      apply(output, journal.resourceId());
    }
    clear(output, run -> !run.equals(output.run()));
    return journals.size();
  }

  /** Returns whether a publication was interrupted. */
  public static boolean interrupted(Output output) throws IOException {
    return !journals(output).isEmpty();
  }

  /**
   * Removes what this run staged, and its lock. If its publication is incomplete, everything stays
   * for {@link #recover}.
   */
  public static void discard(Output output) throws IOException {
    if (match(output.staged(JOURNAL).toString()).isEmpty()) {
      clear(output, run -> run.equals(output.run()));
    }
  }

  private static List<MatchResult.Metadata> journals(Output output) throws IOException {
    return match(output.allStaging() + "/*/" + JOURNAL);
  }

  /** Returns whether a published file has this size and checksum; false if it cannot be read. */
  public static boolean isPublished(Output output, String path, long bytes, String sha256) {
    try {
      List<MatchResult.Metadata> files = match(output.published(path).toString());
      return files.size() == 1
          && files.get(0).sizeBytes() == bytes
          && sha256(files.get(0).resourceId()).equals(sha256);
    } catch (IOException e) {
      return false;
    }
  }

  private static String sha256(ResourceId file) throws IOException {
    MessageDigest digest = Ids.sha256();
    try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Reads a file on the local disk. */
  @FunctionalInterface
  public interface LocalReader<T> {
    T read(Path file) throws IOException;
  }

  /** Reads a published file, through a temporary copy if it is not on the local disk. */
  public static <T> T readLocally(Output output, String path, LocalReader<T> reader)
      throws IOException {
    if (output.isLocal()) {
      return reader.read(Path.of(output.published(path).toString()));
    }
    Path copy = TemporaryFolder.file(".part");
    try {
      try (InputStream in = Channels.newInputStream(FileSystems.open(output.published(path)))) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return reader.read(copy);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Returns the paths of all files in the folders of the datasets. */
  public static List<String> dataFiles(Output output) throws IOException {
    List<String> paths = new ArrayList<>();
    for (Dataset dataset : Dataset.values()) {
      for (MatchResult.Metadata file : match(output.root() + "/" + dataset.folder() + "/**")) {
        paths.add(output.relative(file.resourceId()));
      }
    }
    return paths;
  }

  /** Returns a small file's text; empty if there is no such file. */
  public static Optional<String> text(ResourceId file) throws IOException {
    if (match(file.toString()).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException | RuntimeException e) {
      // Each store has its own exception for a file that was removed since.
      if (match(file.toString()).isEmpty()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Writes a small file. */
  public static void write(ResourceId resource, String text) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(resource, MimeTypes.TEXT))) {
      out.write(text.getBytes(UTF_8));
    }
  }

  /** Returns the files in the replaced folders that do not belong there any more. */
  private static List<String> superseded(Output output, Change change) throws IOException {
    Set<String> patterns = new TreeSet<>();
    for (String partition : change.partitions()) {
      int slash = partition.indexOf('/');
      patterns.add(slash < 0 ? partition + "/part-*" : partition.substring(0, slash) + "/day=*/*");
    }
    List<String> superseded = new ArrayList<>();
    for (String pattern : patterns) {
      for (MatchResult.Metadata old : match(output.root() + "/" + pattern)) {
        String path = output.relative(old.resourceId());
        if (change.partitions().contains(folder(path)) && !change.files().contains(path)) {
          superseded.add(old.resourceId().toString());
        }
      }
    }
    return superseded;
  }

  private static void apply(Output output, ResourceId journal) throws IOException {
    Journal plan;
    try (InputStream in = Channels.newInputStream(FileSystems.open(journal))) {
      plan = JSON.readValue(in, Journal.class);
    }
    int manifest = plan.moves().size() - 1;
    move(plan.moves().subList(0, manifest));
    remove(plan.removals().stream().map(Publication::file).toList());
    forceFolders(
        output,
        onDisk(
            output,
            Stream.concat(plan.moves().stream().map(Journal.Move::to), plan.removals().stream())));
    move(plan.moves().subList(manifest, manifest + 1));
    forceFolders(output, onDisk(output, Stream.of(plan.moves().get(manifest).to())));
  }

  /** Moves files. A file without a source was moved before the interruption. */
  private static void move(List<Journal.Move> moves) throws IOException {
    FileSystems.rename(
        moves.stream().map(move -> file(move.from())).toList(),
        moves.stream().map(move -> file(move.to())).toList(),
        StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  /** Removes files, and on a local disk the folders that become empty. */
  private static void remove(List<ResourceId> files) throws IOException {
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
    if (files.isEmpty()) {
      return;
    }
    for (MatchResult left : FileSystems.matchResources(files)) {
      if (left.status() == MatchResult.Status.OK) {
        throw new IOException(
            "%s cannot be removed".formatted(left.metadata().get(0).resourceId()));
      }
    }
    for (ResourceId file : files) {
      if (file.getScheme().equals("file")) {
        deleteIfEmpty(Path.of(file.toString()).getParent());
      }
    }
  }

  /** Removes the staging folders of runs. */
  private static void clear(Output output, Predicate<String> which) throws IOException {
    // The journals last: otherwise a crash could leave files without a journal.
    List<ResourceId> files =
        match(output.allStaging() + "/**").stream()
            .map(MatchResult.Metadata::resourceId)
            .filter(file -> which.test(output.runOf(file)))
            .sorted(Comparator.comparing(id -> id.toString().endsWith("/" + JOURNAL)))
            .toList();
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
    removeEmptyFolders(output, which);
  }

  /**
   * Removes the empty staging folders of runs on a local disk. Not to be used for another run that
   * is still alive, since it may be about to write into one.
   */
  static void removeEmptyFolders(Output output, Predicate<String> which) throws IOException {
    if (!output.isLocal() || !Files.isDirectory(Path.of(output.allStaging()))) {
      return;
    }
    Path staging = Path.of(output.allStaging());
    List<Path> runs;
    try (Stream<Path> all = Files.list(staging)) {
      runs = all.filter(run -> which.test(run.getFileName().toString())).toList();
    }
    for (Path run : runs) {
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(run)) {
        deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        deleteIfEmpty(path);
      }
    }
    deleteIfEmpty(staging);
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        // It stays.
      }
    }
  }

  /** Returns the files that match a pattern; empty if none does. */
  static List<MatchResult.Metadata> match(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
  }

  private static ResourceId file(String path) {
    return FileSystems.matchNewResource(path, false);
  }
}

package org.onrecord.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;
import org.onrecord.record.DataFile;

/**
 * Brings a run's staged files into place.
 *
 * <p>First a journal is written beside them that names every move and every file to remove; then it
 * is carried out: files are moved over old ones of the same name, files of replaced days that the
 * run did not write are removed, and the manifest {@value #MANIFEST} comes last, when all that it
 * lists is there. Before the journal stands, nothing that was published has changed, and a run that
 * dies leaves only its staging folder; after it stands, carrying it out may be interrupted and
 * repeated at any point with the same end, by the same run or by {@link #recover the next}.
 *
 * <p>Nothing is asked of a store but that it replaces a file in one step and that what was written
 * is listed: an object store has both, and no rename. There a move is a copy, of all files at once
 * and in no order, and then the removal of the sources; so a source that is gone was copied. A
 * store that refuses to remove a file may say so in its answer only, so that removals are looked
 * after.
 *
 * <p>Each file is replaced in one step. Where a day has one file in a format, which is the default,
 * a reader therefore sees the old day or the new one; of several files it can see some old and some
 * new for the time that the moves take. The manifest always lists one whole state.
 */
public final class Publication {
  /** The manifest's file in the output. */
  public static final String MANIFEST = "run.json";

  private static final String JOURNAL = "publish.json";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** What is to be done, in this order; paths as the file system has them. */
  record Journal(List<Move> moves, List<String> removals) {
    record Move(String from, String to) {}
  }

  private Publication() {}

  /**
   * Publishes what a run staged.
   *
   * @param output the run's output
   * @param files all files that the run staged; those of a day replace that day in their dataset
   * @param manifest the manifest's text
   * @throws IOException where a store fails; nothing is lost, and {@link #recover} carries on if
   *     the journal stands
   */
  public static void publish(Output output, List<DataFile> files, String manifest)
      throws IOException {
    List<Journal.Move> moves = new ArrayList<>();
    for (DataFile file : files) {
      moves.add(
          new Journal.Move(
              output.staged(file.getStaged()).toString(),
              output.published(file.getPath()).toString()));
    }
    List<String> removals = superseded(output, files);
    write(output.staged(MANIFEST), manifest);
    moves.add(
        new Journal.Move(
            output.staged(MANIFEST).toString(), output.published(MANIFEST).toString()));
    // A journal that was only half written must not be taken for one: it gets its name when whole.
    ResourceId draft = output.staged(JOURNAL + ".draft");
    ResourceId journal = output.staged(JOURNAL);
    write(draft, JSON.writeValueAsString(new Journal(moves, removals)));
    FileSystems.rename(List.of(draft), List.of(journal));
    carryOut(journal);
    clear(output.stagingFolder());
    if (isLocal(output.allStaging()) && isEmpty(Path.of(output.allStaging()))) {
      Files.deleteIfExists(Path.of(output.allStaging()));
    }
  }

  /**
   * Settles what earlier runs left below the output: a publication that was begun is carried out to
   * its end; what was staged and never published is removed.
   *
   * @return how many publications were carried on
   */
  public static int recover(Output output) throws IOException {
    List<MatchResult.Metadata> journals = match(output.allStaging() + "/*/" + JOURNAL);
    for (MatchResult.Metadata journal : journals) {
      carryOut(journal.resourceId());
    }
    clear(output.allStaging());
    return journals.size();
  }

  /** Writes a small file whole. */
  public static void write(ResourceId resource, String text) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(resource, MimeTypes.TEXT))) {
      out.write(text.getBytes(UTF_8));
    }
  }

  /** Returns the files now published in the partitions of {@code files} and not among them. */
  private static List<String> superseded(Output output, List<DataFile> files) throws IOException {
    Set<String> written = new HashSet<>();
    Set<String> partitions = new HashSet<>();
    Set<String> patterns = new TreeSet<>();
    for (DataFile file : files) {
      String target = output.published(file.getPath()).toString();
      String folder = target.substring(0, target.lastIndexOf('/'));
      written.add(target);
      partitions.add(folder);
      boolean partitioned = file.getPath().indexOf('/') != file.getPath().lastIndexOf('/');
      patterns.add(
          output.root() + "/" + file.getDataset() + (partitioned ? "/day=*/*" : "/part-*"));
    }
    List<String> superseded = new ArrayList<>();
    for (String pattern : patterns) {
      for (MatchResult.Metadata old : match(pattern)) {
        String path = old.resourceId().toString();
        if (partitions.contains(path.substring(0, path.lastIndexOf('/')))
            && !written.contains(path)) {
          superseded.add(path);
        }
      }
    }
    return superseded;
  }

  private static void carryOut(ResourceId journal) throws IOException {
    Journal plan;
    try (InputStream in = Channels.newInputStream(FileSystems.open(journal))) {
      plan = JSON.readValue(in, Journal.class);
    }
    int manifest = plan.moves().size() - 1;
    move(plan.moves().subList(0, manifest));
    remove(plan.removals().stream().map(Publication::file).toList());
    move(plan.moves().subList(manifest, manifest + 1));
  }

  /** Moves files; one whose source is gone was moved before the interruption. */
  private static void move(List<Journal.Move> moves) throws IOException {
    FileSystems.rename(
        moves.stream().map(move -> file(move.from())).toList(),
        moves.stream().map(move -> file(move.to())).toList(),
        StandardMoveOptions.IGNORE_MISSING_FILES);
  }

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
  }

  /** Removes all files below a folder, and the folder itself where the store has folders. */
  private static void clear(String folder) throws IOException {
    List<ResourceId> files =
        match(folder + "/**").stream().map(MatchResult.Metadata::resourceId).toList();
    // The journals last: were it the other way round, a crash could leave files without a plan.
    List<ResourceId> ordered =
        files.stream()
            .sorted(Comparator.comparing(id -> id.toString().endsWith("/" + JOURNAL)))
            .toList();
    FileSystems.delete(ordered, StandardMoveOptions.IGNORE_MISSING_FILES);
    if (isLocal(folder) && Files.isDirectory(Path.of(folder))) {
      try (Stream<Path> rest = Files.walk(Path.of(folder))) {
        for (Path path : rest.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static boolean isLocal(String folder) {
    return file(folder).getScheme().equals("file");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static List<MatchResult.Metadata> match(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
  }

  private static ResourceId file(String path) {
    return FileSystems.matchNewResource(path, false);
  }
}

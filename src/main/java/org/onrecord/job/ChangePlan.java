package org.onrecord.job;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Publication;
import org.onrecord.record.DataFile;
import org.onrecord.record.Days;

/**
 * What a run does to an output: which days it adds, changes, keeps or removes, and what is
 * published afterwards.
 *
 * <p>A run covers the days for which it has articles or statements. It replaces them whole, except
 * days whose files are the same as those already published. Within a window it also removes
 * published days for which it has nothing.
 *
 * @param change the files to move and the folders that they replace
 * @param changes the days by what the run does to them
 * @param days every day published after the run
 * @param files every file published after the run, by path
 * @param emptied published days that had articles and for which the run has none
 */
public record ChangePlan(
    Publication.Change change,
    RunManifest.Changes changes,
    List<RunManifest.Day> days,
    List<RunManifest.File> files,
    List<RunManifest.Day> emptied) {

  /**
   * Makes the plan.
   *
   * @param before the manifest of what is published; empty if nothing is
   * @param window the days that the run publishes
   * @param articles the number of articles for each day covered
   * @param written the files that the run staged, those of all datasets for each day covered
   * @param run the run's id
   * @param intact whether a published file is still as the manifest describes it
   */
  static ChangePlan of(
      Optional<RunManifest> before,
      DayWindow window,
      Map<String, Long> articles,
      List<DataFile> written,
      String run,
      Predicate<RunManifest.File> intact) {
    Map<String, RunManifest.Day> oldDays =
        before.map(RunManifest::days).orElse(List.of()).stream()
            .collect(toMap(RunManifest.Day::day, Function.identity()));
    Map<String, RunManifest.File> oldFiles =
        before.map(RunManifest::files).orElse(List.of()).stream()
            .collect(toMap(RunManifest.File::path, Function.identity()));

    Set<String> removed = new TreeSet<>();
    for (String day : oldDays.keySet()) {
      if (window.isLimited() && window.contains(Days.parse(day)) && !articles.containsKey(day)) {
        removed.add(day);
      }
    }
    Set<String> replaced = new TreeSet<>(articles.keySet());
    replaced.addAll(removed);
    Set<String> partitions = new HashSet<>();
    replaced.forEach(day -> partitions.addAll(partitions(day)));
    for (Dataset dataset : Dataset.values()) {
      if (!dataset.partitioned()) {
        partitions.add(dataset.folder());
      }
    }

    Map<String, RunManifest.File> files = new TreeMap<>();
    Set<String> paths = new HashSet<>();
    List<DataFile> moves = new ArrayList<>();
    Set<String> touched = new HashSet<>();
    for (DataFile file : written) {
      RunManifest.File published = RunManifest.File.of(file);
      files.put(file.getPath(), published);
      paths.add(file.getPath());
      if (!published.equals(oldFiles.get(file.getPath())) || !intact.test(published)) {
        moves.add(file);
        touched.add(Publication.folder(file.getPath()));
      }
    }
    for (RunManifest.File old : oldFiles.values()) {
      if (!partitions.contains(old.folder())) {
        files.put(old.path(), old);
      } else if (!paths.contains(old.path())) {
        touched.add(old.folder());
      }
    }

    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> unchanged = new ArrayList<>();
    Map<String, RunManifest.Day> days = new TreeMap<>(oldDays);
    removed.forEach(days::remove);
    for (String day : new TreeSet<>(articles.keySet())) {
      boolean same = partitions(day).stream().noneMatch(touched::contains);
      boolean known = oldDays.containsKey(day);
      (!known ? added : same ? unchanged : changed).add(day);
      days.put(
          day,
          new RunManifest.Day(
              day,
              articles.get(day),
              statements(day, written),
              known && same ? oldDays.get(day).run() : run));
    }
    return new ChangePlan(
        new Publication.Change(moves, partitions, paths),
        new RunManifest.Changes(added, changed, unchanged, List.copyOf(removed)),
        List.copyOf(days.values()),
        List.copyOf(files.values()),
        replaced.stream()
            .filter(day -> articles.getOrDefault(day, 0L) == 0)
            .flatMap(day -> Optional.ofNullable(oldDays.get(day)).stream())
            .filter(old -> old.articles() > 0)
            .sorted(comparing(RunManifest.Day::day))
            .toList());
  }

  /** Returns the formats of the published days that a run does not replace. */
  public static Set<FileFormat> formatsOutside(RunManifest published, Predicate<String> replaces) {
    Set<String> kept = new HashSet<>();
    for (RunManifest.Day day : published.days()) {
      if (!replaces.test(day.day())) {
        kept.addAll(partitions(day.day()));
      }
    }
    Set<FileFormat> formats = new TreeSet<>();
    for (RunManifest.File file : published.files()) {
      if (kept.contains(file.folder())) {
        formats.add(file.format());
      }
    }
    return formats;
  }

  private static long statements(String day, List<DataFile> written) {
    String folder = Dataset.STATEMENTS.folder(Days.parse(day));
    Optional<FileFormat> any =
        written.stream().map(DataFile::getPath).map(FileFormat::ofPath).findFirst();
    return written.stream()
        .filter(file -> Publication.folder(file.getPath()).equals(folder))
        .filter(file -> FileFormat.ofPath(file.getPath()) == any.orElseThrow())
        .mapToLong(DataFile::getRows)
        .sum();
  }

  /** Returns the folders of a day, one for each dataset that is partitioned. */
  public static List<String> partitions(String day) {
    return Arrays.stream(Dataset.values())
        .filter(Dataset::partitioned)
        .map(dataset -> dataset.folder(Days.parse(day)))
        .toList();
  }
}

package org.onrecord.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileContents;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.job.ChangePlan;
import org.onrecord.job.RunManifest;
import org.onrecord.record.Days;

/** Compares a published output with its manifest. */
final class OutputCheck {
  static final String INTERRUPTED =
      "a publication was interrupted; the next run on this output finishes it";

  private final Output output;
  private final RunManifest manifest;
  private final List<String> problems = new ArrayList<>();

  OutputCheck(Output output, RunManifest manifest) {
    this.output = output;
    this.manifest = manifest;
  }

  /**
   * Returns the problems, one line each; an empty list if the output is valid.
   *
   * @throws IOException if the output cannot be listed
   */
  List<String> problems() throws IOException {
    if (Publication.interrupted(output)) {
      problems.add(INTERRUPTED);
    }
    Set<String> present = new HashSet<>(Publication.dataFiles(output));
    Set<String> listed = new HashSet<>();
    Map<String, Long> rows = new HashMap<>();
    for (RunManifest.File file : manifest.files()) {
      listed.add(file.path());
      rows.merge(file.folder() + "." + file.format().extension(), file.rows(), Long::sum);
      if (present.contains(file.path())) {
        check(file);
      } else {
        problems.add(file.path() + " is missing");
      }
    }
    present.stream()
        .filter(path -> !listed.contains(path))
        .sorted()
        .forEach(path -> problems.add(path + " is not in run.json"));
    RunManifest.File inputs = manifest.inputs().list();
    if (!Publication.isPublished(output, inputs.path(), inputs.bytes(), inputs.sha256())) {
      problems.add("%s is missing or damaged".formatted(inputs.path()));
    }
    checkDays(rows);
    return List.copyOf(problems);
  }

  private void check(RunManifest.File file) {
    Optional<Dataset> dataset =
        Arrays.stream(Dataset.values())
            .filter(known -> file.path().startsWith(known.folder() + "/"))
            .findFirst();
    if (dataset.isEmpty()) {
      problems.add(file.path() + " belongs to no dataset");
      return;
    }
    if (!Publication.isPublished(output, file.path(), file.bytes(), file.sha256())) {
      problems.add(
          "%s is damaged: it does not have the %d bytes and the checksum given in run.json"
              .formatted(file.path(), file.bytes()));
      return;
    }
    try {
      FileContents contents =
          Publication.readLocally(
              output,
              file.path(),
              (Path local) -> FileContents.read(dataset.get(), file.format(), local));
      compare(file, contents);
    } catch (IOException e) {
      problems.add("%s cannot be read: %s".formatted(file.path(), e.getMessage()));
    }
  }

  private void compare(RunManifest.File file, FileContents contents) {
    if (contents.rows() != file.rows()) {
      problems.add(
          "%s has %d rows, run.json says %d".formatted(file.path(), contents.rows(), file.rows()));
    }
    if (!contents.schemaHolds()) {
      problems.add(file.path() + " does not have the columns of its dataset");
    }
    for (String day : contents.days()) {
      boolean holds =
          Arrays.stream(Dataset.values())
              .filter(Dataset::partitioned)
              .map(dataset -> dataset.folder(Days.parse(day)))
              .anyMatch(file.folder()::equals);
      if (!holds) {
        problems.add("%s has rows of %s".formatted(file.path(), day.isEmpty() ? "no day" : day));
      }
    }
  }

  /**
   * Checks that each published day, and no other, has all datasets with equal rows in all formats.
   */
  private void checkDays(Map<String, Long> rows) {
    SortedSet<FileFormat> formats = new TreeSet<>();
    Set<String> folders = new TreeSet<>();
    for (RunManifest.File file : manifest.files()) {
      formats.add(file.format());
      folders.add(file.folder());
    }
    Set<String> ofDays = new HashSet<>();
    for (RunManifest.Day day : manifest.days()) {
      ofDays.addAll(ChangePlan.partitions(day.day()));
    }
    for (Dataset dataset : Dataset.values()) {
      if (!dataset.partitioned()) {
        ofDays.add(dataset.folder());
      }
    }
    for (String folder : new TreeSet<>(ofDays)) {
      Set<Long> different = new TreeSet<>();
      for (FileFormat format : formats) {
        Long n = rows.get(folder + "." + format.extension());
        if (n == null) {
          problems.add("%s has no %s files".formatted(folder, format.extension()));
        } else {
          different.add(n);
        }
      }
      if (different.size() > 1) {
        problems.add("%s has different numbers of rows in different formats".formatted(folder));
      }
    }
    folders.stream()
        .filter(folder -> !ofDays.contains(folder))
        .forEach(folder -> problems.add(folder + " belongs to no published day"));
    for (RunManifest.Day day : manifest.days()) {
      String folder = Dataset.STATEMENTS.folder(Days.parse(day.day()));
      Long n = formats.isEmpty() ? null : rows.get(folder + "." + formats.first().extension());
      if (n != null && n != day.statements()) {
        problems.add(
            "%s has %d rows, run.json has %d statements for the day"
                .formatted(folder, n, day.statements()));
      }
    }
  }
}

package org.onrecord.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingLong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.record.DataFile;
import org.onrecord.record.Rejected;

/**
 * The checks that a run's counts must pass before it is published, so that nothing is lost
 * silently.
 */
public final class DataChecks {
  private static final int DAYS_SHOWN = 10;

  private DataChecks() {}

  /**
   * Compares counts that were taken at different places. Every record read was analysed, skipped or
   * rejected; every statement found was published or has a day that is not published; and every row
   * of a dataset was written in each format.
   *
   * @throws DataCheckException if any of them differ; the message names all that do
   */
  static void check(RunCounts counts, List<DataFile> files) {
    List<String> faults = new ArrayList<>();
    long records = counts.get(Counted.RECORDS);
    long analysed = counts.get(Counted.ANALYSED);
    long skipped = counts.get(Counted.SKIPPED);
    // A statement whose stances could not be found is rejected, but its article is analysed.
    long articles = counts.get(Counted.REJECTED) - counts.get(Counted.STATEMENTS_FAILED);
    if (records != analysed + skipped + articles) {
      faults.add(
          "%d records were read, but %d analysed, %d skipped and %d rejected"
              .formatted(records, analysed, skipped, articles));
    }
    long found = counts.get(Counted.FOUND);
    long outside = counts.get(Counted.OUTSIDE);
    long statements = counts.get(Counted.STATEMENTS);
    if (found != outside + statements) {
      faults.add(
          "%d statements were found, but %d published and %d excluded as of other days"
              .formatted(found, statements, outside));
    }
    for (Dataset dataset : Dataset.values()) {
      long rows = counts.get(Counted.rowsOf(dataset));
      Map<String, Long> written =
          files.stream()
              .filter(file -> file.getDataset().equals(dataset.folder()))
              .collect(
                  groupingBy(
                      file -> FileFormat.ofPath(file.getPath()).extension(),
                      summingLong(DataFile::getRows)));
      written.forEach(
          (format, n) -> {
            if (n != rows) {
              faults.add(
                  "%d rows went into %s, but %d were written as %s"
                      .formatted(rows, dataset.folder(), n, format));
            }
          });
      if (written.isEmpty() && rows != 0) {
        faults.add(
            "%d rows went into %s, but no file was written".formatted(rows, dataset.folder()));
      }
    }
    if (!faults.isEmpty()) {
      throw new DataCheckException("counts do not add up: " + String.join("; ", faults));
    }
  }

  /**
   * Compares the number of rejected records with the limit.
   *
   * @param examples some of the rejected records, for the message
   * @throws DataCheckException if there are more than the limit
   */
  static void checkRejected(RejectedLimit limit, RunCounts counts, List<Rejected> examples) {
    long records = counts.get(Counted.RECORDS);
    long rejected = counts.get(Counted.REJECTED);
    if (limit.exceededBy(rejected, records)) {
      throw new DataCheckException(
          "%d of %d records were rejected (%s), more than --maxRejected=%s; the first: %s"
              .formatted(
                  rejected,
                  records,
                  counts.rejected().entrySet().stream()
                      .map(reason -> reason.getKey() + " " + reason.getValue())
                      .collect(joining(", ")),
                  limit,
                  examples.stream()
                      .map(
                          one ->
                              "%s:%d %s"
                                  .formatted(
                                      one.getSourceUri(), one.getPosition(), one.getReason()))
                      .collect(joining(", "))));
    }
  }

  /**
   * Checks that no published day loses all its articles.
   *
   * @param emptied the days that would
   * @throws DataCheckException if there is one
   */
  static void checkEmptied(List<RunManifest.Day> emptied) {
    if (!emptied.isEmpty()) {
      throw new DataCheckException(
          ("the input has no articles for %s, already published; is part of the input missing? If"
                  + " not, add --emptiedDays=publish")
              .formatted(
                  emptied.stream()
                      .map(
                          day ->
                              "%s (%d article%s)"
                                  .formatted(
                                      day.day().isEmpty() ? "no day" : day.day(),
                                      day.articles(),
                                      day.articles() == 1 ? "" : "s"))
                      .collect(joining(", "))));
    }
  }

  /**
   * Checks that all days of the output have the same formats after the run.
   *
   * @param kept the formats of the days that the run does not replace
   * @param written the formats that the run writes
   * @throws DataCheckException if the two differ
   */
  public static void checkFormats(Set<FileFormat> kept, Collection<FileFormat> written) {
    Set<FileFormat> now = new TreeSet<>(written);
    if (!kept.isEmpty() && !kept.equals(now)) {
      throw new DataCheckException(
          ("days that this run does not replace are published as %s, this run writes %s: use the"
                  + " same --format, another --output, or publish all days at once")
              .formatted(names(kept), names(now)));
    }
  }

  /**
   * Checks that all days of the output have the same measure after the run.
   *
   * @param published what is published
   * @param measure the run's measure
   * @param recount whether the run may replace days of another measure
   * @param replaces whether the run replaces a day
   * @throws DataCheckException if days of another measure are published and the run may not replace
   *     them, or does not replace all of them
   */
  public static void checkMeasure(
      RunManifest published, Measure measure, boolean recount, Predicate<String> replaces) {
    List<String> days = published.days().stream().map(RunManifest.Day::day).toList();
    List<String> changes = measure.changesSince(Measure.of(published));
    if (days.isEmpty() || changes.isEmpty()) {
      return;
    }
    if (!recount) {
      throw new DataCheckException(
          ("the published days (%s) were counted differently: %s; use what they were counted with,"
                  + " another --output, or count all of them again with --recount")
              .formatted(listed(days), String.join("; ", changes)));
    }
    List<String> kept = days.stream().filter(day -> !replaces.test(day)).toList();
    if (!kept.isEmpty()) {
      throw new DataCheckException(
          ("--recount must count all published days again, but this run leaves out %s; widen --from"
                  + " and --to, add the input of these days, or use another --output (%s)")
              .formatted(listed(kept), String.join("; ", changes)));
    }
  }

  /** Lists days; of many, the first and last. */
  private static String listed(List<String> days) {
    List<String> shown = days.stream().map(day -> day.isEmpty() ? "no day" : day).toList();
    return shown.size() <= DAYS_SHOWN
        ? String.join(", ", shown)
        : "%d days, %s to %s".formatted(shown.size(), shown.get(0), shown.get(shown.size() - 1));
  }

  /**
   * Checks that all days of the output have CSV of one dialect after the run.
   *
   * @param kept the formats of the days that the run does not replace
   * @param published the dialect of the published days
   * @param written the dialect that the run writes
   * @throws DataCheckException if the two differ and CSV is kept
   */
  public static void checkDialect(Set<FileFormat> kept, CsvDialect published, CsvDialect written) {
    if (kept.contains(FileFormat.CSV) && published != written) {
      throw new DataCheckException(
          ("days that this run does not replace are published with --csvDialect=%s, this run"
                  + " writes %s: use the same dialect, another --output, or publish all days at"
                  + " once")
              .formatted(published, written));
    }
  }

  private static String names(Set<FileFormat> formats) {
    return formats.stream().map(FileFormat::extension).collect(joining(","));
  }
}

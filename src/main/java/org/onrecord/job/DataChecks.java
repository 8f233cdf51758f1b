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
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.record.DataFile;
import org.onrecord.record.Rejected;

/** What must hold of a run's counts before it is published: nothing is lost silently. */
public final class DataChecks {
  private DataChecks() {}

  /**
   * Holds counts that were taken at different places against each other: every record read became
   * an analysed article, a skipped one or a rejection; every statement found is published or of a
   * day that is not; and every row that went into a dataset stands in its files, in each format.
   *
   * @throws DataCheckException naming every pair that differs
   */
  static void check(Map<String, Long> counts, List<DataFile> files) {
    List<String> faults = new ArrayList<>();
    long records = counts.getOrDefault(PublishRun.RECORDS, 0L);
    long analysed = counts.getOrDefault(PublishRun.ANALYSED, 0L);
    long rejected = counts.getOrDefault(Dataset.REJECTED.folder(), 0L);
    long skipped = counts.getOrDefault(PublishRun.SKIPPED, 0L);
    // Beside articles, statements are rejected whose stances could not be found.
    long articles = rejected - counts.getOrDefault(PublishRun.STATEMENTS_FAILED, 0L);
    if (records != analysed + skipped + articles) {
      faults.add(
          "%d records were read, but %d analysed, %d skipped and %d rejected"
              .formatted(records, analysed, skipped, articles));
    }
    long found = counts.getOrDefault(PublishRun.FOUND, 0L);
    long outside = counts.getOrDefault(PublishRun.OUTSIDE, 0L);
    long statements = counts.getOrDefault(Dataset.STATEMENTS.folder(), 0L);
    if (found != outside + statements) {
      faults.add(
          "%d statements were found, but %d published and %d left out as of other days"
              .formatted(found, statements, outside));
    }
    for (Dataset dataset : Dataset.values()) {
      long rows = counts.getOrDefault(dataset.folder(), 0L);
      Map<String, Long> written =
          files.stream()
              .filter(file -> file.getDataset().equals(dataset.folder()))
              .collect(groupingBy(DataChecks::extension, summingLong(DataFile::getRows)));
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
   * Holds the rejected records against the limit.
   *
   * @param first some of them, to name
   * @throws DataCheckException where there are more
   */
  static void checkRejected(
      RejectedLimit limit,
      Map<String, Long> counts,
      Map<String, Long> reasons,
      List<Rejected> first) {
    long records = counts.getOrDefault(PublishRun.RECORDS, 0L);
    long rejected = counts.getOrDefault(Dataset.REJECTED.folder(), 0L);
    if (limit.exceededBy(rejected, records)) {
      throw new DataCheckException(
          "%d of %d records were rejected (%s), more than --maxRejected=%s; the first: %s"
              .formatted(
                  rejected,
                  records,
                  reasons.entrySet().stream()
                      .map(reason -> reason.getKey() + " " + reason.getValue())
                      .collect(joining(", ")),
                  limit,
                  first.stream()
                      .map(
                          one ->
                              "%s:%d %s"
                                  .formatted(
                                      one.getSourceUri(), one.getPosition(), one.getReason()))
                      .collect(joining(", "))));
    }
  }

  /**
   * Checks that no published day would lose all its articles.
   *
   * @param emptied the days that would
   * @throws DataCheckException where there is one
   */
  static void checkEmptied(List<RunManifest.Day> emptied) {
    if (!emptied.isEmpty()) {
      throw new DataCheckException(
          ("the input has no article of %s, published already; is a part of it missing? If not, add"
                  + " --emptiedDays=publish")
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
   * Checks that all days of the output will be there in the same formats.
   *
   * @param kept the formats of days that stay as they are
   * @param written the formats of the run
   * @throws DataCheckException where the two differ
   */
  public static void checkFormats(Set<FileFormat> kept, Collection<FileFormat> written) {
    Set<FileFormat> now = new TreeSet<>(written);
    if (!kept.isEmpty() && !kept.equals(now)) {
      throw new DataCheckException(
          ("days that this run leaves alone are published as %s, this run writes %s: use the same"
                  + " --format, another --output, or publish all days at once")
              .formatted(names(kept), names(now)));
    }
  }

  private static String names(Set<FileFormat> formats) {
    return formats.stream().map(FileFormat::extension).collect(joining(","));
  }

  private static String extension(DataFile file) {
    return FileFormat.named(file.getPath().substring(file.getPath().lastIndexOf('.') + 1))
        .extension();
  }
}

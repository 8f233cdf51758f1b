package org.onrecord.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.record.DataFile;

/** What must hold of a run's counts before it is published: nothing is lost silently. */
final class DataChecks {
  private DataChecks() {}

  /**
   * Holds counts that were taken at different places against each other: every record read became
   * an analysed article or a rejection, and every row that went into a dataset stands in its files,
   * in each format.
   *
   * @throws DataCheckException naming every pair that differs
   */
  static void check(Map<String, Long> counts, List<DataFile> files) {
    List<String> faults = new ArrayList<>();
    long records = counts.getOrDefault(PublishRun.RECORDS, 0L);
    long analysed = counts.getOrDefault(PublishRun.ANALYSED, 0L);
    long rejected = counts.getOrDefault(Dataset.REJECTED.folder(), 0L);
    // Beside articles, statements are rejected whose stances could not be found.
    long articles = rejected - counts.getOrDefault(PublishRun.STATEMENTS_FAILED, 0L);
    if (records != analysed + articles) {
      faults.add(
          "%d records were read, but %d analysed and %d rejected"
              .formatted(records, analysed, articles));
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

  private static String extension(DataFile file) {
    return FileFormat.named(file.getPath().substring(file.getPath().lastIndexOf('.') + 1))
        .extension();
  }
}

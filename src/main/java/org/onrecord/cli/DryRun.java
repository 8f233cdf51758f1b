package org.onrecord.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onrecord.cli.options.OnRecordOptions;
import org.onrecord.cli.options.RunnerDefaults;
import org.onrecord.corpus.CorpusFiles;
import org.onrecord.corpus.CorpusSample;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.RunLock;
import org.onrecord.job.DayWindow;
import org.onrecord.job.RunManifest;
import org.onrecord.record.Article;
import org.onrecord.statement.StatementExtractor;

/**
 * Reports what a run would do: its inputs, its days, and an estimate of its duration. The estimate
 * comes from processing a few articles of a few files on this machine.
 */
final class DryRun {
  private static final int MAX_FILES_LISTED = 1000;
  private static final int MAX_SAMPLE_FILES = 8;
  private static final int MAX_SAMPLE_RECORDS_PER_FILE = 8;
  private static final Duration MAX_SAMPLE_TIME = Duration.ofSeconds(10);

  /** Time for the start, the shuffles, writing and publishing of a small run. */
  private static final double FIXED_SECONDS = 5;

  /** Shorter durations are shown in seconds. */

  /** Shorter durations are shown in minutes. */

  /**
   * What was processed for the estimate.
   *
   * @param files how many files were sampled
   * @param records the records sampled from them
   * @param articles those of the records that the run would process
   * @param bytes how much of the files the records take
   * @param seconds how long the articles took
   */
  private record Sampled(int files, long records, long articles, long bytes, double seconds) {}

  private DryRun() {}

  /**
   * Returns the report.
   *
   * @param extractor finds the statements of the articles sampled
   * @throws IOException if an input or the lock of the output cannot be read
   */
  static String report(RunSettings settings, StatementExtractor extractor) throws IOException {
    List<CorpusFiles.InputFile> files = CorpusFiles.files(settings.corpus());
    Sampled sampled = sample(settings.corpus(), settings.window(), extractor, files);
    StringBuilder text = new StringBuilder();
    text.append("The options are valid; nothing was written. A run would%n%n".formatted());
    line(text, "read", total(files));
    line(text, "publish", days(settings.window()));
    line(text, "write to", output(settings.options()) + published(settings.published()));
    line(text, "take", time(files, sampled, RunnerDefaults.threads(settings.options())));
    RunLock.holder(settings.output())
        .ifPresent(
            holder -> text.append("%nbut the output is now locked by %s%n".formatted(holder)));
    text.append("%n%12s  %-12s file%n".formatted("bytes", "format"));
    files.stream()
        .limit(MAX_FILES_LISTED)
        .forEach(
            file ->
                text.append(
                    "%12s  %-12s %s%n"
                        .formatted(
                            Display.number(file.bytes()),
                            file.format().orElse("unknown"),
                            Terminal.oneLine(file.sourceUri()))));
    if (files.size() > MAX_FILES_LISTED) {
      text.append("... and %s more%n".formatted(Display.number(files.size() - MAX_FILES_LISTED)));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("  %-10s%s%n".formatted(what, value));
  }

  private static String total(List<CorpusFiles.InputFile> files) {
    Map<String, List<CorpusFiles.InputFile>> byFormat = new TreeMap<>();
    for (CorpusFiles.InputFile file : files) {
      byFormat
          .computeIfAbsent(file.format().orElse("of unknown format"), any -> new ArrayList<>())
          .add(file);
    }
    List<String> parts = new ArrayList<>();
    byFormat.forEach(
        (format, some) -> parts.add("%s %s".formatted(Display.number(some.size()), format)));
    return "%s, %s: %s"
        .formatted(
            Display.count(files.size(), "file"),
            Display.size(bytes(files)),
            String.join(", ", parts));
  }

  private static String days(DayWindow window) {
    if (!window.isLimited()) {
      return "all days of the articles";
    }
    return "days %s to %s, reading the articles of %s to %s"
        .formatted(
            window.hasFirst() ? window.from() : "(any)",
            window.hasLast() ? window.to() : "(any)",
            window.hasFirst() ? window.firstRead() : "(any)",
            window.hasLast() ? window.lastRead() : "(any)");
  }

  private static String output(OnRecordOptions options) {
    return "%s (%s)"
        .formatted(
            options.getOutput(),
            options.getFormat().stream().map(FileFormat::extension).collect(joining(", ")));
  }

  private static String published(Optional<RunManifest> before) {
    List<RunManifest.Day> days = before.map(RunManifest::days).orElse(List.of());
    return days.isEmpty()
        ? ", where nothing is published yet"
        : ", where %s %s published, %s to %s"
            .formatted(
                Display.count(days.size(), "day"),
                days.size() == 1 ? "is" : "are",
                days.get(0).day(),
                days.get(days.size() - 1).day());
  }

  private static Sampled sample(
      CorpusSettings corpus,
      DayWindow window,
      StatementExtractor extractor,
      List<CorpusFiles.InputFile> files)
      throws IOException {
    List<CorpusFiles.InputFile> known =
        files.stream().filter(file -> file.format().isPresent() && file.bytes() > 0).toList();
    int sampleFiles = Math.min(MAX_SAMPLE_FILES, known.size());
    int read = 0;
    long records = 0;
    long articles = 0;
    long bytes = 0;
    long nanos = 0;
    for (int i = 0; i < sampleFiles && nanos < MAX_SAMPLE_TIME.toNanos(); i++) {
      // Evenly spread over the names, which are often days.
      String uri = known.get((int) ((long) i * known.size() / sampleFiles)).sourceUri();
      CorpusSample sample = CorpusFiles.sample(corpus, uri, MAX_SAMPLE_RECORDS_PER_FILE);
      read++;
      records += sample.records();
      bytes += sample.bytes();
      for (Article article : sample.articles()) {
        if (window.reaches(article.getPublished())) {
          if (articles++ == 0) {
            extract(extractor, article); // Warm-up, not measured.
          }
          long start = System.nanoTime();
          extract(extractor, article);
          nanos += System.nanoTime() - start;
        }
      }
    }
    return new Sampled(read, records, articles, bytes, nanos / 1e9);
  }

  private static void extract(StatementExtractor extractor, Article article) {
    try {
      extractor.extract(article);
    } catch (RuntimeException e) {
      // The run would reject the article; here only the time matters.
    }
  }

  private static String time(List<CorpusFiles.InputFile> files, Sampled sampled, int threads) {
    if (sampled.articles() == 0) {
      return "unknown: none of the %s sampled is an article of these days"
          .formatted(Display.count(sampled.records(), "record"));
    }
    double scale = (double) bytes(files) / sampled.bytes();
    return "about %s, for about %s: %s sampled from %s, %.0f per second on each of %s"
        .formatted(
            Display.duration(FIXED_SECONDS + sampled.seconds() * scale / threads),
            Display.count(Math.round(sampled.articles() * scale), "article"),
            Display.number(sampled.articles()),
            Display.count(sampled.files(), "file"),
            sampled.articles() / sampled.seconds(),
            Display.count(threads, "thread"));
  }

  private static long bytes(List<CorpusFiles.InputFile> files) {
    return files.stream().mapToLong(CorpusFiles.InputFile::bytes).sum();
  }
}

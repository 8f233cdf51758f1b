package org.onrecord.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.onrecord.corpus.CorpusFiles;
import org.onrecord.corpus.CorpusSample;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.job.DayWindow;
import org.onrecord.job.RunManifest;
import org.onrecord.record.Article;
import org.onrecord.statement.StatementExtractor;

/**
 * What a run would do: its inputs, its days, and about how long it would take, by trying a few
 * articles of a few files on this machine.
 */
final class DryRun {
  private static final int FILES_LISTED = 1000;
  private static final int FILES_TRIED = 8;
  private static final int RECORDS_TRIED = 8;
  private static final Duration LONGEST_TRIAL = Duration.ofSeconds(10);

  /** Start, shuffles, writing and publishing of a small run. */
  private static final double SECONDS_BESIDE = 5;

  private static final int FEW_SECONDS = 90;
  private static final int MANY_SECONDS = 5400;

  /** What was tried: how much of the files, how much of that is read on, and how long it took. */
  private record Trial(int files, long records, long articles, long bytes, double seconds) {}

  private DryRun() {}

  /**
   * Returns the report.
   *
   * @param threads how many articles are worked on at a time
   * @param output where and how it would be written
   * @param before what is published there
   * @param holder the run at work there
   * @throws IOException where an input cannot be read
   */
  static String report(
      CorpusSettings corpus,
      DayWindow window,
      StatementExtractor extractor,
      int threads,
      String output,
      Optional<RunManifest> before,
      Optional<String> holder)
      throws IOException {
    List<CorpusFiles.InputFile> files = CorpusFiles.files(corpus);
    Trial trial = trial(corpus, window, extractor, files);
    StringBuilder text = new StringBuilder();
    text.append("The options hold; nothing was written. A run would%n%n".formatted());
    line(text, "read", total(files));
    line(text, "publish", days(window));
    line(text, "write to", output + published(before));
    line(text, "take", time(files, trial, threads));
    holder.ifPresent(who -> text.append("%nbut now the output is held by %s%n".formatted(who)));
    text.append("%n%12s  %-12s file%n".formatted("bytes", "format"));
    files.stream()
        .limit(FILES_LISTED)
        .forEach(
            file ->
                text.append(
                    "%12s  %-12s %s%n"
                        .formatted(
                            number(file.bytes()),
                            file.format().orElse("unknown"),
                            file.sourceUri().replaceAll("\\p{Cntrl}", "\uFFFD"))));
    if (files.size() > FILES_LISTED) {
      text.append("... and %s more%n".formatted(number(files.size() - FILES_LISTED)));
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
          .computeIfAbsent(
              file.format().orElse("of which the name tells no format"), any -> new ArrayList<>())
          .add(file);
    }
    List<String> parts = new ArrayList<>();
    byFormat.forEach((format, some) -> parts.add("%s %s".formatted(number(some.size()), format)));
    return "%s file%s, %s: %s"
        .formatted(
            number(files.size()),
            files.size() == 1 ? "" : "s",
            size(bytes(files)),
            String.join(", ", parts));
  }

  private static String days(DayWindow window) {
    if (!window.isLimited()) {
      return "every day that the articles give";
    }
    return "days %s to %s, reading articles of %s to %s"
        .formatted(
            window.hasFirst() ? window.from() : "(any)",
            window.hasLast() ? window.to() : "(any)",
            window.hasFirst() ? window.firstRead() : "(any)",
            window.hasLast() ? window.lastRead() : "(any)");
  }

  private static String published(Optional<RunManifest> before) {
    List<RunManifest.Day> days = before.map(RunManifest::days).orElse(List.of());
    return days.isEmpty()
        ? ", where nothing is published yet"
        : ", where %s day%s published, %s to %s"
            .formatted(
                number(days.size()),
                days.size() == 1 ? " is" : "s are",
                days.get(0).day(),
                days.get(days.size() - 1).day());
  }

  private static Trial trial(
      CorpusSettings corpus,
      DayWindow window,
      StatementExtractor extractor,
      List<CorpusFiles.InputFile> files)
      throws IOException {
    List<CorpusFiles.InputFile> known =
        files.stream().filter(file -> file.format().isPresent() && file.bytes() > 0).toList();
    int tried = Math.min(FILES_TRIED, known.size());
    int read = 0;
    long records = 0;
    long articles = 0;
    long bytes = 0;
    long nanos = 0;
    for (int i = 0; i < tried && nanos < LONGEST_TRIAL.toNanos(); i++) {
      // Evenly over the names, which often are days.
      String uri = known.get((int) ((long) i * known.size() / tried)).sourceUri();
      CorpusSample sample = CorpusFiles.sample(corpus, uri, RECORDS_TRIED);
      read++;
      records += sample.records();
      bytes += sample.bytes();
      for (Article article : sample.articles()) {
        if (window.reaches(article.getPublished())) {
          if (articles++ == 0) {
            extract(extractor, article); // The first time warms the machine up.
          }
          long begun = System.nanoTime();
          extract(extractor, article);
          nanos += System.nanoTime() - begun;
        }
      }
    }
    return new Trial(read, records, articles, bytes, nanos / 1e9);
  }

  private static void extract(StatementExtractor extractor, Article article) {
    try {
      extractor.extract(article);
    } catch (RuntimeException e) {
      // The run would reject it; here only the time matters.
    }
  }

  private static String time(List<CorpusFiles.InputFile> files, Trial trial, int threads) {
    if (trial.articles() == 0) {
      return "unknown: none of %d records tried is an article of these days"
          .formatted(trial.records());
    }
    double scale = (double) bytes(files) / trial.bytes();
    return ("about %s, for about %s articles: %d tried, of %d file%s, %.0f a second on each of %d"
            + " thread%s")
        .formatted(
            duration(SECONDS_BESIDE + trial.seconds() * scale / threads),
            number(Math.round(trial.articles() * scale)),
            trial.articles(),
            trial.files(),
            trial.files() == 1 ? "" : "s",
            trial.articles() / trial.seconds(),
            threads,
            threads == 1 ? "" : "s");
  }

  private static String duration(double seconds) {
    if (seconds < FEW_SECONDS) {
      return "%.0f s".formatted(seconds);
    }
    return seconds < MANY_SECONDS
        ? "%.0f min".formatted(seconds / 60)
        : "%.1f h".formatted(seconds / 3600);
  }

  private static long bytes(List<CorpusFiles.InputFile> files) {
    return files.stream().mapToLong(CorpusFiles.InputFile::bytes).sum();
  }

  private static String size(long bytes) {
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}

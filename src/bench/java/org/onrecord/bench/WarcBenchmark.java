package org.onrecord.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.corpus.Story;
import org.onrecord.corpus.WebArchives;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.page.PageLayouts;

/**
 * Reads a web archive made of generated pages, of all layouts, with scripts, pictures, revisits,
 * errors and pages in another language among them, and holds what was counted against what was
 * made. Run it with {@code -Xmx1g}: the archive is larger.
 *
 * <p>Arguments: the archive's size in MB (default: 1,024).
 */
public final class WarcBenchmark {
  private static final Path FILE = Path.of("target/bench/pages.warc");
  private static final int SCRIPT_CHARS = 60_000;

  private static final List<String> GERMAN =
      List.of(
          "Die Bürgermeisterin sagte am Dienstag, der Hafen werde trotz der hohen Kosten gebaut.",
          "Die Gewerkschaft der Hafenarbeiter kritisierte den Plan, weil niemand die Anwohner gefragt habe.",
          "Der Stadtrat will in der nächsten Woche noch einmal über die Pläne der Regierung beraten.");

  private WarcBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    long megabytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1024;
    Map<String, Long> made = make(megabytes << 20);
    System.out.printf(Locale.ROOT, "%,d MB with %s%n", Files.size(FILE) >> 20, made);

    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(
        "ReadCorpus",
        ReadCorpus.of(
            new CorpusSettings(
                    List.of(FILE.toString()),
                    ZoneOffset.UTC,
                    LocalDate.of(2024, 12, 31),
                    1_000_000,
                    false,
                    32)
                .withLanguages(List.of("en"))));
    long begun = System.nanoTime();
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    double seconds = (System.nanoTime() - begun) / 1e9;

    Map<String, Long> counted = new TreeMap<>();
    for (MetricResult<Long> counter :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.inNamespace("onrecord"))
                    .build())
            .getCounters()) {
      if (counter.getAttempted() > 0) {
        counted.merge(counter.getName().getName(), counter.getAttempted(), Long::sum);
      }
    }
    Long bytes = counted.remove("bytes_read");
    System.out.printf(
        Locale.ROOT,
        "read in %.0f s, %.1f MB/s, %.0f pages/s, heap of at most %,d MB: %s%n",
        seconds,
        bytes / seconds / (1 << 20),
        (made.get("articles_read") + made.get("skipped_language_de")) / seconds,
        Runtime.getRuntime().maxMemory() >> 20,
        counted);
    // A story whose few paragraphs all happen to be short reads as no article.
    counted.merge("articles_read", counted.getOrDefault("rejected_no_text", 0L), Long::sum);
    counted.remove("rejected_no_text");
    if (!counted.equals(made)) {
      throw new IllegalStateException("what was counted is not what was made: " + made);
    }
  }

  /** Writes the archive and returns what reading it should count. */
  private static Map<String, Long> make(long size) throws IOException {
    Files.createDirectories(FILE.getParent());
    Random random = new Random(1);
    List<PageLayouts.Layout> layouts = PageLayouts.known();
    Map<String, Long> made = new TreeMap<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(FILE), 1 << 20);
        WebArchives archive = new WebArchives(out, false)) {
      archive.info();
      made.put("skipped_no_response", 1L);
      for (long i = 0; i == 0 || i % 100 != 0 || Files.size(FILE) < size; i++) {
        String url = "https://www.meridian.example/2024/03/12/page-" + i;
        archive.request(url);
        count(made, "skipped_no_response");
        switch (random.nextInt(10)) {
          case 0 -> {
            archive.revisit(url);
            count(made, "skipped_revisit");
          }
          case 1 -> {
            byte[] picture = new byte[40_000];
            random.nextBytes(picture);
            archive.response(url, 200, picture, "Content-Type: image/jpeg");
            count(made, "skipped_not_html");
          }
          case 2 -> {
            archive.response(url, 404, "<p>Gone.</p>".getBytes(UTF_8), "Content-Type: text/html");
            count(made, "skipped_http_status");
          }
          case 3 -> {
            archive.page(url, german(random));
            count(made, "skipped_language_de");
          }
          default -> {
            Story story = Story.of(i, 4 + random.nextInt(20));
            archive.page(
                url, layouts.get((int) (i % layouts.size())).page(story, i) + script(random));
            count(made, "articles_read");
          }
        }
      }
    }
    return made;
  }

  private static void count(Map<String, Long> made, String what) {
    made.merge(what, 1L, Long::sum);
  }

  private static String german(Random random) {
    StringBuilder html = new StringBuilder("<html lang='en'><body><h1>Hafen</h1>");
    for (int i = 0; i < 8; i++) {
      html.append(
          "<p>%s In %d Tagen.</p>".formatted(GERMAN.get(i % GERMAN.size()), random.nextInt(99)));
    }
    return html.append(script(random)).toString();
  }

  private static String script(Random random) {
    StringBuilder script = new StringBuilder("<script>var state = [");
    while (script.length() < SCRIPT_CHARS) {
      script.append(random.nextInt()).append(',');
    }
    return script.append("0];</script>").toString();
  }
}

package org.onrecord.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.ResolveActors;
import org.onrecord.copies.GeneratedCopies;
import org.onrecord.copies.GeneratedCopies.Change;
import org.onrecord.copies.MarkCopies;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.model.Lease;
import org.onrecord.record.Article;
import org.onrecord.record.Statement;
import org.onrecord.stance.DetectStances;
import org.onrecord.stance.StanceDetector;
import org.onrecord.summary.SummariseByActorDay;
import org.onrecord.testing.Records;

/**
 * Measures how time and memory grow with the corpus where three articles in ten are copies:
 * reading, marking copies, resolving actors and counting, on the DirectRunner. Instead of the model
 * each article's first words are its only statement, so that the rest shows.
 *
 * <p>Arguments: numbers of articles (default: 10000 100000), each in turn in this JVM. The memory
 * is the most that was in use after a collection, the corpus included, which this runner keeps.
 */
public final class CopiesBenchmark {
  private static final Path FOLDER = Path.of("target/bench");
  private static final int WORDS = 400;
  private static final int COPIES_IN_TEN = 3;
  private static final int BUCKETS = 32;
  private static final int CONTENT = 80;

  private static final long WATCH_NANOS = 100_000_000;
  private static final AtomicLong LIVE = new AtomicLong();

  private CopiesBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FOLDER);
    watch();
    List<String> sizes = arguments.length > 0 ? List.of(arguments) : List.of("10000", "100000");
    for (String size : sizes) {
      int articles = Integer.parseInt(size);
      Path corpus = write(articles);
      LIVE.set(0);
      long begun = System.nanoTime();
      PipelineResult result = run(corpus);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%,8d articles %8.1f s %8.2f ms each; %,6d MB at most after a collection; %,d copies"
              + " marked%n",
          articles,
          seconds,
          1000 * seconds / articles,
          LIVE.get() >> 20,
          count(result, "copies"));
    }
  }

  /** The graph of the job, with a plain function instead of the model and without files. */
  private static PipelineResult run(Path corpus) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    FileSystems.setDefaultPipelineOptions(options);
    Pipeline pipeline = Pipeline.create(options);
    var statements =
        pipeline
            .apply(
                ReadCorpus.of(
                    new CorpusSettings(
                        List.of(corpus.toString()),
                        ZoneOffset.UTC,
                        LocalDate.EPOCH,
                        1_000_000,
                        false,
                        BUCKETS)))
            .articles()
            .apply("MarkCopies", MarkCopies.of(BUCKETS))
            .articles()
            .apply(
                "Extract",
                MapElements.into(TypeDescriptor.of(Statement.class)).via(CopiesBenchmark::said))
            .setCoder(AvroCoder.specific(Statement.class))
            .apply(ResolveActors.with(ActorCatalogue.empty(), BUCKETS))
            .statements();
    var stances =
        statements
            .apply(DetectStances.with(() -> Lease.of(StanceDetector.none()), Duration.ofMinutes(1)))
            .stances();
    statements.apply(SummariseByActorDay.of(stances, BUCKETS));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private static Statement said(Article article) {
    int actor = Math.floorMod(article.getText().hashCode(), 500);
    return Records.statement(article.getArticleId(), "Ann Roe" + actor, 0)
        .setText(article.getText().substring(0, CONTENT))
        .setDay(article.getPublished().orElseThrow())
        .setCopyOf(article.getCopyOf().orElse(null))
        .build();
  }

  private static Path write(int articles) throws IOException {
    Path file = FOLDER.resolve("copies-" + articles + ".jsonl");
    Random random = new Random(1);
    List<String> last = new ArrayList<>();
    List<Change> changes = List.of(Change.values());
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      for (int i = 0; i < articles; i++) {
        boolean copy = i % 10 >= 10 - COPIES_IN_TEN;
        String text =
            copy
                ? GeneratedCopies.changed(
                    last.get(random.nextInt(last.size())),
                    changes.get(random.nextInt(changes.size())),
                    random)
                : GeneratedCopies.text(WORDS, random);
        if (!copy) {
          last.add(text);
          if (last.size() > 1000) {
            last.remove(0);
          }
        }
        out.write(
            "{\"id\":\"%d\",\"published\":\"%s\",\"publisher\":\"P%d\",\"text\":\"%s\"}%n"
                .formatted(
                    i,
                    LocalDate.of(2024, 1, 1).plusDays(30L * i / articles),
                    i % 20,
                    text.replace("\n", "\\n")));
      }
    }
    return file;
  }

  private static long count(PipelineResult result, String counter) {
    long sum = 0;
    for (var value :
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named("onrecord", counter))
                    .build())
            .getCounters()) {
      sum += value.getAttempted();
    }
    return sum;
  }

  /** Keeps the most that was in use when a collection had just ended. */
  private static void watch() {
    Thread watcher =
        new Thread(
            () -> {
              while (true) {
                long used = 0;
                for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                  if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                    used += pool.getCollectionUsage().getUsed();
                  }
                }
                LIVE.accumulateAndGet(used, Math::max);
                LockSupport.parkNanos(WATCH_NANOS);
              }
            });
    watcher.setDaemon(true);
    watcher.start();
  }
}

package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.BAD_JSON;
import static org.onrecord.record.RejectionReason.CORRUPT_FILE;
import static org.onrecord.record.RejectionReason.EMPTY_FILE;
import static org.onrecord.record.RejectionReason.NO_DATE;
import static org.onrecord.record.RejectionReason.TOO_LONG;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

class ReadCorpusTest {
  private static final LocalDate REFERENCE = LocalDate.of(2024, 3, 10);
  private static final String DATED = "ORVELD, March 3 (Halden Wire) — The harbour is closed.";
  private static final String MARK = "\uFEFF";

  @TempDir Path folder;

  @Test
  void readsEveryFormatAndRejectsTheRestWithReasons() throws IOException {
    write("a.txt", DATED);
    write("b.txt", MARK + DATED + " Again.");
    write("blank.txt", " \n");
    write("undated.txt", "The harbour is closed.");
    write("long.txt", DATED + "!".repeat(1000));
    write("bad.txt", new byte[] {'A', (byte) 0xFF});
    write("c.jsonl", MARK + line("c1") + "\r\n\r\n{\"text\": \n" + line("c2"));
    write("d.jsonl.gz", CorpusFileTest.gzip(line("d1") + "\n" + line("d2") + "\n"));
    byte[] whole = CorpusFileTest.gzip(line("e1") + "\n" + line("e2") + "\n");
    write("e.jsonl.gz", Arrays.copyOf(whole, whole.length - 4));
    write("f.csv", "id,text");
    write("g.doc", "A document.");
    write("h.zip", SampleCorpus.zip(Map.of("x/i.txt", DATED.getBytes(UTF_8))));
    write("j.txt", "With a sidecar.");
    write("j.json", "{\"published\": \"2024-03-04\"}");
    write(".hidden", "nothing");

    Pipeline pipeline = pipeline();
    ReadCorpus.Result corpus = pipeline.apply(ReadCorpus.of(settings(4, folder + "/*")));
    PAssert.that(
            corpus
                .articles()
                .apply(
                    "Texts",
                    MapElements.into(TypeDescriptors.strings())
                        .via(a -> name(a.getSourceUri()) + " " + a.getText())))
        .containsInAnyOrder(
            "a.txt " + DATED,
            "b.txt " + DATED + " Again.",
            "c.jsonl c1",
            "c.jsonl c2",
            "d.jsonl.gz d1",
            "d.jsonl.gz d2",
            "e.jsonl.gz e1",
            "e.jsonl.gz e2",
            "i.txt " + DATED,
            "j.txt With a sidecar.");
    PAssert.that(
            corpus
                .rejected()
                .apply(
                    "Reasons",
                    MapElements.into(TypeDescriptors.strings())
                        .via(
                            r ->
                                "%s %d %s"
                                    .formatted(
                                        name(r.getSourceUri()), r.getPosition(), r.getReason()))))
        .containsInAnyOrder(
            "blank.txt 0 " + EMPTY_FILE,
            "undated.txt 0 " + NO_DATE,
            "long.txt 0 " + TOO_LONG,
            "bad.txt 0 " + BAD_ENCODING,
            "c.jsonl 3 " + BAD_JSON,
            "e.jsonl.gz 3 " + CORRUPT_FILE,
            "g.doc 0 " + UNKNOWN_FORMAT,
            ".hidden 0 " + UNKNOWN_FORMAT);
    PAssert.thatSingleton(corpus.records().apply(Count.globally())).isEqualTo(18L);
    PipelineResult result = run(pipeline);

    assertThat(counter(result, "articles_read")).isEqualTo(10);
    assertThat(counter(result, "rejected_no_date")).isEqualTo(1);
    assertThat(counter(result, "rejected_unknown_format")).isEqualTo(2);
    assertThat(counter(result, "bytes_read")).isGreaterThan(300);
  }

  @Test
  void readsAFileOnceHoweverManyPatternsMatchIt() throws IOException {
    write("a.txt", DATED);
    write("b.txt", DATED);
    Pipeline pipeline = pipeline();
    ReadCorpus.Result corpus =
        pipeline.apply(
            ReadCorpus.of(
                settings(
                    3,
                    folder + "/a.txt",
                    folder + "/*.txt",
                    relative(folder) + "/a*",
                    folder + "/a.txt")));
    PAssert.that(
            corpus
                .articles()
                .apply(MapElements.into(TypeDescriptors.strings()).via(Article::getSourceUri)))
        .containsInAnyOrder(folder + "/a.txt", folder + "/b.txt");
    run(pipeline);
  }

  @Test
  void namesFilesAsARelativePatternDoes() throws IOException {
    write("a.txt", DATED);
    String relative = relative(folder);
    Pipeline pipeline = pipeline();
    ReadCorpus.Result corpus =
        pipeline.apply(ReadCorpus.of(settings(3, "./" + relative + "/*.txt")));
    PAssert.that(
            corpus
                .articles()
                .apply(MapElements.into(TypeDescriptors.strings()).via(Article::getSourceUri)))
        .containsInAnyOrder(relative + "/a.txt");
    run(pipeline);
  }

  @Test
  void tellsAnInputWithoutFiles() throws IOException {
    write("a.txt", DATED);
    assertThat(CorpusFiles.matchesFiles(folder + "/*.txt")).isTrue();
    assertThat(CorpusFiles.matchesFiles(relative(folder) + "/a.txt")).isTrue();
    assertThat(CorpusFiles.matchesFiles(folder + "/*.jsonl")).isFalse();
    assertThat(CorpusFiles.matchesFiles(folder + "/b.txt")).isFalse();
    assertThat(CorpusFiles.matchesFiles(folder + "/none/*")).isFalse();
    assertThat(CorpusFiles.matchesFiles(folder.toString())).isFalse();
    assertThatThrownBy(
            () -> {
              Pipeline pipeline = pipeline();
              pipeline.apply(ReadCorpus.of(settings(3, folder + "/*.jsonl")));
              run(pipeline);
            })
        .hasMessageContaining("No files matched");
  }

  @Test
  void anyMixOfRecordsAddsUp() throws IOException {
    long seed = System.nanoTime();
    var mix = new Mix(new Random(seed));
    mix.write();
    List<Article> articles = new ArrayList<>();
    List<Rejected> rejected = new ArrayList<>();
    mix.readWithoutBeam(articles, rejected);
    assertThat(articles.size()).as("seed %d", seed).isEqualTo(mix.articles);
    assertThat(rejected.size()).as("seed %d", seed).isEqualTo(mix.rejected);

    List<String> patterns = new ArrayList<>(List.of(folder + "/*.jsonl*", folder + "/*.txt*"));
    for (int buckets : new int[] {1, 8}) {
      Collections.reverse(patterns);
      Pipeline pipeline = pipeline();
      ReadCorpus.Result corpus =
          pipeline.apply(ReadCorpus.of(settings(buckets, patterns.toArray(String[]::new))));
      String about = "seed %d, %d buckets".formatted(seed, buckets);
      PAssert.that(about, corpus.articles()).containsInAnyOrder(articles);
      PAssert.that(about, corpus.rejected()).containsInAnyOrder(rejected);
      PAssert.thatSingleton(about, corpus.records().apply(Count.globally()))
          .isEqualTo((long) mix.articles + mix.rejected);
      run(pipeline);
    }
  }

  /** Files of random records, with the number that become articles. */
  private final class Mix {
    private final Random random;
    private final List<Path> files = new ArrayList<>();
    private int articles;
    private int rejected;

    Mix(Random random) {
      this.random = random;
    }

    void write() throws IOException {
      for (int i = 0; i < 30; i++) {
        boolean compressed = random.nextBoolean();
        boolean text = random.nextInt(3) == 0;
        String name = "%02d%s%s".formatted(i, text ? ".txt" : ".jsonl", compressed ? ".gz" : "");
        String content = text ? textFile() : lines();
        byte[] bytes = compressed ? CorpusFileTest.gzip(content) : content.getBytes(UTF_8);
        files.add(ReadCorpusTest.this.write(name, bytes));
      }
    }

    private String textFile() {
      boolean good = random.nextInt(3) > 0;
      count(good);
      return good ? DATED + random.nextInt() : random.nextBoolean() ? "" : "Closed.";
    }

    private String lines() {
      var lines = new StringBuilder(random.nextBoolean() ? MARK : "");
      for (int i = random.nextInt(40); i > 0; i--) {
        int kind = random.nextInt(8);
        if (kind < 2) {
          lines.append(kind == 0 ? "" : " \t");
        } else {
          count(kind > 4);
          lines.append(
              switch (kind) {
                case 2 -> "{\"text\": ";
                case 3 -> "{\"id\": \"x\"}";
                case 4 -> "{\"text\": \"" + "z".repeat(random.nextInt(200_000)) + "\"}";
                default -> line("text " + random.nextInt());
              });
        }
        lines.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      if (lines.toString().replace(MARK, "").isBlank()) {
        count(false); // The file as a whole.
      }
      return lines.toString();
    }

    private void count(boolean good) {
      articles += good ? 1 : 0;
      rejected += good ? 0 : 1;
    }

    void readWithoutBeam(List<Article> accepted, List<Rejected> refused) throws IOException {
      CorpusSettings settings = settings(1, "*");
      var parser = new ArticleParser(settings);
      for (Path file : files) {
        CorpusFile.read(
            file.toString(),
            new MemoryFile(Files.readAllBytes(file)),
            ByteRange.ALL,
            settings,
            new CorpusFile.Sink() {
              @Override
              public void skipped(String reason) {
                throw new AssertionError(reason);
              }

              @Override
              public void record(RawRecord record) {
                ArticleParser.Parsed parsed = parser.parse(record);
                if (parsed instanceof ArticleParser.Accepted article) {
                  accepted.add(article.article());
                } else if (parsed instanceof ArticleParser.Refused refusal) {
                  refused.add(refusal.rejected());
                }
              }

              @Override
              public void rejected(Rejected record) {
                refused.add(record);
              }
            });
      }
    }
  }

  private static String line(String text) {
    return "{\"text\": \"%s\", \"published\": \"2024-03-04\"}".formatted(text);
  }

  private static String name(String sourceUri) {
    return sourceUri.substring(sourceUri.lastIndexOf('/') + 1);
  }

  private static String relative(Path path) {
    return Path.of("").toAbsolutePath().relativize(path).toString();
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static CorpusSettings settings(int buckets, String... inputs) {
    return new CorpusSettings(List.of(inputs), ZoneOffset.UTC, REFERENCE, 1000, false, buckets);
  }

  private static Pipeline pipeline() {
    return TestPipeline.create().enableAbandonedNodeEnforcement(false);
  }

  private static PipelineResult run(Pipeline pipeline) {
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private static long counter(PipelineResult result, String name) {
    MetricsFilter filter =
        MetricsFilter.builder().addNameFilter(MetricNameFilter.named("onrecord", name)).build();
    long sum = 0;
    for (MetricResult<Long> counter : result.metrics().queryMetrics(filter).getCounters()) {
      sum += counter.getAttempted();
    }
    return sum;
  }
}

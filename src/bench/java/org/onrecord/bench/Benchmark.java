package org.onrecord.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.record.Article;
import org.onrecord.testing.FlinkCluster;
import org.onrecord.testing.FlinkCluster.Shape;
import org.onrecord.testing.Jdk;
import org.onrecord.testing.MadeCorpus;
import org.onrecord.testing.PackagedJar;
import org.onrecord.testing.Usage;

/**
 * Measures speed over articles made of another corpus's paragraphs: the statement extractor by
 * itself; and with all stages on the bare loop without Beam, the job on the DirectRunner, on
 * embedded Flink, and on a cluster of one and of two task managers of one slot each. Of each it
 * gives time, the cores' time (of all processes, their start included), and the memory at its peak;
 * of the extractor, the bare loop and embedded Flink what the cores' time goes to. Prints a table
 * and writes {@code target/bench/bench.json}.
 *
 * <p>Arguments: the corpus to take paragraphs from, JSON Lines, gzip or not (default: the sample),
 * how many articles to make (default: 20,000), how many paragraphs each has (default: 2; with 1
 * many texts are the same, which the job reads once; 0: as many as the source's articles; {@code
 * 2:20}: two, of paragraphs of at most 20 words), and names of the rows to measure (default: all).
 *
 * <p>Each task manager has a core of its own.
 */
public final class Benchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();
  private static final Path TARGETS = Path.of("pipelines/targets/seed.yaml").toAbsolutePath();

  private final Path corpus;
  private final int articles;
  private final long words;
  private final Map<String, Object> rows = new LinkedHashMap<>();

  private Benchmark(Path corpus, int articles, long words) {
    this.corpus = corpus;
    this.articles = articles;
    this.words = words;
  }

  /** Measures one way to run it. */
  @FunctionalInterface
  private interface Measurement {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path source = Path.of(arguments.length > 0 ? arguments[0] : "seeds/sample.jsonl");
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
    String[] lengths = (arguments.length > 2 ? arguments[2] : "2").split(":", 2);
    int length = Integer.parseInt(lengths[0]);
    int longest = lengths.length > 1 ? Integer.parseInt(lengths[1]) : Integer.MAX_VALUE;
    List<String> chosen =
        List.of(arguments).subList(Math.min(3, arguments.length), arguments.length);
    Files.createDirectories(FOLDER);
    var made = new MadeCorpus(source, longest);
    Path corpus = MadeCorpus.write(made.articles(count, length), FOLDER.resolve("corpus.jsonl"));
    long words = made.articles(count, length).mapToLong(Benchmark::words).sum();
    System.out.printf(
        Locale.ROOT, "%,d articles, %,d words, of the paragraphs of %s%n", count, words, source);
    System.out.printf(
        "%-26s %9s %12s %10s %16s %12s%n",
        "", "seconds", "articles/s", "words/s", "core-ms/article", "peak MB");
    var bench = new Benchmark(corpus, count, words);
    Map<String, Measurement> all = new LinkedHashMap<>();
    all.put("reading", bench::reading);
    all.put("statements", bench::statements);
    all.put("bare", bench::bare);
    all.put("direct", bench::direct);
    all.put("flink", bench::embeddedFlink);
    all.put("cluster-1", () -> bench.cluster(1));
    all.put("cluster-2", () -> bench.cluster(2));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("source", source.toString());
    figures.put("articles", count);
    figures.put("words", words);
    figures.put("rows", bench.rows);
    for (Map.Entry<String, Measurement> one : all.entrySet()) {
      if (chosen.isEmpty() || chosen.contains(one.getKey())) {
        one.getValue().run();
        // After each row: a later one that fails takes none with it
        Files.writeString(
            FOLDER.resolve("bench.json"),
            JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
      }
    }
  }

  /** Reading alone, one thread, by format. */
  private void reading() {
    int count = Math.min(articles, 2000);
    ReadingBenchmark reading = ReadingBenchmark.of(count);
    reading
        .seconds()
        .forEach(
            (name, seconds) -> {
              System.out.printf(
                  Locale.ROOT,
                  "%-26s %9.2f %12.1f %10.0f%n",
                  "reading " + name,
                  seconds,
                  count / seconds,
                  reading.words() / seconds);
              rows.put("reading " + name, Map.of("articles/s", count / seconds));
            });
  }

  /** The statement extractor by itself: article in, statements out. */
  private void statements() throws Exception {
    row("statements, one thread", profiled(loop(corpus.toString()), "statements"));
  }

  private void bare() throws Exception {
    row("bare loop, one thread", profiled(loop(corpus.toString(), TARGETS.toString()), "bare"));
  }

  private static List<String> loop(String... arguments) {
    List<String> command =
        Jdk.command("java", "-cp", System.getProperty("java.class.path"), BareLoop.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  private void direct() throws Exception {
    row("DirectRunner", Usage.of(job("direct", "--runner=DirectRunner"), log("direct")));
  }

  private void embeddedFlink() throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    row(
        "embedded Flink",
        profiled(job("flink", "--runner=FlinkRunner", "--parallelism=" + cores), "flink"));
  }

  private void cluster(int taskManagers) throws Exception {
    String name = "cluster-" + taskManagers;
    Path folder = FOLDER.resolve(name + "-flink");
    try (var cluster =
        FlinkCluster.start(folder, taskManagers, new Shape(1, 1024 - 128, true, List.of()))) {
      Usage usage =
          Usage.of(
              job(
                  name,
                  "--runner=FlinkRunner",
                  "--flinkMaster=" + cluster.master(),
                  "--parallelism=" + taskManagers,
                  "--filesToStage=" + FlinkCluster.JAR.toAbsolutePath()),
              log(name),
              cluster.processes());
      row("cluster, %d task manager%s".formatted(taskManagers, taskManagers > 1 ? "s" : ""), usage);
    }
  }

  private List<String> job(String name, String... options) {
    List<String> command =
        Jdk.command(
            "java",
            "-Xmx2g",
            "-jar",
            PackagedJar.JAR.toString(),
            "run",
            "--input=" + corpus,
            "--targets=" + TARGETS,
            "--output=" + FOLDER.resolve(name));
    command.addAll(List.of(options));
    return command;
  }

  private static Path log(String name) {
    return FOLDER.resolve(name + ".log");
  }

  /** Runs a command with a profiler, which takes about a hundredth, and tells what it found. */
  private Usage profiled(List<String> command, String name) throws Exception {
    Path profile = FOLDER.resolve(name + ".collapsed");
    command.add(1, StageShares.agent(FOLDER, profile));
    Usage usage = Usage.of(command, log(name));
    Map<String, Double> shares = StageShares.of(profile);
    rows.put("shares " + name, shares);
    return usage;
  }

  @SuppressWarnings("unchecked")
  private void row(String name, Usage usage) {
    System.out.printf(
        Locale.ROOT,
        "%-26s %9.1f %12.1f %10.0f %16.2f %12d%n",
        name,
        usage.seconds(),
        articles / usage.seconds(),
        words / usage.seconds(),
        1000 * usage.coreSeconds() / articles,
        usage.peakMegabytes());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("seconds", usage.seconds());
    figures.put("core_seconds", usage.coreSeconds());
    figures.put("articles/s", articles / usage.seconds());
    figures.put("words/s", words / usage.seconds());
    figures.put("peak_mb", usage.peakMegabytes());
    rows.put(name, figures);
  }

  private static long words(Article article) {
    return article.getText().split("\\s+").length;
  }
}

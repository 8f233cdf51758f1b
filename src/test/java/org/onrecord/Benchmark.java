package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.onrecord.record.Article;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.StatementExtractor;
import org.onrecord.statement.TaggedExtractor;

/**
 * Measures speed, on a corpus made of another one's paragraphs, the same every time: words a second
 * of the bare extractor in one thread, and articles a second of the packaged job on both runners.
 * Prints a table and writes {@code target/bench/bench.json}.
 *
 * <p>Arguments: the corpus to take paragraphs from, JSON Lines, gzip or not (default: the sample),
 * and how many articles to make (default: 2,000).
 */
public final class Benchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("target/bench");
  private static final int DAYS = 30;
  private static final int WARM_UP = 200;

  private Benchmark() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path source = Path.of(arguments.length > 0 ? arguments[0] : "seeds/sample.jsonl");
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000;
    Files.createDirectories(FOLDER);
    List<Article> articles = articles(source, count);
    Path corpus = write(articles);
    long words = articles.stream().mapToLong(Benchmark::words).sum();
    System.out.printf(
        Locale.ROOT, "%,d articles, %,d words, of the paragraphs of %s%n", count, words, source);

    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("articles", count);
    figures.put("words", words);
    double bare = bareExtractor(articles);
    row(figures, "bare extractor, one thread", bare, count, words);
    for (String runner : List.of("DirectRunner", "FlinkRunner")) {
      row(figures, runner, job(corpus, runner), count, words);
    }
    Files.writeString(
        FOLDER.resolve("bench.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
  }

  private static void row(
      Map<String, Object> figures, String name, double seconds, int articles, long words) {
    System.out.printf(
        Locale.ROOT,
        "%-28s %8.1f s %10.1f articles/s %12.0f words/s%n",
        name,
        seconds,
        articles / seconds,
        words / seconds);
    figures.put(
        name,
        Map.of("seconds", seconds, "articles/s", articles / seconds, "words/s", words / seconds));
  }

  private static double bareExtractor(List<Article> articles) {
    StatementExtractor extractor =
        new TaggedExtractor(AttributionModel.KIND.open(AttributionModel.KIND.bundled()));
    articles.stream().limit(WARM_UP).forEach(extractor::extract);
    long begun = System.nanoTime();
    articles.forEach(extractor::extract);
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Returns the seconds that the packaged job takes, its JVM's start and end included. */
  private static double job(Path corpus, String runner) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/onrecord.jar",
                "run",
                "--input=" + corpus,
                "--output=" + FOLDER.resolve(runner),
                "--runner=" + runner)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve(runner + ".log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the job failed: " + FOLDER.resolve(runner + ".log"));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Makes articles of about the source's length, of paragraphs drawn from all its articles. */
  private static List<Article> articles(Path source, int count) throws IOException {
    List<List<String>> paragraphs = paragraphs(source);
    Random random = new Random(1);
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = paragraphs.get(random.nextInt(paragraphs.size())).size();
      List<String> text = new ArrayList<>();
      for (int j = 0; j < length; j++) {
        List<String> from = paragraphs.get(random.nextInt(paragraphs.size()));
        text.add(from.get(random.nextInt(from.size())));
      }
      articles.add(
          Article.newBuilder()
              .setArticleId("bench-" + i)
              .setSourceUri(source.toString())
              .setPublisher("Publisher " + i % 5)
              .setPublished(LocalDate.of(2024, 3, 1).plusDays(i % DAYS))
              .setText(String.join("\n\n", text))
              .build());
    }
    return articles;
  }

  private static List<List<String>> paragraphs(Path source) throws IOException {
    List<List<String>> paragraphs = new ArrayList<>();
    InputStream bytes = Files.newInputStream(source);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                source.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith("}")) { // The sample has a broken line, on purpose.
          JsonNode article = JSON.readTree(line);
          paragraphs.add(
              article.get("text").asText().lines().filter(text -> !text.isBlank()).toList());
        }
      }
    }
    return paragraphs.stream().filter(list -> !list.isEmpty()).toList();
  }

  private static Path write(List<Article> articles) throws IOException {
    Path corpus = FOLDER.resolve("corpus.jsonl");
    try (BufferedWriter out = Files.newBufferedWriter(corpus)) {
      for (Article article : articles) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", article.getArticleId());
        line.put("publisher", article.getPublisher().orElseThrow());
        line.put("published", article.getPublished().orElseThrow().toString());
        line.put("text", article.getText());
        out.write(JSON.writeValueAsString(line));
        out.newLine();
      }
    }
    return corpus;
  }

  private static long words(Article article) {
    return article.getText().split("\\s+").length;
  }
}

package org.onrecord.testing;

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
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.onrecord.record.Article;

/**
 * Articles made of another corpus's paragraphs, the same every time: each is some paragraphs drawn
 * from all its articles, of one of five publishers, on one of thirty days.
 */
public final class MadeCorpus {
  /** As long as an article of the source. */
  public static final int AS_LONG = 0;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DAYS = 30;

  private final List<List<String>> paragraphs;

  /**
   * Reads the corpus to take paragraphs from.
   *
   * @param source JSON Lines, gzip or not
   */
  public MadeCorpus(Path source) throws IOException {
    this(source, Integer.MAX_VALUE);
  }

  /**
   * Reads the corpus to take short paragraphs from.
   *
   * @param source JSON Lines, gzip or not
   * @param longest so many words a paragraph has at most
   */
  public MadeCorpus(Path source, int longest) throws IOException {
    paragraphs = paragraphs(source, longest);
  }

  /**
   * Makes articles.
   *
   * @param length how many paragraphs each has, or {@link #AS_LONG}
   */
  public Stream<Article> articles(int count, int length) {
    Random random = new Random(1);
    return IntStream.range(0, count).mapToObj(i -> article(i, length, random)).sequential();
  }

  private Article article(int number, int length, Random random) {
    int paragraphsOfIt =
        length == AS_LONG ? paragraphs.get(random.nextInt(paragraphs.size())).size() : length;
    List<String> text = new ArrayList<>();
    for (int i = 0; i < paragraphsOfIt; i++) {
      List<String> from = paragraphs.get(random.nextInt(paragraphs.size()));
      text.add(from.get(random.nextInt(from.size())));
    }
    return Article.newBuilder()
        .setArticleId("made-" + number)
        .setSourceUri("made")
        .setPublisher("Publisher " + number % 5)
        .setPublished(LocalDate.of(2024, 3, 1).plusDays(number % DAYS))
        .setText(String.join("\n\n", text))
        .build();
  }

  /** Writes articles as JSON Lines, and returns the file. */
  public static Path write(Stream<Article> articles, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (Article article : (Iterable<Article>) articles::iterator) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", article.getArticleId());
        line.put("publisher", article.getPublisher().orElseThrow());
        line.put("published", article.getPublished().orElseThrow().toString());
        line.put("text", article.getText());
        out.write(JSON.writeValueAsString(line));
        out.newLine();
      }
    }
    return file;
  }

  private static List<List<String>> paragraphs(Path source, int longest) throws IOException {
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
              article
                  .get("text")
                  .asText()
                  .lines()
                  .filter(text -> !text.isBlank() && text.split("\\s+").length <= longest)
                  .toList());
        }
      }
    }
    return paragraphs.stream().filter(list -> !list.isEmpty()).toList();
  }
}

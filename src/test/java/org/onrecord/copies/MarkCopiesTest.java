package org.onrecord.copies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.onrecord.copies.GeneratedCopies.Change;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.testing.Bundles;
import org.onrecord.testing.Records;

class MarkCopiesTest {
  private static final String HARBOUR =
      """
      The harbour will be dredged to sixteen metres, the board decided on Monday after a year of
      argument about mercury, money and herring.

      "We have counted every fish twice," said its spokesman, who had not slept much lately.

      Fishers in their forties and a few in their eighties blocked the channel until noon and then
      went home for soup, leaving one boat behind as a reminder.""";

  /** Articles, and the original of each. */
  private static final class Corpus {
    final List<Article> articles = new ArrayList<>();
    final Map<String, String> copyOf = new HashMap<>();
    final Map<String, Change> change = new HashMap<>();

    void add(String id, int day, String text) {
      articles.add(Records.article(id, text).setPublished(Records.MONDAY.plusDays(day)).build());
    }
  }

  @Test
  void theFirstByDayAndThenByIdIsTheOriginal() {
    Map<String, Optional<String>> marked =
        marked(
            List.of(
                article("c", 1, HARBOUR),
                article("b", 0, Change.SET.apply(HARBOUR, new Random(1))),
                article("a", 1, HARBOUR.toUpperCase(Locale.ROOT)),
                article("d", 0, HARBOUR + "\n\nIt rained."),
                article("e", 0, "It rained."),
                article("f", 0, "It rained"),
                Records.article("0", HARBOUR).setPublished(null).build()));

    assertThat(marked)
        .containsEntry("b", Optional.empty())
        .containsEntry("a", Optional.of("b"))
        .containsEntry("c", Optional.of("b"))
        .containsEntry("d", Optional.of("b"))
        .containsEntry("0", Optional.of("b"))
        .containsEntry("e", Optional.empty())
        .containsEntry("f", Optional.of("e"));
  }

  @Test
  void ofArticlesWithOneIdTheLastIsKept() {
    Article first = article("a", 0, HARBOUR);
    Article corrected =
        Article.newBuilder(article("a", 0, HARBOUR + " Correction: it was fifteen metres."))
            .setSourceUri("news/b.txt")
            .build();
    Article copy = article("z", 2, HARBOUR);
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    MarkCopies.Result marked =
        pipeline
            .apply(Create.of(copy, corrected, first).withCoder(AvroCoder.specific(Article.class)))
            .apply(MarkCopies.of(3));
    PAssert.that(marked.articles())
        .containsInAnyOrder(corrected, Article.newBuilder(copy).setCopyOf("a").build());
    PAssert.thatSingleton(marked.rejected())
        .satisfies(
            (Rejected rejected) -> {
              assertThat(rejected.getReason()).isEqualTo(RejectionReason.DUPLICATE_ID);
              assertThat(rejected.getSourceUri()).isEqualTo("news/a.txt");
              assertThat(rejected.getDetail())
                  .isEqualTo("the id a stands for the article at news/b.txt too, which is kept");
              assertThat(rejected.getExcerpt()).startsWith("The harbour will be dredged");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theTextsOfOneBucketAreSpreadOverManyBundles() {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      articles.add(article("a" + i, 0, "Lorry %d left at dawn.".formatted(i)));
    }
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(
            pipeline
                .apply(Create.of(articles).withCoder(AvroCoder.specific(Article.class)))
                .apply(MarkCopies.of(1))
                .articles()
                .apply(ParDo.of(new Bundles<>())))
        .containsInAnyOrder(Collections.nCopies(8, 10L));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void anOriginalIsAtMostAWeekOld() {
    assertThat(
            marked(
                List.of(
                    article("a", 0, HARBOUR),
                    article("b", 6, HARBOUR),
                    article("c", 12, HARBOUR),
                    article("d", 13, HARBOUR + "\n\nIt rained."),
                    article("e", 30, HARBOUR))))
        .containsEntry("a", Optional.empty())
        .containsEntry("b", Optional.of("a"))
        .containsEntry("c", Optional.of("b"))
        .containsEntry("d", Optional.of("b"))
        .containsEntry("e", Optional.empty());
  }

  /** The days that a window reads before a day determine the marks of that day. */
  @Test
  void marksOfADayDependOnTheWeekBeforeAlone() {
    Random random = new Random(8);
    List<Change> changes = List.of(Change.values());
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String text = GeneratedCopies.text(120, random);
      for (int n = 0; n < 5; n++) {
        Change change = changes.get(random.nextInt(changes.size()));
        articles.add(article(i + "-" + n, random.nextInt(28), change.apply(text, random)));
      }
      articles.add(article(i + "-same", random.nextInt(28), text));
      articles.add(article(i + "-again", random.nextInt(28), text));
    }
    Map<String, Optional<String>> all = marked(articles);
    for (int from : List.of(7, 12, 20)) {
      Predicate<Article> read = one -> day(one) >= from - MarkCopies.MAX_DAYS;
      Map<String, Optional<String>> window = marked(articles.stream().filter(read).toList());
      for (Article article : articles) {
        if (day(article) >= from) {
          String id = article.getArticleId();
          assertThat(window.get(id)).as(id).isEqualTo(all.get(id));
        }
      }
    }
    assertThat(all.values()).filteredOn(Optional::isPresent).hasSizeGreaterThan(20);
  }

  private static long day(Article article) {
    return Records.MONDAY.until(article.getPublished().orElseThrow(), ChronoUnit.DAYS);
  }

  /**
   * The sample's articles, which are about few events, their copies, and articles that quote them.
   */
  @Test
  void findsCopiesAndOnlyThem() throws IOException {
    Random random = new Random(4);
    Corpus corpus = new Corpus();
    List<String> originals = sample();
    for (int i = 0; i < originals.size(); i++) {
      String original = originals.get(i);
      corpus.add("original-" + i, 0, original);
      for (Change change : Change.values()) {
        for (int n = 0; n < 3; n++) {
          String id = change + "-" + n + "-of-" + i;
          corpus.add(id, 1, change.apply(original, random));
          corpus.copyOf.put(id, "original-" + i);
          corpus.change.put(id, change);
        }
      }
      String another =
          originals.get((i + 1 + random.nextInt(originals.size() - 1)) % originals.size());
      corpus.add(
          "quoting-" + i,
          2,
          GeneratedCopies.quoting(GeneratedCopies.text(words(another), random), original, random));
    }
    Collections.shuffle(corpus.articles, random);

    Map<String, Optional<String>> marked = marked(corpus.articles);

    long said = 0;
    long right = 0;
    Map<Change, Integer> found = new EnumMap<>(Change.class);
    for (Map.Entry<String, Optional<String>> mark : marked.entrySet()) {
      boolean isRight =
          mark.getValue().isPresent()
              && mark.getValue().get().equals(corpus.copyOf.get(mark.getKey()));
      said += mark.getValue().isPresent() ? 1 : 0;
      right += isRight ? 1 : 0;
      if (isRight) {
        found.merge(corpus.change.get(mark.getKey()), 1, Integer::sum);
      }
    }
    double precision = (double) right / said;
    double recall = (double) right / corpus.copyOf.size();
    System.out.printf(
        Locale.ROOT,
        "copies: %d articles, %d of them copies; precision %.3f, recall %.3f; found of %d each: %s%n",
        corpus.articles.size(),
        corpus.copyOf.size(),
        precision,
        recall,
        3 * originals.size(),
        found);
    assertThat(originals).hasSizeGreaterThan(45);
    assertThat(precision).isGreaterThanOrEqualTo(0.95);
    assertThat(recall).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void marksDependOnTheArticlesAlone() {
    Random random = new Random(6);
    List<Change> changes = List.of(Change.values());
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = GeneratedCopies.text(120, random);
      for (int n = 0; n < 3; n++) {
        Change change = changes.get(random.nextInt(changes.size()));
        articles.add(article(i + "-" + n, random.nextInt(4), change.apply(text, random)));
      }
    }
    Map<String, Optional<String>> once = marked(articles, 32);
    Collections.shuffle(articles, random);
    assertThat(marked(articles, 1)).isEqualTo(once);
    assertThat(marked(articles, 5)).isEqualTo(once);
    assertThat(once.values()).anyMatch(Optional::isPresent);
  }

  private static int words(String text) {
    return text.split("\\s+", -1).length;
  }

  private static Article article(String id, int day, String text) {
    return Records.article(id, text).setPublished(Records.MONDAY.plusDays(day)).build();
  }

  /** Returns the texts of the sample, without its copies. */
  private static List<String> sample() throws IOException {
    var texts = new ArrayList<String>();
    for (String line : Files.readAllLines(Path.of("seeds/sample.jsonl"))) {
      if (line.endsWith("}")) { // The sample has one broken line deliberately.
        var article = new ObjectMapper().readTree(line);
        if (!List.of("sample-017", "sample-031").contains(article.get("id").asText())) {
          texts.add(article.get("text").asText());
        }
      }
    }
    return texts;
  }

  private static Map<String, Optional<String>> marked(List<Article> articles) {
    return marked(articles, 8);
  }

  /** Returns the mark of each article. */
  private static Map<String, Optional<String>> marked(List<Article> articles, int buckets) {
    var marked = new HashMap<String, Optional<String>>();
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(
            pipeline
                .apply(Create.of(articles).withCoder(AvroCoder.specific(Article.class)))
                .apply(MarkCopies.of(buckets))
                .articles())
        .satisfies(
            all -> {
              all.forEach(article -> MARKED.put(article.getArticleId(), article.getCopyOf()));
              return null;
            });
    MARKED.clear();
    pipeline.run().waitUntilFinish();
    marked.putAll(MARKED);
    assertThat(marked).hasSameSizeAs(articles);
    return marked;
  }

  /** Static, since the pipeline copies its functions, which therefore cannot fill a local map. */
  private static final Map<String, Optional<String>> MARKED =
      new java.util.concurrent.ConcurrentHashMap<>();
}

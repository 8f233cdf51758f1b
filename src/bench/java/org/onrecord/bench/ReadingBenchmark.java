package org.onrecord.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.onrecord.corpus.Reading;
import org.onrecord.corpus.SampleCorpus;
import org.onrecord.corpus.SampleCorpus.Variant;

/**
 * How fast each format is read, in one thread: from the bytes of files to articles.
 *
 * @param words how many words the articles have
 * @param seconds how long it takes, by format
 */
public record ReadingBenchmark(long words, Map<String, Double> seconds) {
  private static final int WARM_UP_ROUNDS = 3;
  private static final int BLOCK_BYTES = 1 << 20;

  /** Measures with so many articles in each format. */
  public static ReadingBenchmark of(int articles) {
    long words =
        SampleCorpus.stories(articles).stream()
            .mapToLong(story -> story.text().split("\\s+").length)
            .sum();
    Map<String, Double> seconds = new LinkedHashMap<>();
    for (Variant variant : SampleCorpus.variants(articles, BLOCK_BYTES)) {
      for (int round = 0; round < WARM_UP_ROUNDS; round++) {
        Reading.of(variant.layout(), variant.files());
      }
      long begun = System.nanoTime();
      int read = Reading.of(variant.layout(), variant.files()).articles.size();
      seconds.put(variant.name(), (System.nanoTime() - begun) / 1e9);
      if (read != articles) {
        throw new IllegalStateException("%s gave %d articles".formatted(variant, read));
      }
    }
    return new ReadingBenchmark(words, seconds);
  }
}

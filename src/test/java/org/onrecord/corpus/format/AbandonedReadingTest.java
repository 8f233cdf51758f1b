package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.limit.TimeLimited;
import org.onrecord.limit.TooSlowException;
import org.onrecord.record.RejectionReason;

/** The reading of a record that takes too long ends, also within a library. */
class AbandonedReadingTest {
  private static final Duration LIMIT = Duration.ofMillis(50);
  private static final int CHARS = 1_000_000;

  private final BlockingQueue<Object> ended = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "imagesThenLinks   # ![    # [a](b)", // Each link looks back at all images that are open.
        "emphasis          # *a    # **b _c",
        "quotations        # > >   # - a *b* `c`",
        "brackets          # [[    # ]] a",
      })
  void ofMarkdown(String about, String half, String other) throws InterruptedException {
    assertThatReadingEnds(
        (half + " ").repeat(CHARS / half.length()) + (other + " ").repeat(CHARS / other.length()));
  }

  /** Each line of such a value copies those before it. */
  @Test
  void ofALongValueInFrontMatter() throws InterruptedException {
    assertThatReadingEnds("---\na: |\n" + "  word\n".repeat(CHARS / 7) + "---\nText.");
  }

  private void assertThatReadingEnds(String markdown) throws InterruptedException {
    var record = new RawRecord("a.md", CorpusFormat.MARKDOWN, 0, 0, markdown.getBytes(UTF_8));
    try (var limited =
        new TimeLimited<>(() -> new MarkdownArticles(FieldMapping.ownNames()), ended::add, LIMIT)) {
      assertThatThrownBy(() -> limited.call(reader -> reader.read(record)))
          .isInstanceOf(TooSlowException.class);
      assertThat(ended.poll(1, TimeUnit.MINUTES)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>A word and more words, one after another.",
        "<table><tr><td>",
        "<i><b><p>",
        "<a b=c d=e f=g>word</a>",
      })
  void ofAPage(String part) throws InterruptedException {
    byte[] page = ("<html><body>" + part.repeat(60_000)).getBytes(UTF_8);
    try (var limited = new TimeLimited<>(HtmlArticles::new, ended::add, LIMIT)) {
      assertThatThrownBy(
              () -> limited.call(html -> html.read(page, Optional.empty(), Optional.empty())))
          .isInstanceOf(TooSlowException.class);
      assertThat(ended.poll(1, TimeUnit.MINUTES)).isNotNull();
    }
  }

  @Test
  void aStackOverflowRejectsItsRecordAlone() throws RejectedException {
    try (var work = new RecordWork<>(() -> 1, Duration.ofMinutes(1))) {
      assertThatThrownBy(() -> work.call(AbandonedReadingTest::depth))
          .isInstanceOfSatisfying(
              RejectedException.class,
              e -> assertThat(e.reason()).isEqualTo(RejectionReason.ANALYSIS_FAILED))
          .hasMessageContaining("it is nested too deeply at org.onrecord.corpus.format");
      assertThat(work.<Integer>call(depth -> depth)).isEqualTo(1);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // Meant.
  private static int depth(int depth) {
    return depth + depth(depth + 1);
  }
}

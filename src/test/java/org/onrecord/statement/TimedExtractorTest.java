package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.onrecord.model.Lease;
import org.onrecord.record.Article;
import org.onrecord.record.Statement;
import org.onrecord.statement.TimedExtractor.TooSlowException;
import org.onrecord.testing.Records;

class TimedExtractorTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Statement SAID = Records.statement("quick", "Ann Roe", 0).build();

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void theNextArticleIsReadWhileASlowOneStillGoesOn() throws InterruptedException {
    try (var extractor = extractor(SHORT)) {
      assertThatThrownBy(() -> extractor.extract(article("deaf")))
          .isInstanceOf(TooSlowException.class)
          .hasMessage("it took longer than 0 s");
      assertThat(extractor.extract(article("quick"))).containsExactly(SAID);
      assertThat(made).hasValue(2);
    }
    end.countDown();
  }

  @Test
  void aSlowOneIsInterrupted() {
    try (var extractor = extractor(SHORT)) {
      assertThatThrownBy(() -> extractor.extract(article("sleepy")))
          .isInstanceOf(TooSlowException.class);
    }
  }

  @Test
  void whatTheExtractorThrowsIsThrown() {
    try (var extractor = extractor(LONG)) {
      assertThatThrownBy(() -> extractor.extract(article("bad")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no sense");
      assertThatThrownBy(() -> extractor.extract(article("deep")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("it is nested too deeply");
      assertThat(made).hasValue(1);
    }
  }

  @Test
  void whoIsInterruptedWhileItWaitsStops() {
    try (var extractor = extractor(LONG)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> extractor.extract(article("sleepy")))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private TimedExtractor extractor(Duration limit) {
    return new TimedExtractor(
        () -> {
          made.incrementAndGet();
          return Lease.of(this::extract);
        },
        limit);
  }

  private static Article article(String id) {
    return Records.article(id, "Ann Roe spoke.").build();
  }

  private List<Statement> extract(Article article) {
    return switch (article.getArticleId()) {
      case "quick" -> List.of(SAID);
      case "bad" -> throw new IllegalStateException("no sense");
      case "deep" -> extract(Article.newBuilder(article).build());
      case "sleepy" -> sleep();
      default -> work();
    };
  }

  private static List<Statement> sleep() {
    try {
      TimeUnit.MINUTES.sleep(1);
      throw new IllegalStateException("was not woken");
    } catch (InterruptedException e) {
      return List.of();
    }
  }

  /** Does not listen to whoever interrupts it. */
  private List<Statement> work() {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
    return List.of();
  }
}

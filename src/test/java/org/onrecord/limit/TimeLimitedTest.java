package org.onrecord.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimeLimitedTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger made = new AtomicInteger();
  private final BlockingQueue<Integer> released = new LinkedBlockingQueue<>();

  @Test
  void theNextRecordIsReadWhileASlowOneStillGoesOn() throws InterruptedException {
    try (var limited = limited(SHORT)) {
      assertThatThrownBy(() -> limited.call(tool -> deaf()))
          .isInstanceOf(TooSlowException.class)
          .hasMessage("it took longer than 0 s");
      assertThat(limited.<String, RuntimeException>call(tool -> "tool " + tool))
          .isEqualTo("tool 2");
      assertThat(released).isEmpty();
    }
    assertThat(released.take()).isEqualTo(2);
    end.countDown();
    assertThat(released.take()).isEqualTo(1);
  }

  @Test
  void aLoopThatAsksEndsSoonAfterItsRecordIsAbandoned() throws InterruptedException {
    try (var limited = limited(SHORT)) {
      assertThatThrownBy(() -> limited.call(tool -> asking())).isInstanceOf(TooSlowException.class);
      assertThat(released.take()).isEqualTo(1);
    }
  }

  @Test
  void aReaderThatAsksEndsWhateverReadsItsText() throws InterruptedException {
    var ended = new LinkedBlockingQueue<RuntimeException>();
    try (var limited = limited(SHORT)) {
      assertThatThrownBy(() -> limited.call(tool -> rereading(ended)))
          .isInstanceOf(TooSlowException.class);
      assertThat(ended.take()).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void aReaderReadsItsText() throws IOException {
    try (Reader reader = Interrupts.reader("three words here")) {
      char[] begin = new char[5];
      assertThat(reader.read(begin)).isEqualTo(5);
      assertThat(begin).isEqualTo(new char[] {'t', 'h', 'r', 'e', 'e'});
      assertThat(reader.read()).isEqualTo(' ');
    }
  }

  @Test
  void whatTheWorkThrowsIsThrown() {
    try (var limited = limited(LONG)) {
      assertThatThrownBy(
              () ->
                  limited.call(
                      tool -> {
                        throw new IllegalArgumentException("no sense");
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no sense");
      assertThatIOException()
          .isThrownBy(
              () ->
                  limited.call(
                      tool -> {
                        throw new IOException("no store");
                      }))
          .withMessage("no store");
      assertThatThrownBy(() -> limited.call(tool -> depth(0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("it is nested too deeply");
      assertThat(made).hasValue(1);
    }
  }

  @Test
  void whoIsInterruptedWhileItWaitsStops() {
    try (var limited = limited(LONG)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> limited.call(tool -> asking()))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /** Returns one whose tools are numbers from 1. */
  private TimeLimited<Integer> limited(Duration limit) {
    return new TimeLimited<>(made::incrementAndGet, released::add, limit);
  }

  @SuppressWarnings("InfiniteRecursion") // Meant.
  private static int depth(int depth) {
    return depth + depth(depth + 1);
  }

  private static boolean asking() {
    while (true) {
      Interrupts.check();
    }
  }

  private static boolean rereading(BlockingQueue<RuntimeException> ended) throws IOException {
    try {
      while (true) {
        try (Reader reader = Interrupts.reader("words")) {
          assertThat(reader.read()).isEqualTo('w');
        }
      }
    } catch (CancellationException e) {
      ended.add(e);
      throw e;
    }
  }

  /** Ignores interrupts. */
  private boolean deaf() {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
    return true;
  }
}

package org.onrecord.statement;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.onrecord.model.Lease;
import org.onrecord.record.Article;
import org.onrecord.record.Statement;

/**
 * Extracts in a separate thread, so that an article that takes too long can be abandoned.
 *
 * <p>The thread is then interrupted and keeps its extractor, which is released when the thread
 * ends: a thread that ignores the interrupt cannot be stopped. The next article gets another
 * extractor. Not thread-safe.
 */
final class TimedExtractor implements StatementExtractor, AutoCloseable {

  /** The extractor exceeded its time limit. */
  static final class TooSlowException extends RuntimeException {
    private TooSlowException(Duration limit) {
      super("it took longer than %d s".formatted(limit.toSeconds()));
    }
  }

  private final Supplier<Lease<StatementExtractor>> factory;
  private final Duration limit;
  private Lease<StatementExtractor> extractor;
  private ExecutorService thread;

  /**
   * Creates one.
   *
   * @param factory creates extractors: one now, and another after each article that takes too long
   * @param limit the maximum time for an article
   */
  TimedExtractor(Supplier<Lease<StatementExtractor>> factory, Duration limit) {
    this.factory = factory;
    this.limit = limit;
    begin();
  }

  private void begin() {
    extractor = factory.get();
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "extract");
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * {@inheritDoc}
   *
   * @throws TooSlowException if the article takes longer than the limit
   * @throws CancellationException if the calling thread is interrupted
   */
  @Override
  public List<Statement> extract(Article article) {
    StatementExtractor current = extractor.get();
    Future<List<Statement>> statements = thread.submit(() -> current.extract(article));
    try {
      return statements.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      statements.cancel(true);
      close();
      begin();
      throw new TooSlowException(limit);
    } catch (InterruptedException e) {
      statements.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return new IllegalStateException("it is nested too deeply", cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    // Extractors declare no checked exceptions.
    return (RuntimeException) cause;
  }

  /** Releases the extractor as soon as its thread is done with it. */
  @Override
  public void close() {
    thread.execute(extractor::close);
    thread.shutdown();
  }
}

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
 * Extracts on a thread of its own, so that an article on which it takes too long can be left.
 *
 * <p>Such a thread is interrupted, and the extractor left to it, to be given back when the thread
 * comes to an end: nothing can stop one that does not. The next article gets another extractor. Not
 * for use by several threads at once.
 */
final class TimedExtractor implements StatementExtractor, AutoCloseable {

  /** The extractor took longer than it may. */
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
   * Makes one.
   *
   * @param factory makes extractors: one now, and another after each article that took too long
   * @param limit how long an article may take
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
   * @throws TooSlowException if it takes longer than it may
   * @throws CancellationException if the thread that asks is interrupted
   */
  @Override
  public List<Statement> extract(Article article) {
    StatementExtractor asked = extractor.get();
    Future<List<Statement>> answer = thread.submit(() -> asked.extract(article));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      close();
      begin();
      throw new TooSlowException(limit);
    } catch (InterruptedException e) {
      answer.cancel(true);
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
    // An extractor declares no other.
    return (RuntimeException) cause;
  }

  /** Gives the extractor back as soon as its thread is done with it. */
  @Override
  public void close() {
    thread.execute(extractor::close);
    thread.shutdown();
  }
}

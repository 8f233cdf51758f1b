package org.onrecord.limit;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Works on one record after another in a separate thread, so that a record that takes too long can
 * be abandoned.
 *
 * <p>The thread is then interrupted, and its loops end by {@link Interrupts}. It keeps its tool,
 * which is released when the thread ends: a thread that ignores the interrupt cannot be stopped.
 * The next record gets another thread and another tool. Not thread-safe.
 *
 * @param <T> what the work needs, such as a parser or a model
 */
public final class TimeLimited<T> implements AutoCloseable {

  /**
   * The work on a record.
   *
   * @param <T> what it needs
   * @param <R> its result
   * @param <E> what it throws
   */
  @FunctionalInterface
  public interface Work<T, R, E extends Exception> {
    /** Does the work with a tool that no other thread uses. */
    R with(T tool) throws E;
  }

  private final Supplier<T> maker;
  private final Consumer<? super T> release;
  private final Duration limit;
  private T tool;
  private ExecutorService thread;

  /**
   * Creates one.
   *
   * @param maker makes a tool: one now, and another after each record that takes too long
   * @param release releases a tool
   * @param limit the maximum time for a record
   */
  public TimeLimited(Supplier<T> maker, Consumer<? super T> release, Duration limit) {
    this.maker = maker;
    this.release = release;
    this.limit = limit;
    begin();
  }

  private void begin() {
    tool = maker.get();
    thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "time-limited");
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Does the work on one record and returns its result.
   *
   * @throws E if the work does
   * @throws TooSlowException if it takes longer than the limit
   * @throws IllegalStateException if the stack overflows
   * @throws CancellationException if the calling thread is interrupted
   */
  @SuppressWarnings("unchecked") // Work throws E, or what is unchecked.
  public <R, E extends Exception> R call(Work<? super T, R, E> work) throws E {
    T current = tool;
    Future<R> result = thread.submit(() -> work.with(current));
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      close();
      begin();
      throw new TooSlowException(limit);
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throwUnchecked(e.getCause());
      throw (E) e.getCause();
    }
  }

  private static void throwUnchecked(Throwable cause) {
    if (cause instanceof StackOverflowError) {
      var tooDeep = new IllegalStateException("it is nested too deeply", cause);
      tooDeep.setStackTrace(cause.getStackTrace());
      throw tooDeep;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  /** Releases the tool as soon as its thread is done with it. */
  @Override
  public void close() {
    T last = tool;
    thread.execute(() -> release.accept(last));
    thread.shutdown();
  }
}

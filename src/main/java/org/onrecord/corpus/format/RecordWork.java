package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.ANALYSIS_FAILED;
import static org.onrecord.record.RejectionReason.TOO_SLOW;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.onrecord.limit.TimeLimited;
import org.onrecord.limit.TooSlowException;
import org.onrecord.record.Rejections;

/**
 * Reads one record after another within the time limit. Whatever fails on a record rejects that
 * record alone. Not thread-safe.
 *
 * @param <T> what the reading needs
 */
public final class RecordWork<T> implements AutoCloseable {
  private final TimeLimited<T> limited;

  /**
   * Creates one.
   *
   * @param maker makes what the reading needs: now, and again after each record that takes too long
   * @param limit the maximum time for a record
   */
  public RecordWork(Supplier<T> maker, Duration limit) {
    limited = new TimeLimited<>(maker, tool -> {}, limit);
  }

  /**
   * Does the work on one record and returns its result.
   *
   * @throws RejectedException if the work does; TOO_SLOW if it takes longer than the limit;
   *     ANALYSIS_FAILED if it throws anything else, or the stack overflows
   * @throws CancellationException if the calling thread is interrupted
   */
  public <R> R call(TimeLimited.Work<? super T, R, RejectedException> work)
      throws RejectedException {
    try {
      return limited.call(work);
    } catch (CancellationException e) {
      throw e; // The run is being stopped.
    } catch (TooSlowException e) {
      throw new RejectedException(TOO_SLOW, e.getMessage());
    } catch (RuntimeException e) {
      throw new RejectedException(ANALYSIS_FAILED, Rejections.detail(e));
    }
  }

  @Override
  public void close() {
    limited.close();
  }
}

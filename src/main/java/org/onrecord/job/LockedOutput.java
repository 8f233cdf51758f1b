package org.onrecord.job;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.dataset.RunLock;

/**
 * An output that this run alone may publish to, from {@link #open} to {@link #close}, with what
 * earlier runs left there settled.
 */
final class LockedOutput implements AutoCloseable {
  private final Output output;
  private final RunLock lock;
  private final PrintStream err;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread heart = new Thread(this::beat, "heartbeat");
  private final Thread atExit = new Thread(this::release, "unlock");

  private LockedOutput(Output output, RunLock lock, boolean dies, PrintStream err) {
    this.output = output;
    this.lock = lock;
    this.err = err;
    if (dies) {
      Runtime.getRuntime().addShutdownHook(atExit);
    }
    heart.setDaemon(true);
  }

  /**
   * Locks an output, finishes a publication that was interrupted, and removes what dead runs left.
   *
   * @param breakLock whether to take it from a run that seems to be at work
   * @param dies whether the run's work ends with this process, so that its lock may too
   * @param err where to tell
   * @throws RunLock.HeldException where another run is at work on it
   * @throws IOException where it cannot be written
   */
  static LockedOutput open(Output output, boolean breakLock, boolean dies, PrintStream err)
      throws IOException, RunLock.HeldException {
    RunLock lock = RunLock.acquire(output, breakLock);
    try {
      if (Publication.recover(output) > 0) {
        err.println("onrecord: finished publishing an earlier run that was interrupted");
      }
      LockedOutput locked = new LockedOutput(output, lock, dies, err);
      locked.heart.start();
      return locked;
    } catch (IOException | RuntimeException e) {
      lock.release(output);
      throw e;
    }
  }

  RunLock lock() {
    return lock;
  }

  private void beat() {
    try {
      while (!done.await(RunLock.HEARTBEAT.toSeconds(), TimeUnit.SECONDS)) {
        try {
          if (!lock.beat(output)) {
            err.println(
                "onrecord: another run has taken over the output; this one will not publish");
            return;
          }
        } catch (IOException e) {
          // The store may answer the next time; if it does not, publishing fails and says so.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Removes what the run staged and did not publish, and the lock. */
  @Override
  public void close() {
    done.countDown();
    try {
      heart.join();
      Publication.discard(output);
    } catch (IOException e) {
      err.printf("onrecord: could not clean up below %s/.staging: %s%n", output.root(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release();
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook does the same.
    }
  }

  private void release() {
    done.countDown();
    try {
      lock.release(output);
    } catch (IOException e) {
      err.printf("onrecord: could not remove the lock in %s: %s%n", output.root(), e);
    }
  }
}

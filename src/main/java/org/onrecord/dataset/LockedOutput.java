package org.onrecord.dataset;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An output that this run alone may publish to, from {@link #open} to {@link #close}, with what
 * earlier runs left there settled.
 */
public final class LockedOutput implements AutoCloseable {

  /** When a run's work ends. */
  public enum Ends {
    /** With this process, and then its lock ends too. */
    WITH_THIS_PROCESS,
    /** It may go on for a while on a cluster, but publishes nothing then. */
    WHILE_THIS_PROCESS_WAITS,
    /** When the job is done, which takes the lock away itself. */
    BY_ITSELF
  }

  private final Output output;
  private final RunLock lock;
  private final PrintStream err;
  private final CountDownLatch done = new CountDownLatch(1);
  private boolean left;
  private final Thread heart = new Thread(this::beat, "heartbeat");
  private final Thread atExit = new Thread(this::release, "unlock");

  private LockedOutput(Output output, RunLock lock, Ends ends, PrintStream err) {
    this.output = output;
    this.lock = lock;
    this.err = err;
    if (ends == Ends.WITH_THIS_PROCESS) {
      Runtime.getRuntime().addShutdownHook(atExit);
    }
    heart.setDaemon(true);
  }

  /**
   * Locks an output, finishes a publication that was interrupted, and removes what dead runs left.
   *
   * @param breakLock whether to take it from a run that seems to be at work
   * @param ends when the run's work ends
   * @param err where to tell
   * @throws RunLock.HeldException where another run is at work on it
   * @throws IOException where it cannot be written
   */
  public static LockedOutput open(Output output, boolean breakLock, Ends ends, PrintStream err)
      throws IOException, RunLock.HeldException {
    RunLock lock = RunLock.acquire(output, breakLock, ends == Ends.BY_ITSELF);
    try {
      if (Publication.recover(output) > 0) {
        err.println("onrecord: finished publishing an earlier run that was interrupted");
      }
      LockedOutput locked = new LockedOutput(output, lock, ends, err);
      locked.heart.start();
      return locked;
    } catch (IOException | RuntimeException e) {
      lock.release(output);
      throw e;
    }
  }

  public RunLock lock() {
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

  /** Says that a job has been submitted that publishes and then takes the lock away itself. */
  public void leaveToTheJob() {
    left = true;
  }

  /** Removes what the run staged and did not publish, and the lock. */
  @Override
  public void close() {
    done.countDown();
    try {
      heart.join();
      if (left) {
        return;
      }
      Publication.discard(output);
    } catch (IOException e) {
      err.printf("onrecord: could not clean up below %s/.staging: %s%n", output.root(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!left) {
        release();
      }
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

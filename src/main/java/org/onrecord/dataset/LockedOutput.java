package org.onrecord.dataset;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An output that only this run may publish to, from {@link #open} to {@link #close}. Opening it
 * cleans up after earlier runs.
 */
public final class LockedOutput implements AutoCloseable {

  /** When a run's work ends. */
  public enum Ends {
    /** With this process; its lock is removed when the process exits. */
    WITH_THIS_PROCESS,
    /** The job may go on for a while on a cluster after this process, but does not publish. */
    WHILE_THIS_PROCESS_WAITS,
    /** When the job is done; the job removes the lock itself. */
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
   * Locks an output, completes an interrupted publication, and removes what dead runs left behind.
   *
   * @param breakLock whether to take the output from a run that seems to be running
   * @param ends when the run's work ends
   * @param err where messages are printed
   * @throws RunLock.HeldException if another run holds the lock
   * @throws IOException if the output cannot be written
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

  /** Returns this run's lock. */
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
        } catch (IOException | RuntimeException e) {
          // Each store has its own exceptions. It may answer next time; if it does not, publishing
          // fails with a message.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the lock to the submitted job, which publishes and then removes it itself. */
  public void leaveToTheJob() {
    left = true;
  }

  /** Removes the lock, and what the run staged but did not publish. */
  @Override
  public void close() {
    done.countDown();
    try {
      heart.join();
      if (left) {
        return;
      }
      Publication.discard(output);
    } catch (IOException | RuntimeException e) {
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
      // The process is exiting, and the hook does the same.
    }
  }

  private void release() {
    done.countDown();
    try {
      lock.release(output);
    } catch (IOException | RuntimeException e) {
      err.printf("onrecord: could not remove the lock in %s: %s%n", output.root(), e);
    }
  }
}

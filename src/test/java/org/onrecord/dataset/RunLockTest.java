package org.onrecord.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;

  @Test
  void theSecondRunIsToldWhoIsAtWork() throws Exception {
    RunLock.acquire(output("first"), false, false);

    assertThatThrownBy(() -> RunLock.acquire(output("second"), false, false))
        .isInstanceOf(RunLock.HeldException.class)
        .hasMessageContaining("is being written by run first on ")
        .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")")
        .hasMessageContaining("--breakLock");
    assertThat(RunLock.holder(output("third")).orElseThrow()).startsWith("run first");
    assertThat(folder.resolve(".staging/second")).doesNotExist();
  }

  @Test
  void afterItsEndTheOutputIsFree() throws Exception {
    RunLock first = RunLock.acquire(output("first"), false, false);
    first.release(output("first"));
    first.release(output("first"));

    assertThat(folder.resolve(".staging")).doesNotExist();
    assertThat(RunLock.holder(output("second"))).isEmpty();
    RunLock.acquire(output("second"), false, false);
  }

  @Test
  void theLockOfADeadProcessDoesNotHold() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    RunLock.acquire(output("dead"), false, false);
    rewrite("dead", "\"pid\":" + ProcessHandle.current().pid(), "\"pid\":" + gone.pid());

    RunLock.acquire(output("next"), false, false);
    assertThat(lock("dead")).doesNotExist();
  }

  @Test
  void anotherProcessUnderTheSamePidIsNotTheOne() throws Exception {
    RunLock held = RunLock.acquire(output("dead"), false, false);
    rewrite("dead", held.processStarted(), "2001-01-01T00:00:00Z");
    assertThatCode(() -> RunLock.acquire(output("next"), false, false)).doesNotThrowAnyException();
  }

  @Test
  void theLockOfARunThatNobodyWaitsForHoldsUntilItsJobTakesItAway() throws Exception {
    RunLock left = RunLock.acquire(output("left"), false, true);
    rewrite("left", "\"pid\":" + left.pid(), "\"pid\":999999999");
    Files.setLastModifiedTime(
        lock("left"),
        FileTime.from(Clock.systemUTC().instant().minus(RunLock.EXPIRY.multipliedBy(9))));
    assertThatThrownBy(() -> RunLock.acquire(output("next"), false, false))
        .isInstanceOf(RunLock.HeldException.class)
        .hasMessageContaining("its lock stays if its job fails");

    left.confirm(output("left"));
    left.release(output("left"));
    RunLock.acquire(output("next"), false, false);
  }

  @Test
  void onAnotherMachineItHoldsUntilNothingWasHeardOfItForLong() throws Exception {
    RunLock held = RunLock.acquire(output("far"), false, false);
    rewrite("far", held.machine(), "another");
    rewrite("far", "\"host\":\"" + held.host(), "\"host\":\"another");
    rewrite("far", "\"pid\":" + held.pid(), "\"pid\":999999999");
    assertThatThrownBy(() -> RunLock.acquire(output("next"), false, false))
        .isInstanceOf(RunLock.HeldException.class);

    Files.setLastModifiedTime(
        lock("far"),
        FileTime.from(Clock.systemUTC().instant().minus(RunLock.EXPIRY).minusSeconds(1)));
    RunLock.acquire(output("next"), false, false);
  }

  /** A run may be killed in the instant in which it writes its lock. */
  @Test
  void aHalfWrittenLockHoldsForSecondsOnly() throws Exception {
    RunLock.acquire(output("first"), false, false);
    Files.writeString(lock("first"), "");
    assertThat(RunLock.holder(output("second")).orElseThrow()).startsWith("another run, last");
    Files.setLastModifiedTime(
        lock("first"), FileTime.from(Clock.systemUTC().instant().minus(RunLock.WRITING)));
    assertThat(RunLock.holder(output("second"))).isEmpty();
    RunLock.acquire(output("second"), false, false);
    assertThat(lock("first")).doesNotExist();
  }

  @Test
  void aLockThatIsBeingWrittenIsWaitedFor() throws Exception {
    RunLock.acquire(output("first"), false, false);
    String whole = Files.readString(lock("first"));
    Files.writeString(lock("first"), "");
    Thread writing =
        new Thread(
            () -> {
              try {
                Thread.sleep(500);
                Files.writeString(lock("first"), whole);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    writing.start();
    assertThatThrownBy(() -> RunLock.acquire(output("second"), false, false))
        .isInstanceOf(RunLock.HeldException.class)
        .hasMessageContaining("is being written by run first on ");
    writing.join();
  }

  @Test
  void aRunWhoseLockWasBrokenDoesNotPublish() throws Exception {
    RunLock first = RunLock.acquire(output("first"), false, false);
    assertThatCode(() -> first.confirm(output("first"))).doesNotThrowAnyException();
    RunLock second = RunLock.acquire(output("second"), true, false);

    assertThat(first.beat(output("first"))).isFalse();
    assertThatThrownBy(() -> first.confirm(output("first")))
        .isInstanceOf(RunLock.HeldException.class)
        .hasMessageContaining("run second on ")
        .hasMessageContaining("this one publishes nothing");
    assertThat(lock("first")).as("a beat does not bring it back").doesNotExist();
    assertThatCode(() -> second.confirm(output("second"))).doesNotThrowAnyException();
  }

  /** Many runs that start in the same moment: never two go on. */
  @Test
  void ofRunsAtOnceOneAtMostGoesOn() throws Exception {
    int runs = 6;
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(runs);
    try {
      java.util.List<Future<Boolean>> ends = new java.util.ArrayList<>();
      for (int i = 0; i < runs; i++) {
        Output output = output("run" + i);
        Callable<Boolean> run =
            () -> {
              start.await();
              try {
                RunLock lock = RunLock.acquire(output, false, false);
                most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                Thread.sleep(20);
                atWork.decrementAndGet();
                lock.release(output);
                return true;
              } catch (RunLock.HeldException e) {
                return false;
              }
            };
        ends.add(threads.submit(run));
      }
      for (Future<Boolean> end : ends) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isLessThanOrEqualTo(1);
    assertThat(RunLock.holder(output("after"))).isEmpty();
  }

  private Output output(String run) {
    return Output.of(folder.toString(), run);
  }

  private Path lock(String run) {
    return folder.resolve(".staging").resolve(run).resolve(RunLock.FILE);
  }

  private void rewrite(String run, String old, String now) throws IOException {
    String text = Files.readString(lock(run));
    assertThat(text).contains(old);
    Files.writeString(lock(run), text.replace(old, now));
  }
}

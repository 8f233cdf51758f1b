package org.onrecord.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;

/**
 * Prevents two runs from writing to one output at the same time: {@code lock.json} in the run's own
 * staging folder.
 *
 * <p>It needs only what every store offers, S3 included: writing an object and listing the objects
 * written before. A run writes its lock and then lists the locks of other runs. Of two runs at
 * once, the one that wrote later sees both locks, so they cannot both continue. A run that sees
 * another's lock removes its own.
 *
 * <p>A lock is rewritten every {@link #HEARTBEAT}. It is void if its last change, by the store's
 * clock, is older than {@link #EXPIRY}, or if its process no longer runs on this machine. One that
 * is being written, or whose process was killed while it wrote it, says of no process; it is void
 * if its last change is older than {@link #WRITING}, for which another run waits. A run {@link
 * #confirm confirms} its lock before it publishes, so that a run that was taken for dead does not
 * publish.
 *
 * @param run the run's id
 * @param host the machine's name, for messages
 * @param machine the running kernel and its process name space; empty if the system does not report
 *     them
 * @param pid the process
 * @param processStarted when the process started; empty if the system does not report it
 * @param begun when the run began
 * @param detached whether the run's job goes on without this process and removes the lock itself.
 *     Such a lock has no heartbeat and holds until the job publishes.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunLock(
    String run,
    String host,
    String machine,
    long pid,
    String processStarted,
    String begun,
    boolean detached)
    implements Serializable {

  /** The time between two rewrites of the lock of a running process. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** The time after which a lock without a heartbeat is void. */
  public static final Duration EXPIRY = Duration.ofMinutes(10);

  /** The time after which a lock that was only half written is void. */
  static final Duration WRITING = Duration.ofSeconds(10);

  static final String FILE = "lock.json";

  private static final int ATTEMPTS = 4;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final long MOST_LOOKS = WRITING.dividedBy(BETWEEN_LOOKS);
  private static final Duration YOUNG = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Another run holds the lock of the output. The message names it and says what to do. */
  public static final class HeldException extends Exception {
    private HeldException(String message) {
      super(message);
    }
  }

  /**
   * The lock of another run.
   *
   * @param holder empty while the lock is being written
   */
  private record ForeignLock(MatchResult.Metadata file, Optional<RunLock> holder) {
    Duration silent() {
      return Duration.between(
          Instant.ofEpochMilli(file.lastModifiedMillis()), Clock.systemUTC().instant());
    }

    boolean holds() {
      if (isDetached()) {
        return true;
      }
      return silent().compareTo(holder.isPresent() ? EXPIRY : WRITING) < 0
          && !holder.map(RunLock::isOfDeadProcess).orElse(false);
    }

    boolean isDetached() {
      return holder.map(RunLock::detached).orElse(false);
    }

    String described() {
      return "%s, last heard of %d s ago"
          .formatted(
              holder
                  .map(
                      lock ->
                          "run %s on %s (process %d), begun %s"
                              .formatted(lock.run(), lock.host(), lock.pid(), lock.begun()))
                  .orElse("another run"),
              Math.max(0, silent().toSeconds()));
    }
  }

  /**
   * Locks an output for a run of this process.
   *
   * @param breakOthers whether to remove locks that hold
   * @param detached whether the run goes on without this process
   * @throws HeldException if another run holds the lock
   * @throws IOException if the output cannot be written
   */
  public static RunLock acquire(Output output, boolean breakOthers, boolean detached)
      throws IOException, HeldException {
    RunLock lock = ofThisProcess(output.run(), detached);
    int attempts = 0;
    int looks = 0;
    while (true) {
      lock.write(output);
      List<ForeignLock> seen = others(output);
      List<ForeignLock> holding =
          seen.stream().filter(other -> !breakOthers && other.holds()).toList();
      if (holding.isEmpty()) {
        // Only those seen: a run that started since sees this lock and gives up by itself.
        for (ForeignLock other : seen) {
          delete(other);
        }
        return lock;
      }
      lock.release(output);
      if (looks < MOST_LOOKS && holding.stream().anyMatch(other -> other.holder().isEmpty())) {
        looks++;
        pause(BETWEEN_LOOKS);
        continue;
      }
      attempts++;
      // Two runs that start at the same moment see each other: a random pause separates them.
      boolean simultaneous =
          holding.stream()
              .flatMap(other -> other.holder().stream())
              .anyMatch(
                  other ->
                      Instant.parse(other.begun())
                          .plus(YOUNG)
                          .isAfter(Clock.systemUTC().instant()));
      if (!simultaneous || attempts == ATTEMPTS) {
        throw new HeldException(
            "%s is being written by %s; wait until it ends or, if you know that it is gone, add --breakLock (%s)"
                .formatted(
                    output.root(),
                    holding.get(0).described(),
                    holding.get(0).isDetached()
                        ? "it was submitted to run by itself: its lock stays if its job fails"
                        : "a lock is void %d minutes after its run was last heard of"
                            .formatted(EXPIRY.toMinutes())));
      }
      pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(50, 500)));
    }
  }

  /** Describes the run that holds an output now; empty if it is free. */
  public static Optional<String> holder(Output output) throws IOException {
    return others(output).stream()
        .filter(ForeignLock::holds)
        .findFirst()
        .map(ForeignLock::described);
  }

  /**
   * Rewrites the lock, as a sign that the run is still alive.
   *
   * @return whether the lock was still there; one that another run has removed is not written again
   */
  public boolean beat(Output output) throws IOException {
    if (!exists(output)) {
      return false;
    }
    write(output);
    return true;
  }

  /**
   * Checks, before publishing, that no other run has taken over the output. Waits for a run that is
   * about to find out that the output is held.
   *
   * @throws HeldException if another run has taken over
   */
  public void confirm(Output output) throws IOException, HeldException {
    Instant until = Clock.systemUTC().instant().plus(PATIENCE);
    boolean mine = beat(output);
    List<ForeignLock> others = others(output);
    while (mine && !others.isEmpty() && Clock.systemUTC().instant().isBefore(until)) {
      pause(Duration.ofMillis(200));
      mine = exists(output);
      others = others(output);
    }
    if (!mine || !others.isEmpty()) {
      throw new HeldException(
          "%s has taken over %s; this one publishes nothing"
              .formatted(
                  others.stream().findFirst().map(ForeignLock::described).orElse("another run"),
                  output.root()));
    }
  }

  /** Removes the lock if it is there. */
  public void release(Output output) throws IOException {
    FileSystems.delete(List.of(output.staged(FILE)), StandardMoveOptions.IGNORE_MISSING_FILES);
    Publication.removeEmptyFolders(output, run::equals);
  }

  private void write(Output output) throws IOException {
    Publication.write(output.staged(FILE), JSON.writeValueAsString(this) + "\n");
  }

  private boolean exists(Output output) throws IOException {
    return !FileSystems.match(output.staged(FILE).toString(), EmptyMatchTreatment.ALLOW)
        .metadata()
        .isEmpty();
  }

  /** Returns the locks of other runs, whether they hold or not. */
  private static List<ForeignLock> others(Output output) throws IOException {
    List<ForeignLock> others = new ArrayList<>();
    String mine = output.staged(FILE).toString();
    for (MatchResult.Metadata file : Publication.match(output.allStaging() + "/*/" + FILE)) {
      if (!file.resourceId().toString().equals(mine)) {
        Publication.text(file.resourceId())
            .ifPresent(text -> others.add(new ForeignLock(file, parse(text))));
      }
    }
    return others;
  }

  private static Optional<RunLock> parse(String json) {
    try {
      return json.isBlank() ? Optional.empty() : Optional.of(JSON.readValue(json, RunLock.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // Half written.
    }
  }

  private static void delete(ForeignLock lock) throws IOException {
    FileSystems.delete(List.of(lock.file().resourceId()), StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private static RunLock ofThisProcess(String run, boolean detached) {
    ProcessHandle process = ProcessHandle.current();
    return new RunLock(
        run,
        hostName(),
        thisMachine(),
        process.pid(),
        startOf(process),
        Clock.systemUTC().instant().toString(),
        detached);
  }

  private boolean isOfDeadProcess() {
    boolean here = machine.isEmpty() ? host.equals(hostName()) : machine.equals(thisMachine());
    return here && ProcessHandle.of(pid).map(process -> !isSameProcess(process)).orElse(true);
  }

  /** Pids are reused, and the start of a process is known only to about a second. */
  private boolean isSameProcess(ProcessHandle process) {
    String started = startOf(process);
    return started.isEmpty()
        || processStarted.isEmpty()
        || Duration.between(Instant.parse(started), Instant.parse(processStarted))
                .abs()
                .compareTo(YOUNG)
            < 0;
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** On Linux a pid is valid only for one kernel and one process name space. */
  private static String thisMachine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for another run", e);
    }
  }
}

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
 * Keeps a second run off an output: {@code lock.json} in the run's own staging folder.
 *
 * <p>It asks of a store only what every one gives, S3 included: to write an object, and to list the
 * objects written before. A run writes its lock and then lists those of others. Of two runs at
 * once, the one that wrote later sees both, so they cannot both go on; a run that sees another's
 * lock takes its own away again.
 *
 * <p>A lock is rewritten every {@link #HEARTBEAT}. One that was not for {@link #EXPIRY}, by the
 * store's time of its last change, is left over from a run that died, and so is one of a process
 * that is gone from this machine: they do not hold. Before a run publishes it {@link #confirm
 * confirms} its lock, so that a run which was only thought dead publishes nothing any more.
 *
 * @param run the run's id
 * @param host the machine's name, for people
 * @param machine the running kernel and its view of processes, empty where the system does not say
 * @param pid the process
 * @param processStarted when it started, empty where the system does not say
 * @param begun when the run began
 * @param detached whether nobody waits for the run's job, which takes the lock away itself: nothing
 *     is heard of it before it publishes, so its lock holds until then
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

  /** How often a living run says so. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** How long a lock holds that nothing was heard of. */
  public static final Duration EXPIRY = Duration.ofMinutes(10);

  static final String FILE = "lock.json";

  private static final int ATTEMPTS = 4;
  private static final Duration YOUNG = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Another run is at work on the output; the message says which, and what to do. */
  public static final class HeldException extends Exception {
    private HeldException(String message) {
      super(message);
    }
  }

  /** A lock as it lies in the output; who holds it is empty while it is being written. */
  private record Found(MatchResult.Metadata file, Optional<RunLock> holder) {
    Duration silent() {
      return Duration.between(
          Instant.ofEpochMilli(file.lastModifiedMillis()), Clock.systemUTC().instant());
    }

    boolean holds() {
      if (isDetached()) {
        return true;
      }
      return silent().compareTo(EXPIRY) < 0 && !holder.map(RunLock::isOfADeadProcess).orElse(false);
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
   * @param breakOthers whether to take away locks that hold
   * @param detached whether the run goes on without this process
   * @throws HeldException where another run holds it
   * @throws IOException where the output cannot be written
   */
  public static RunLock acquire(Output output, boolean breakOthers, boolean detached)
      throws IOException, HeldException {
    RunLock lock = ofThisProcess(output.run(), detached);
    for (int attempt = 1; ; attempt++) {
      lock.write(output);
      List<Found> seen = others(output);
      List<Found> holding = seen.stream().filter(other -> !breakOthers && other.holds()).toList();
      if (holding.isEmpty()) {
        // Only those seen: a run that came since sees this lock and goes away by itself.
        for (Found other : seen) {
          delete(other);
        }
        return lock;
      }
      lock.release(output);
      // Two runs that begin in the same moment have both seen the other: let chance part them.
      boolean abreast =
          holding.stream()
              .flatMap(other -> other.holder().stream())
              .anyMatch(
                  other ->
                      Instant.parse(other.begun())
                          .plus(YOUNG)
                          .isAfter(Clock.systemUTC().instant()));
      if (!abreast || attempt == ATTEMPTS) {
        throw new HeldException(
            "%s is being written by %s; wait for its end or, if you know that it is gone, add --breakLock (%s)"
                .formatted(
                    output.root(),
                    holding.get(0).described(),
                    holding.get(0).isDetached()
                        ? "it was submitted to run by itself: its lock stays where its job fails"
                        : "a lock is void %d minutes after its run was last heard of"
                            .formatted(EXPIRY.toMinutes())));
      }
      pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(50, 500)));
    }
  }

  /** Says what holds an output now; empty where it is free. */
  public static Optional<String> holder(Output output) throws IOException {
    return others(output).stream().filter(Found::holds).findFirst().map(Found::described);
  }

  /**
   * Says that the run lives.
   *
   * @return whether the lock was still there; where another run has taken it away it stays away
   */
  public boolean beat(Output output) throws IOException {
    if (!exists(output)) {
      return false;
    }
    write(output);
    return true;
  }

  /**
   * Makes sure, before publishing, that no other run has taken the output over. A run that is just
   * finding out that the output is held is waited for.
   *
   * @throws HeldException where one has
   */
  public void confirm(Output output) throws IOException, HeldException {
    Instant until = Clock.systemUTC().instant().plus(PATIENCE);
    boolean mine = beat(output);
    List<Found> others = others(output);
    while (mine && !others.isEmpty() && Clock.systemUTC().instant().isBefore(until)) {
      pause(Duration.ofMillis(200));
      mine = exists(output);
      others = others(output);
    }
    if (!mine || !others.isEmpty()) {
      throw new HeldException(
          "%s has taken over %s; this one publishes nothing"
              .formatted(
                  others.stream().findFirst().map(Found::described).orElse("another run"),
                  output.root()));
    }
  }

  /** Takes the lock away; nothing happens where it is gone. */
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
  private static List<Found> others(Output output) throws IOException {
    List<Found> others = new ArrayList<>();
    String mine = output.staged(FILE).toString();
    for (MatchResult.Metadata file : Publication.match(output.allStaging() + "/*/" + FILE)) {
      if (!file.resourceId().toString().equals(mine)) {
        Publication.text(file.resourceId())
            .ifPresent(text -> others.add(new Found(file, parse(text))));
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

  private static void delete(Found lock) throws IOException {
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

  private boolean isOfADeadProcess() {
    boolean here = machine.isEmpty() ? host.equals(hostName()) : machine.equals(thisMachine());
    return here && ProcessHandle.of(pid).map(process -> !isTheOne(process)).orElse(true);
  }

  /** A pid is given out again; when a process started is only known to a second or so. */
  private boolean isTheOne(ProcessHandle process) {
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

  /** On Linux a pid means something only to the same kernel and, in containers, name space. */
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
      throw new IllegalStateException("interrupted while another run was waited for", e);
    }
  }
}

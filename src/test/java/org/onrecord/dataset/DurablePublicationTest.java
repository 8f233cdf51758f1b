package org.onrecord.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.record.DataFile;
import org.onrecord.testing.Jdk;

/**
 * What a publication asks of the disk, and when. A loss of power cannot be tried here, so the calls
 * to the system are read, where {@code strace} can show them.
 */
class DurablePublicationTest {
  private static final String DAY = "statements/day=2024-03-04/part-00000-of-00001.csv";
  private static final String OLD = "statements/day=2024-03-04/part-00000-of-00001.parquet";
  private static final Pattern SYNCED = Pattern.compile("fsync\\(\\d+<(.*?)>");
  private static final Pattern MOVED = Pattern.compile("rename\\(\".*\", \"(.*?)\"");
  private static final Pattern REMOVED = Pattern.compile("unlink\\(\"(.*?)\"");

  @TempDir Path folder;

  /** Publishes one file, which replaces another, to the folder given. */
  static final class Publishes {
    private Publishes() {}

    public static void main(String[] arguments) throws IOException {
      Output output = Output.of(arguments[0], "second");
      Publication.write(output.published(OLD), "old");
      Publication.write(output.staged("attempt.csv"), "new");
      DataFile file =
          DataFile.newBuilder()
              .setDataset("statements")
              .setPath(DAY)
              .setRows(1)
              .setBytes(3)
              .setSha256("")
              .setStaged("attempt.csv")
              .build();
      Publication.publish(output, Publication.Change.of(List.of(file)), "manifest");
    }
  }

  @Test
  void eachStepIsOnTheDiskBeforeTheNext() throws Exception {
    Path trace = folder.resolve("trace");
    Path output = folder.resolve("out");
    List<String> command =
        new ArrayList<>(
            List.of("strace", "-f", "-y", "-e", "trace=fsync,rename,unlink", "-s", "999", "-o"));
    command.add(trace.toString());
    command.addAll(
        Jdk.command(
            "java",
            Jdk.QUICK,
            "-cp",
            System.getProperty("java.class.path"),
            Publishes.class.getName(),
            output.toString()));
    Assumptions.assumeTrue(canTrace(), "strace is not installed, or may not trace");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();

    List<String> steps = steps(trace, output);
    String staging = ".staging/second";
    assertThat(steps)
        .containsSubsequence(
            "sync " + staging + "/attempt.csv", "move " + staging + "/publish.json")
        .containsSubsequence("sync " + staging + "/run.json", "move " + staging + "/publish.json")
        .containsSubsequence(
            "sync " + staging + "/publish.json.draft",
            "move " + staging + "/publish.json",
            "sync " + staging,
            "move " + DAY,
            "remove " + OLD,
            "sync statements/day=2024-03-04",
            "move run.json",
            "sync ",
            "remove " + staging + "/publish.json")
        .containsSubsequence("move " + DAY, "sync statements", "move run.json");
  }

  private static boolean canTrace() throws InterruptedException {
    try {
      return new ProcessBuilder("strace", "-o", "/dev/null", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns what happened to files of the output, with paths relative to it. */
  private static List<String> steps(Path trace, Path output) throws IOException {
    List<String> steps = new ArrayList<>();
    for (String call : Files.readAllLines(trace)) {
      add(steps, "sync ", SYNCED.matcher(call), output);
      add(steps, "move ", MOVED.matcher(call), output);
      add(steps, "remove ", REMOVED.matcher(call), output);
    }
    return steps;
  }

  private static void add(List<String> steps, String what, Matcher call, Path output) {
    if (call.find() && Path.of(call.group(1)).startsWith(output)) {
      steps.add(what + output.relativize(Path.of(call.group(1))));
    }
  }
}

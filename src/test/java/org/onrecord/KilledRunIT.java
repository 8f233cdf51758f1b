package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.onrecord.testing.PackagedJar.finish;
import static org.onrecord.testing.PackagedJar.published;
import static org.onrecord.testing.PackagedJar.staged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.PackagedJar;

/** The packaged jar, killed with SIGKILL while it works. */
class KilledRunIT {
  @TempDir Path folder;
  private PackagedJar jar;

  @BeforeEach
  void takeTheJar() {
    jar = new PackagedJar(folder.resolve("log.txt"));
  }

  @Test
  void aKilledRunLeavesTheOutputAsItWasAndRunningAgainSucceeds() throws Exception {
    Path output = folder.resolve("out");
    assertThat(finish(start("seeds/sample.jsonl", output))).isZero();
    Map<String, String> old = published(output);

    // Another corpus on the same days, so that a day half replaced would show.
    Path other = largerCorpus();

    // While a run is at work a second one stops; ended in peace, it takes its lock along.
    Process ended = start(other.toString(), output);
    awaitOr(ended, () -> count(output, "lock.json") == 1);
    assertThat(finish(start(other.toString(), output))).isEqualTo(2);
    assertThat(jar.said()).contains("is being written by run ");
    ended.destroy();
    assertThat(ended.waitFor()).isEqualTo(143);
    assertThat(count(output, "lock.json")).isZero();
    assertThat(jar.said().lines().reduce((before, last) -> last))
        .hasValue("onrecord: stopped by a signal before the end; run the command again");
    assertThat(jar.said()).doesNotContain("\tat ");

    Map<String, Integer> moments = new LinkedHashMap<>();
    moments.put("lock.json", 0);
    moments.put(".parquet", 3);
    moments.put(".csv", 9);
    moments.put(".jsonl", 15);
    for (Map.Entry<String, Integer> moment : moments.entrySet()) {
      // What runs before it left lies there until it has locked the output.
      Set<Path> before = staged(output);
      Process killed = start(other.toString(), output);
      awaitOr(
          killed,
          () ->
              staged(output).stream()
                      .filter(file -> !before.contains(file))
                      .filter(file -> file.toString().endsWith(moment.getKey()))
                      .count()
                  > moment.getValue());
      killed.destroyForcibly().waitFor();
      assertThat(killed.exitValue()).as("killed, not done").isEqualTo(137);
      assertThat(published(output)).isEqualTo(old);
      assertThat(finish(jar.start("validate", "--output=" + output))).as("as it was").isZero();
    }

    assertThat(finish(start(other.toString(), output))).isZero();
    Path fresh = folder.resolve("fresh");
    assertThat(finish(start(other.toString(), fresh))).isZero();
    assertThat(published(output)).isEqualTo(published(fresh));
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  /** From too little for the models to too little for an article in a worker. */
  @Test
  void tooLittleMemoryIsToldInOneLine() throws Exception {
    Path huge = folder.resolve("huge.jsonl");
    Files.writeString(
        huge,
        "{\"published\":\"2024-03-04\",\"text\":\"%s\"}"
            .formatted("It rained. ".repeat(3_000_000)));
    for (String memory : List.of("-Xmx32m", "-Xmx64m", "-Xmx96m")) {
      Path log = folder.resolve(memory);
      Path output = folder.resolve("out" + memory);
      List<String> command = PackagedJar.command(memory);
      command.addAll(List.of("run", "--input=" + huge, "--output=" + output));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      assertThat(finish(process)).as(memory).isEqualTo(3);
      assertThat(Files.readAllLines(log))
          .filteredOn(line -> !line.contains(" records read, "))
          .singleElement(STRING)
          .startsWith("onrecord: out of memory (")
          .contains("limited to " + memory.replaceAll("\\D", "").charAt(0));
      assertThat(staged(output)).isEmpty();
    }
  }

  /** Three nights, the last one twice, on the sample's last days. */
  @Test
  void nightsInARow() throws Exception {
    Path nightly = folder.resolve("nightly");
    for (String day : List.of("2024-03-15", "2024-03-16", "2024-03-17", "2024-03-17")) {
      assertThat(finish(window(nightly, "2024-03-13", day))).as(day).isZero();
    }
    assertThat(jar.said())
        .contains("Days: 1 new (2024-03-16), ", "Days: 1 new (2024-03-17), ", "Days: 5 unchanged");
    Path atOnce = folder.resolve("at-once");
    assertThat(finish(window(atOnce, "2024-03-13", "2024-03-17"))).isZero();
    assertThat(published(nightly)).isEqualTo(published(atOnce));
    assertThat(finish(jar.start("validate", "--output=" + nightly))).isZero();
  }

  private Process window(Path output, String from, String to) throws IOException {
    return jar.start(
        "run",
        "--spec=pipelines/sample.yaml",
        "--output=" + output,
        "--from=" + from,
        "--to=" + to,
        "--maxRejected=5%");
  }

  /** The sample twice over, each article under ids of its own. */
  private Path largerCorpus() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int copy = 0; copy < 2; copy++) {
      for (String line : Files.readAllLines(Path.of("seeds/sample.jsonl"))) {
        lines.add(line.replace("\"sample-", "\"copy-" + copy + "-"));
      }
    }
    return Files.write(folder.resolve("larger.jsonl"), lines);
  }

  private Process start(String input, Path output) throws IOException {
    return jar.start(
        "run",
        "--input=" + input,
        "--referenceDate=2024-03-31",
        "--format=csv,jsonl,parquet",
        "--output=" + output);
  }

  private static void awaitOr(Process process, BooleanSupplier moment) throws InterruptedException {
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  private static long count(Path output, String ending) {
    return staged(output).stream().filter(file -> file.toString().endsWith(ending)).count();
  }
}

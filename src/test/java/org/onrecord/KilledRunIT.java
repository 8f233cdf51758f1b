package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, killed with SIGKILL while it works. */
class KilledRunIT {
  private static final Path JAR = Path.of("target/onrecord.jar");

  @TempDir Path folder;

  @Test
  void aKilledRunLeavesTheOutputAsItWasAndRunningAgainSucceeds() throws Exception {
    Path output = folder.resolve("out");
    assertThat(finish(start("seeds/sample.jsonl", output))).isZero();
    Map<String, String> old = published(output);

    // Another corpus on the same days, so that a day half replaced would show.
    Path other = largerCorpus();
    Path staging = output.resolve(".staging");
    List<BooleanSupplier> moments =
        List.of(() -> Files.exists(staging), () -> count(staging, ".csv") > 3);
    for (BooleanSupplier moment : moments) {
      Process killed = start(other.toString(), output);
      awaitOr(killed, moment);
      killed.destroyForcibly().waitFor();
      assertThat(killed.exitValue()).as("killed, not done").isEqualTo(137);
      assertThat(published(output)).isEqualTo(old);
    }

    assertThat(finish(start(other.toString(), output))).isZero();
    Path fresh = folder.resolve("fresh");
    assertThat(finish(start(other.toString(), fresh))).isZero();
    assertThat(published(output)).isEqualTo(published(fresh));
    assertThat(staging).doesNotExist();
  }

  /** The sample a few times over, each article under ids of its own. */
  private Path largerCorpus() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int copy = 0; copy < 6; copy++) {
      for (String line : Files.readAllLines(Path.of("seeds/sample.jsonl"))) {
        lines.add(line.replace("\"sample-", "\"copy-" + copy + "-"));
      }
    }
    return Files.write(folder.resolve("larger.jsonl"), lines);
  }

  private Process start(String input, Path output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString(),
            "run",
            "--input=" + input,
            "--referenceDate=2024-03-31",
            "--format=csv,jsonl,parquet",
            "--output=" + output)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log.txt").toFile())
        .start();
  }

  private static int finish(Process process) throws InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private static void awaitOr(Process process, BooleanSupplier moment) throws InterruptedException {
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  private static long count(Path below, String ending) {
    if (!Files.exists(below)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // A file was moved while we looked.
    }
  }

  /**
   * Returns the published datasets' texts by path; the manifest tells the time, so it is left out.
   */
  private static Map<String, String> published(Path output) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = output.relativize(file).toString();
        if (!path.startsWith(".staging") && !path.equals("run.json")) {
          texts.put(
              path,
              new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
    }
    return texts;
  }
}

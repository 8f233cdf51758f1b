package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.testing.PackagedJar.finish;
import static org.onrecord.testing.PackagedJar.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.FlinkCluster;
import org.onrecord.testing.FlinkCluster.Shape;

/** The job on a real cluster of two task managers, handed to it in both ways there are. */
class ClusterIT {
  /** So long that it takes ten seconds and more to read. */
  private static final int ENDLESS_CHARS = 900_000;

  @TempDir static Path folder;
  private static FlinkCluster cluster;
  private static ClusterRuns runs;
  private static Map<String, String> direct;

  /** The sample with an article that takes too long. */
  @BeforeAll
  static void runOnTheDirectRunner() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("seeds/sample.jsonl"), UTF_8));
    StringBuilder endless = new StringBuilder();
    for (int i = 0; endless.length() < ENDLESS_CHARS; i++) {
      endless.append("The mayor said item %d would follow later. ".formatted(i));
    }
    lines.add(
        "{\"id\":\"endless\",\"published\":\"2024-03-06\",\"text\":\"%s\"}".formatted(endless));
    Path corpus = Files.write(folder.resolve("corpus.jsonl"), lines);
    runs = new ClusterRuns(folder, corpus);
    Path output = folder.resolve("direct");
    assertThat(finish(runs.direct(output, "--articleTimeout=4s"))).as(runs.jar().said()).isZero();
    direct = published(output);
    cluster = FlinkCluster.start(folder.resolve("flink"), 2, new Shape(1, 512));
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @Test
  void anArticleThatTakesTooLongIsRejectedAndTheRunGoesOn() {
    assertThat(direct.get("rejected/part-00000-of-00001.csv"))
        .contains("TOO_SLOW,article endless: it took longer than 4 s");
  }

  @Test
  void aRunThatWaitsForItsJobGivesTheSameBytes() throws Exception {
    Path output = folder.resolve("waited-for");
    assertThat(finish(runs.on(cluster, output, "--articleTimeout=4s")))
        .as(runs.jar().said())
        .isZero();
    assertThat(published(output)).isEqualTo(direct);
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  @Test
  void aJobThatTheClusterRunsByItselfGivesTheSameBytes() throws Exception {
    Path output = folder.resolve("by-itself");
    String jar = cluster.upload();
    String job = cluster.run(jar, runs.detached(cluster, output, "--articleTimeout=4s"));
    assertThat(finish(runs.direct(output))).as("it is locked").isEqualTo(2);
    assertThat(runs.jar().said()).contains("it was submitted to run by itself");
    assertThat(cluster.awaitEnd(job)).isEqualTo("FINISHED");
    assertThat(published(output)).isEqualTo(direct);
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  @Test
  void aCommandThatFailsWithinTheJobManagerLeavesItAlive() throws Exception {
    String jar = cluster.upload();
    assertThatThrownBy(
            () -> cluster.run(jar, List.of("run", "--input=/none/*.txt", "--output=/none/out")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("exit code 2: onrecord: --input: no file matches /none/*.txt");
    assertThat(cluster.jobManager().isAlive()).isTrue();
  }
}

package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.testing.PackagedJar.finish;
import static org.onrecord.testing.PackagedJar.published;
import static org.onrecord.testing.PackagedJar.staged;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.onrecord.testing.FlinkCluster;
import org.onrecord.testing.FlinkCluster.Shape;
import org.onrecord.testing.Jdk;
import org.onrecord.testing.MadeCorpus;

/**
 * What takes long to show of clusters: other shapes, lost processes, many jobs. {@code make it}.
 */
@Tag("long")
class ClusterLongIT {
  @TempDir static Path folder;
  private static ClusterRuns runs;
  private static Map<String, String> direct;
  private static Path sample;

  @BeforeAll
  static void runOnTheDirectRunner() throws Exception {
    var made = new MadeCorpus(Path.of("seeds/sample.jsonl"));
    Path corpus =
        MadeCorpus.write(made.articles(200, MadeCorpus.AS_LONG), folder.resolve("corpus.jsonl"));
    runs = new ClusterRuns(folder, corpus);
    Path output = folder.resolve("direct");
    assertThat(finish(runs.direct(output))).as(runs.jar().said()).isZero();
    direct = published(output);
    sample = folder.resolve("sample");
    var ofSample = new ClusterRuns(folder, Path.of("seeds/sample.jsonl"));
    assertThat(finish(ofSample.direct(sample))).as(ofSample.jar().said()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "3, 1", "3, 4"})
  void everyShapeGivesTheSameBytes(int taskManagers, int slots) throws Exception {
    Path output = folder.resolve("shape-%d-%d".formatted(taskManagers, slots));
    try (var cluster = start(output, taskManagers, slots)) {
      assertThat(finish(runs.on(cluster, output))).as(runs.jar().said()).isZero();
    }
    assertThat(published(output)).isEqualTo(direct);
  }

  /** When a process is killed. */
  enum Moment {
    EXTRACTION {
      @Override
      boolean isNow(FlinkCluster cluster, Path output) throws IOException, InterruptedException {
        return steps(cluster, "ExtractStatements/Extract")
            .anyMatch(
                step ->
                    step.get("status").asText().equals("RUNNING")
                        && step.get("duration").asLong() > 1500);
      }
    },
    SHUFFLE {
      @Override
      boolean isNow(FlinkCluster cluster, Path output) throws IOException, InterruptedException {
        return steps(cluster, "ExtractStatements/Extract")
            .anyMatch(step -> step.get("status").asText().equals("FINISHED"));
      }
    },
    WRITING {
      @Override
      boolean isNow(FlinkCluster cluster, Path output) {
        return staged(output).stream().anyMatch(file -> file.toString().endsWith(".parquet"));
      }
    };

    abstract boolean isNow(FlinkCluster cluster, Path output)
        throws IOException, InterruptedException;

    /** Returns the steps of a name, of the one job that there is. */
    static Stream<JsonNode> steps(FlinkCluster cluster, String name)
        throws IOException, InterruptedException {
      List<JsonNode> steps = new ArrayList<>();
      for (JsonNode job : cluster.get("/jobs").get("jobs")) {
        cluster.get("/jobs/" + job.get("id").asText()).get("vertices").forEach(steps::add);
      }
      return steps.stream().filter(step -> step.get("name").asText().contains(name));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLostTaskManagerChangesNothing(Moment moment) throws Exception {
    Path output = oldOutput("lost-at-" + moment);
    Map<String, String> old = published(output);
    try (var cluster = start(output, 2, 1)) {
      Process run = runs.on(cluster, output);
      cluster.await(() -> !run.isAlive() || moment.isNow(cluster, output));
      cluster.taskManagers().get(0).destroyForcibly().waitFor();
      assertThat(run.isAlive()).as(runs.jar().said()).isTrue();
      assertThat(published(output)).as("nothing of the new run is seen").isEqualTo(old);
      cluster.startTaskManager();
      assertThat(finish(run)).as(runs.jar().said()).isZero();
    }
    assertThat(published(output)).isEqualTo(direct);
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  @Test
  void aLostJobManagerLeavesTheOldOutputAndARerunGivesTheNewOne() throws Exception {
    Path output = oldOutput("lost-job-manager");
    Map<String, String> old = published(output);
    try (var cluster = start(output, 2, 1)) {
      Process run = runs.on(cluster, output);
      cluster.await(() -> !run.isAlive() || Moment.WRITING.isNow(cluster, output));
      cluster.jobManager().destroyForcibly().waitFor();
      assertThat(finish(run)).as(runs.jar().said()).isEqualTo(3);
      assertThat(published(output)).isEqualTo(old);
    }
    try (var cluster = start(output.resolveSibling("again"), 2, 1)) {
      assertThat(finish(runs.on(cluster, output))).as(runs.jar().said()).isZero();
    }
    assertThat(published(output)).isEqualTo(direct);
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  @Test
  void memoryStaysFlatOverManyJobs() throws Exception {
    Path output = folder.resolve("many");
    var small = new ClusterRuns(folder, Path.of("seeds/sample.jsonl"));
    try (var cluster = start(output, 2, 1)) {
      List<Process> processes = cluster.processes();
      String jar = cluster.upload();
      List<Memory> third = List.of();
      for (int job = 1; job <= 15; job++) {
        String id = cluster.run(jar, small.detached(cluster, output));
        assertThat(cluster.awaitEnd(id)).isEqualTo("FINISHED");
        if (job == 3) {
          third = memory(processes);
        }
      }
      List<Memory> last = memory(processes);
      System.out.printf("after 3 jobs: %s%nafter 15 jobs: %s%n", third, last);
      for (int i = 0; i < processes.size(); i++) {
        assertThat(last.get(i).metaspace()).isLessThan(third.get(i).metaspace() + 64);
        assertThat(last.get(i).beside()).isLessThan(third.get(i).beside() + 256);
        assertThat(last.get(i).libraries()).isLessThanOrEqualTo(3);
      }
    }
  }

  /**
   * What a process holds after a collection.
   *
   * @param metaspace of its classes, in MB
   * @param beside beside its heap, in MB
   * @param libraries how many times ONNX Runtime is loaded
   */
  private record Memory(long metaspace, long beside, long libraries) {}

  private static List<Memory> memory(List<Process> processes) throws Exception {
    List<Memory> memory = new ArrayList<>();
    for (Process process : processes) {
      String pid = Long.toString(process.pid());
      jcmd(pid, "GC.run"); // The first one finds what is unused, the second what that kept.
      jcmd(pid, "GC.run");
      String heap = jcmd(pid, "GC.heap_info");
      long metaspace = kilobytes(heap, ".*Metaspace +used (\\d+)K.*");
      long resident =
          kilobytes(Files.readString(Path.of("/proc", pid, "status")), ".*VmRSS:\\s+(\\d+) kB.*");
      long beside = resident - kilobytes(heap, ".*heap +total (\\d+)K.*");
      long libraries =
          Files.readAllLines(Path.of("/proc", pid, "maps")).stream()
              .filter(line -> line.contains("libonnxruntime.so"))
              .map(line -> line.substring(line.indexOf('/')))
              .distinct()
              .count();
      memory.add(new Memory(metaspace >> 10, beside >> 10, libraries));
    }
    return memory;
  }

  private static long kilobytes(String text, String pattern) {
    Matcher number = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(number.matches()).as(text).isTrue();
    return Long.parseLong(number.group(1));
  }

  private static String jcmd(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(Jdk.command("jcmd", arguments)).redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static FlinkCluster start(Path output, int taskManagers, int slots) throws Exception {
    return FlinkCluster.start(
        output.resolveSibling(output.getFileName() + "-flink"),
        taskManagers,
        new Shape(slots, 512));
  }

  /** Returns an output that holds the sample, so that a day half replaced would show. */
  private static Path oldOutput(String name) throws IOException {
    Path output = folder.resolve(name);
    FileUtils.copyDirectory(sample.toFile(), output.toFile());
    return output;
  }
}

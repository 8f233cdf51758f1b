package org.onrecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.testing.FlinkCluster;
import org.onrecord.testing.PackagedJar;

/** Runs over one corpus, on the DirectRunner and on clusters. */
final class ClusterRuns {
  private final PackagedJar jar;
  private final Path corpus;

  /**
   * Makes them.
   *
   * @param folder for the log
   * @param corpus what is read
   */
  ClusterRuns(Path folder, Path corpus) {
    this.jar = new PackagedJar(folder.resolve("log.txt"));
    this.corpus = corpus.toAbsolutePath();
  }

  PackagedJar jar() {
    return jar;
  }

  /** Starts a run on the DirectRunner. */
  Process direct(Path output, String... options) throws IOException {
    return jar.start(arguments(output, options).toArray(String[]::new));
  }

  /** Starts a run that submits its job to a cluster and waits for it. */
  Process on(FlinkCluster cluster, Path output, String... options) throws IOException {
    List<String> arguments = arguments(output, options);
    arguments.add("--runner=FlinkRunner");
    arguments.add("--flinkMaster=" + cluster.master());
    arguments.add("--parallelism=" + cluster.slots());
    arguments.add("--filesToStage=" + FlinkCluster.JAR.toAbsolutePath());
    return jar.start(arguments.toArray(String[]::new));
  }

  /** Returns the arguments for a job that a cluster runs by itself. */
  List<String> detached(FlinkCluster cluster, Path output, String... options) {
    List<String> arguments = arguments(output, options);
    arguments.add("--runner=FlinkRunner");
    arguments.add("--parallelism=" + cluster.slots());
    return arguments;
  }

  private List<String> arguments(Path output, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input=" + corpus,
                "--targets=" + Path.of("pipelines/targets/sample.yaml").toAbsolutePath(),
                "--referenceDate=2024-03-31",
                "--format=csv,parquet",
                "--output=" + output.toAbsolutePath()));
    arguments.addAll(List.of(options));
    return arguments;
  }
}

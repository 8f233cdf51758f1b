package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.onrecord.testing.PackagedJar.finish;
import static org.onrecord.testing.PackagedJar.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Jdk;
import org.onrecord.testing.PackagedJar;

/** The packaged jar on every JDK of this machine. */
class JdksIT {
  private static final Path JDKS = Path.of("/usr/lib/jvm");

  @TempDir Path folder;

  @Test
  void everyJdkGivesTheSameBytes() throws Exception {
    List<Path> jdks = jdks();
    assumeThat(jdks).as("JDKs below " + JDKS).hasSizeGreaterThan(1);
    Path first = run(jdks.get(0));
    for (Path jdk : jdks.subList(1, jdks.size())) {
      assertThat(published(run(jdk))).as(jdk.toString()).isEqualTo(published(first));
    }
  }

  /** Returns the output of the made-up corpus, from a run that says nothing of the JDK. */
  private Path run(Path jdk) throws Exception {
    Path output = folder.resolve(jdk.getFileName());
    Path log = folder.resolve(jdk.getFileName() + ".txt");
    Process process =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                Jdk.QUICK,
                "-jar",
                PackagedJar.JAR.toString(),
                "run",
                "--spec=pipelines/sample.yaml",
                "--output=" + output)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(finish(process)).as(Files.readString(log)).isZero();
    assertThat(log).content().doesNotContain("not tested with");
    return output;
  }

  private static List<Path> jdks() throws IOException {
    if (!Files.isDirectory(JDKS)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(JDKS)) {
      return folders
          .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")) && !Files.isSymbolicLink(jdk))
          .sorted()
          .toList();
    }
  }
}

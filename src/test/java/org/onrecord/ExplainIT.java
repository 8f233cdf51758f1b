package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Jdk;

/** {@code explain} in a JVM of its own. */
class ExplainIT {
  @TempDir Path folder;

  /** Beam's classes alone take longer to load than an answer may take. */
  @Test
  void loadsNothingOfBeam() throws Exception {
    Path article = Files.writeString(folder.resolve("a.txt"), "\"No,\" Ana Lund said.\n");
    Path classes = folder.resolve("classes");
    Process process =
        new ProcessBuilder(
                Jdk.command(
                    "java",
                    "-Xlog:class+load:file=" + classes,
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.onrecord.OnRecord",
                    "explain",
                    article.toString()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("Ana Lund (person)", "(rule name)");
    assertThat(Files.readString(classes))
        .contains("org.onrecord.report.Explanation ")
        .doesNotContain("org.apache.beam.");
  }
}

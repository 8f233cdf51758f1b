package org.onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Jdk;

/** Loads the library in processes of their own, and looks at what they leave. */
class NativeRuntimeTest {
  @TempDir Path temporary;

  /** A process that is over as soon as the library works, without any clean-up. */
  static final class Loads {
    private Loads() {}

    public static void main(String[] arguments) {
      System.out.println(NativeRuntime.environment().getVersion());
      System.out.flush();
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  void nothingIsLeftOfALibraryThatIsLoaded() throws Exception {
    Path killedEarlier = Files.createDirectory(temporary.resolve("onnxruntime-java123"));
    Files.setLastModifiedTime(killedEarlier, FileTime.from(Instant.parse("2024-03-04T10:00:00Z")));
    Path ofAnother = Files.createDirectory(temporary.resolve("onnxruntime-java456"));

    Process loads = start();
    assertThat(loads.waitFor()).isZero();
    assertThat(loads.inputReader().readLine()).startsWith("1.");
    assertThat(left()).containsExactly(ofAnother);
  }

  @Test
  void aFullTemporaryFolderIsNotBlamedOnTheLibrary() throws Exception {
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", temporary.toString())
            .start();
    Assumptions.assumeTrue(mount.waitFor() == 0, "this user may not mount file systems");
    try {
      Process loads = start();
      assertThat(loads.waitFor()).isEqualTo(1);
      assertThat(new String(loads.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("the temporary folder " + temporary + " cannot be written: No space left")
          .doesNotContain("ONNX");
      assertThat(left()).isEmpty();
    } finally {
      assertThat(new ProcessBuilder("umount", temporary.toString()).start().waitFor()).isZero();
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Jdk.command(
                "java",
                Jdk.QUICK,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Loads.class.getName()))
        .start();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }
}

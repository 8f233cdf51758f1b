package org.onrecord.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Jdk;

/** Processes that share a temporary folder, and end in different ways. */
class TemporaryFolderTest {
  @TempDir Path shared;
  private final List<Process> processes = new ArrayList<>();

  /** A process that uses a folder until it is told to end, or is killed. */
  static final class User {
    private User() {}

    public static void main(String[] arguments) throws IOException {
      TemporaryFolder.useForThisProcess();
      Path unpacked = Path.of(System.getProperty("java.io.tmpdir")).resolve("unpacked/deep");
      Files.createDirectories(unpacked);
      Files.writeString(unpacked.resolve("library.so"), "library");
      Path file = TemporaryFolder.file(".part");
      System.out.println(file.getParent());
      System.exit(System.in.read());
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aProcessThatEndsLeavesNothing() throws Exception {
    Process ends = start();
    Path its = folderOf(ends);
    assertThat(its.resolve("unpacked/deep/library.so")).exists();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(its)))
        .isEqualTo("rwx------");
    ends.getOutputStream().close();
    assertThat(ends.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(names()).isEmpty();
  }

  @Test
  void aProcessThatIsToldToEndLeavesNothing() throws Exception {
    Process told = start();
    folderOf(told);
    told.destroy();
    assertThat(told.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(names()).isEmpty();
  }

  @Test
  void theNextProcessRemovesWhatAKilledOneLeftAndNothingElse() throws Exception {
    Path foreign = Files.createDirectory(shared.resolve("onrecord-of-somebody"));
    Files.createDirectory(shared.resolve("onnxruntime-java77"));
    Process works = start();
    Path inUse = folderOf(works);
    Process killed = start();
    Path left = folderOf(killed);
    killed.destroyForcibly().waitFor();
    assertThat(left.resolve("unpacked/deep/library.so")).exists();

    Path itsOwn = folderOf(start());

    assertThat(left).doesNotExist();
    assertThat(foreign).exists();
    assertThat(inUse.resolve("unpacked/deep/library.so")).exists();
    assertThat(names())
        .containsExactlyInAnyOrder(
            "onrecord-of-somebody",
            "onnxruntime-java77",
            name(inUse),
            name(inUse) + ".lock",
            name(itsOwn),
            name(itsOwn) + ".lock");
  }

  @Test
  void manyAtOnceDoNotDisturbEachOther() throws Exception {
    for (int i = 0; i < 6; i++) {
      start();
    }
    List<Process> all = List.copyOf(processes);
    for (Process process : all) {
      assertThat(folderOf(process).resolve("unpacked/deep/library.so")).exists();
    }
    for (Process process : all) {
      process.destroyForcibly().waitFor();
    }
    Process last = start();
    folderOf(last);
    assertThat(names()).hasSize(2);
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() throws Exception {
    Path nowhere = shared.resolve("nowhere");
    assertThat(failure(nowhere))
        .contains("the temporary folder " + nowhere + " does not exist")
        .contains("-Djava.io.tmpdir=FOLDER");
  }

  @Test
  void aFolderWithoutProgramsIsNamed() throws Exception {
    mount("size=1m,noexec");
    try {
      assertThat(failure(shared))
          .contains("the temporary folder " + shared + " does not let programs run from it");
      assertThat(names()).isEmpty();
    } finally {
      unmount();
    }
  }

  @Test
  void aFullFolderIsNamed() throws Exception {
    mount("size=1m,nr_inodes=2");
    try {
      assertThat(failure(shared))
          .contains("the temporary folder " + shared + " cannot be written: No space left");
      assertThat(names()).isEmpty();
    } finally {
      unmount();
    }
  }

  private String failure(Path temporary) throws Exception {
    Process fails = start(temporary);
    assertThat(fails.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new String(fails.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Process start() throws IOException {
    return start(shared);
  }

  private Process start(Path temporary) throws IOException {
    Process process =
        new ProcessBuilder(
                Jdk.command(
                    "java",
                    Jdk.QUICK,
                    "-Djava.io.tmpdir=" + temporary,
                    "-cp",
                    System.getProperty("java.class.path"),
                    User.class.getName()))
            .start();
    processes.add(process);
    return process;
  }

  /** Waits until a process has made its folder. */
  private static Path folderOf(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line)
        .as(() -> "its folder, not " + new String(errors(process), StandardCharsets.UTF_8))
        .isNotNull();
    return Path.of(line);
  }

  private static byte[] errors(Process process) {
    try {
      return process.getErrorStream().readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(shared)) {
      return files.map(TemporaryFolderTest::name).toList();
    }
  }

  private void mount(String options) throws Exception {
    Assumptions.assumeTrue(
        tried("mount", "-t", "tmpfs", "-o", options, "tmpfs", shared.toString()) == 0,
        "this user may not mount file systems");
  }

  private void unmount() throws Exception {
    assertThat(tried("umount", shared.toString())).isZero();
  }

  private static int tried(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      return -1; // There is no such program here.
    }
  }
}

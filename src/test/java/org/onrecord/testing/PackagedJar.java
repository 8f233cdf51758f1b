package org.onrecord.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** The packaged jar, each command a process of its own, and what such a process leaves behind. */
public final class PackagedJar {
  public static final Path JAR = Path.of("target/onrecord.jar");

  /** Made when first used. */
  private static final class Classes {
    private static final Path ARCHIVE = archive();

    /**
     * Makes an archive of the classes that a run loads, parsed and verified, unless there is one of
     * this jar and JDK. A run of seconds spends a sixth of them on that.
     */
    private static Path archive() {
      Path archive = Path.of("target/onrecord-%s.jsa".formatted(Runtime.version()));
      Path log = Path.of("target/onrecord-jsa.txt");
      try {
        if (Files.exists(archive)
            && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(JAR)) > 0) {
          return archive;
        }
        Path output = Files.createTempDirectory("onrecord-jsa");
        List<String> command =
            Jdk.command("java", Jdk.QUICK, "-XX:ArchiveClassesAtExit=" + archive, "-jar");
        command.addAll(List.of(JAR.toString(), "run", "--spec=pipelines/seed.yaml"));
        command.addAll(List.of("--format=csv,parquet", "--output=" + output));
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(finish(process)).as(log.toString()).isZero();
        FileUtils.deleteDirectory(output.toFile());
        return archive;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final Path log;

  /**
   * Makes one.
   *
   * @param log where what processes say is added
   */
  public PackagedJar(Path log) {
    this.log = log;
  }

  /** Returns the options with which a JVM of the jar begins soonest. */
  public static List<String> quick() {
    return List.of(Jdk.QUICK, "-XX:SharedArchiveFile=" + Classes.ARCHIVE.toAbsolutePath());
  }

  /** Returns the command line of a JVM of the jar, to which the jar's command is to be added. */
  public static List<String> command(String... options) {
    List<String> command = Jdk.command("java");
    command.addAll(quick());
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", JAR.toString()));
    return command;
  }

  /** Starts a command. */
  public Process start(String... arguments) throws IOException {
    List<String> command = command();
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Returns what all commands have said so far. */
  public String said() throws IOException {
    return Files.readString(log);
  }

  /** Waits for a process and returns its exit code. */
  public static int finish(Process process) throws InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  /**
   * Returns the published datasets' texts by path; the manifest and its list of inputs tell the
   * time, so they are left out.
   */
  public static Map<String, String> published(Path output) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = output.relativize(file).toString();
        if (!path.startsWith(".staging") && !path.matches("run.json|inputs.jsonl.gz")) {
          texts.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return texts;
  }

  /** Returns the files that runs at work, or dead ones, have staged in an output. */
  public static Set<Path> staged(Path output) {
    Path staging = output.resolve(".staging");
    if (!Files.exists(staging)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(staging)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException e) {
      return Set.of(); // A file was moved while we looked.
    }
  }
}

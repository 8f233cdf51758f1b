package org.onrecord.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the cores' time goes to, by stage, after async-profiler's samples: a sample is of the first
 * stage in the table that one of its frames belongs to.
 */
final class StageShares {
  private record Stage(String name, List<String> frames) {}

  private static final List<Stage> STAGES =
      List.of(
          new Stage("write", List.of("org/onrecord/dataset/")),
          new Stage("stance: network", List.of("org/onrecord/stance/StanceModel.predict")),
          new Stage(
              "stance: the rest",
              List.of("org/onrecord/stance/Target", "org/onrecord/stance/StatementContext")),
          new Stage("encode", List.of("org/onrecord/statement/AttributionModel.read")),
          new Stage(
              "tokenize",
              List.of(
                  "org/onrecord/text/Words",
                  "org/onrecord/statement/Windows",
                  "org/onrecord/model/WordPieces",
                  "org/onrecord/statement/AttributionTagger$Part.runModel")),
          new Stage(
              "resolve",
              List.of(
                  "org/onrecord/actor/",
                  "org/onrecord/text/",
                  "org/onrecord/statement/Surroundings")),
          new Stage("link", List.of("org/onrecord/statement/", "org/onrecord/day/")),
          new Stage("copies", List.of("org/onrecord/copies/")),
          new Stage("read", List.of("org/onrecord/corpus/")),
          new Stage("summarise", List.of("org/onrecord/summary/")),
          new Stage("shuffle, coders, runner", List.of("org/apache/", "org/onrecord/job/")),
          new Stage(
              "garbage collection", List.of("G1", "GangWorker", "WorkerThread::run", "VMThread")),
          new Stage("compiler", List.of("CompileBroker", "CompilerThread")),
          new Stage("start and the rest", List.of("")));

  private StageShares() {}

  /**
   * Returns the JVM's option that makes a profile.
   *
   * @param folder where the profiler may lie
   * @param profile where the profile goes
   */
  static String agent(Path folder, Path profile) throws IOException {
    String library = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
    Path file = folder.resolve("libasyncProfiler.so");
    try (InputStream in =
        StageShares.class.getResourceAsStream("/" + library + "/libasyncProfiler.so")) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return "-agentpath:%s=start,event=itimer,interval=10ms,collapsed,file=%s"
        .formatted(file, profile);
  }

  /** Reads a profile; prints shares and returns them. */
  static Map<String, Double> of(Path profile) {
    Map<String, Long> samples = new LinkedHashMap<>();
    STAGES.forEach(stage -> samples.put(stage.name(), 0L));
    try (Stream<String> stacks = Files.lines(profile)) {
      stacks.forEach(
          line -> {
            int blank = line.lastIndexOf(' ');
            samples.merge(
                stage(line.substring(0, blank)),
                Long.parseLong(line.substring(blank + 1)),
                Long::sum);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    double all = samples.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    samples.forEach((name, n) -> shares.put(name, n / all));
    shares.forEach(
        (name, share) -> System.out.printf(Locale.ROOT, "    %-24s %5.1f %%%n", name, 100 * share));
    return shares;
  }

  private static String stage(String stack) {
    return STAGES.stream()
        .filter(stage -> stage.frames().stream().anyMatch(stack::contains))
        .findFirst()
        .orElseThrow()
        .name();
  }
}

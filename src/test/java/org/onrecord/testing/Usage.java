package org.onrecord.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a command took, with processes that work for it; as Linux counts it.
 *
 * @param seconds from its start to its end
 * @param coreSeconds the time of all cores
 * @param peakMegabytes the most memory of one of the processes
 */
public record Usage(double seconds, double coreSeconds, long peakMegabytes) {
  /** What Linux counts by, on every machine of today. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER = 13;
  private static final int SYSTEM = 14;

  /**
   * Runs a command.
   *
   * @param log where its output goes
   * @param others processes that work for it, whose peaks are since their own start
   */
  public static Usage of(List<String> command, Path log, List<Process> others)
      throws IOException, InterruptedException {
    double before = others.stream().mapToDouble(Usage::coreSeconds).sum();
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // An ended process tells nothing any more: the last answer counts.
    Map<String, Double> last = new HashMap<>(Map.of("core", 0.0, "peak", 0.0));
    do {
      last.merge("core", coreSeconds(process), Math::max);
      last.merge("peak", (double) peak(process), Math::max);
    } while (!process.waitFor(100, TimeUnit.MILLISECONDS));
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException("it failed: " + log);
    }
    long peak =
        Stream.concat(Stream.of(last.get("peak").longValue()), others.stream().map(Usage::peak))
            .max(Long::compare)
            .orElseThrow();
    return new Usage(
        seconds,
        last.get("core") + others.stream().mapToDouble(Usage::coreSeconds).sum() - before,
        peak);
  }

  public static Usage of(List<String> command, Path log) throws IOException, InterruptedException {
    return of(command, log, List.of());
  }

  private static double coreSeconds(Process process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      // The name, in parentheses, may hold blanks: count from what follows it, the third field.
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return (Long.parseLong(fields.get(USER - 2)) + Long.parseLong(fields.get(SYSTEM - 2)))
          / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }

  private static long peak(Process process) {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return status
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
              .sum()
          >> 10;
    } catch (IOException e) {
      return 0;
    }
  }
}

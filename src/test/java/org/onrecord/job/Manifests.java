package org.onrecord.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Manifests for tests, empty except for what a test gives. */
public final class Manifests {
  private Manifests() {}

  public static RunManifest of(
      RunCounts counts,
      RunManifest.Changes changes,
      List<String> daysWithoutArticles,
      Map<String, Long> missed,
      List<RunManifest.Busiest> busiest) {
    return manifest(counts, changes, daysWithoutArticles, missed, busiest, List.of(), List.of());
  }

  /** Returns one that has only what is published. */
  static RunManifest published(List<RunManifest.Day> days, List<RunManifest.File> files) {
    return manifest(
        new RunCounts(Map.of(), Map.of(), Map.of()),
        new RunManifest.Changes(List.of(), List.of(), List.of(), List.of()),
        List.of(),
        Map.of(),
        List.of(),
        days,
        files);
  }

  private static RunManifest manifest(
      RunCounts counts,
      RunManifest.Changes changes,
      List<String> daysWithoutArticles,
      Map<String, Long> missed,
      List<RunManifest.Busiest> busiest,
      List<RunManifest.Day> days,
      List<RunManifest.File> files) {
    return new RunManifest(
        RunManifest.SCHEMA_VERSION,
        RunManifest.currentSchemas(),
        "run",
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        new RunManifest.Inputs(0, new RunManifest.File("inputs.jsonl.gz", 0, 0, "")),
        Instant.EPOCH,
        Instant.EPOCH,
        12.34,
        RunManifest.Window.of(DayWindow.ALL),
        counts.totals(),
        counts.skipped(),
        counts.rejected(),
        changes,
        daysWithoutArticles,
        missed,
        busiest,
        List.of(),
        days,
        files);
  }
}

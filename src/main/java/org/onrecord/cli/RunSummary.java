package org.onrecord.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Publication;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.job.RunManifest;

/** The short account at the end of a run. */
final class RunSummary {
  private static final int NAME_WIDTH = 40;
  private static final int DAYS_LISTED = 7;

  private RunSummary() {}

  /**
   * Returns the account, several lines, the last one ended.
   *
   * @param manifest of the run
   * @param output the published folder, as the user gave it
   * @param formats the formats written
   */
  static String of(RunManifest manifest, String output, List<FileFormat> formats) {
    StringBuilder text = new StringBuilder();
    Map<Counted, Long> counts = manifest.counts();
    text.append(
        "%s read: %s analysed, %s%s rejected%s%n"
            .formatted(
                number(counts.get(Counted.RECORDS), "record"),
                number(counts.get(Counted.ANALYSED), "article"),
                skipped(manifest.skipped()),
                number(counts.get(Counted.REJECTED)),
                reasons(manifest.rejected())));
    RunManifest.Changes changes = manifest.changes();
    text.append(
        "%s found on %s, %s, in %.1f s%n"
            .formatted(
                number(counts.get(Counted.STATEMENTS), "statement"),
                number(
                    changes.added().size() + changes.changed().size() + changes.unchanged().size(),
                    "day"),
                number(counts.get(Counted.STANCES), "stance"),
                manifest.seconds()));
    text.append("Days: %s%n".formatted(days(changes)));
    if (!manifest.daysWithoutArticles().isEmpty()) {
      text.append("No article of %s%n".formatted(listed(manifest.daysWithoutArticles())));
    }
    if (!manifest.missed().isEmpty()) {
      text.append(
          "%s of these articles not published, being of days outside the window: %s%n"
              .formatted(
                  number(
                      manifest.missed().values().stream().mapToLong(Long::longValue).sum(),
                      "statement"),
                  listed(manifest.missed().keySet().stream().toList())));
    }
    if (!manifest.busiest().isEmpty()) {
      text.append(System.lineSeparator()).append(table(manifest.busiest()));
    }
    text.append(
        "%nWritten to %s (%s): %s; what ran and came out is in %s%n"
            .formatted(
                output,
                formats.stream().map(FileFormat::extension).collect(Collectors.joining(", ")),
                List.of(Dataset.values()).stream()
                    .map(Dataset::folder)
                    .collect(Collectors.joining(", ")),
                Publication.MANIFEST));
    return text.toString();
  }

  private static String skipped(Map<String, Long> skipped) {
    long all = skipped.values().stream().mapToLong(Long::longValue).sum();
    return all == 0 ? "" : number(all) + " skipped" + reasons(skipped) + ", ";
  }

  private static String days(RunManifest.Changes changes) {
    List<String> parts = new ArrayList<>();
    if (!changes.added().isEmpty()) {
      parts.add("%s new (%s)".formatted(number(changes.added().size()), listed(changes.added())));
    }
    if (!changes.changed().isEmpty()) {
      parts.add(
          "%s changed (%s)".formatted(number(changes.changed().size()), listed(changes.changed())));
    }
    if (!changes.removed().isEmpty()) {
      parts.add(
          "%s removed (%s)".formatted(number(changes.removed().size()), listed(changes.removed())));
    }
    if (!changes.unchanged().isEmpty()) {
      parts.add("%s unchanged".formatted(number(changes.unchanged().size())));
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  /** Names days, or where they are many the first and the last. */
  private static String listed(List<String> days) {
    List<String> named = days.stream().map(day -> day.isEmpty() ? "no day" : day).toList();
    return named.size() <= DAYS_LISTED
        ? String.join(", ", named)
        : named.get(0) + " to " + named.get(named.size() - 1);
  }

  private static String reasons(Map<String, Long> rejected) {
    return rejected.isEmpty()
        ? ""
        : rejected.entrySet().stream()
            .map(entry -> entry.getKey() + " " + number(entry.getValue()))
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String table(List<RunManifest.Busiest> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("day", "actor", "type", "statements", "direct", "indirect", "mixed"));
    for (RunManifest.Busiest row : rows) {
      cells.add(
          List.of(
              row.day().isEmpty() ? "-" : row.day(),
              shortened(row.actor()),
              row.type().toLowerCase(Locale.ROOT),
              number(row.statements()),
              number(row.direct()),
              number(row.indirect()),
              number(row.mixed())));
    }
    int columns = cells.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : cells) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> line : cells) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String pad = " ".repeat(widths[i] - line.get(i).length());
        // The first three columns are words, the others numbers.
        text.append(i < 3 ? line.get(i) + pad : pad + line.get(i)).append("  ");
      }
      table.append(text.toString().stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }

  /** Cuts a long name; what comes from an article must not drive the terminal. */
  private static String shortened(String name) {
    String printable = name.replaceAll("\\p{Cntrl}", "\uFFFD");
    return printable.length() <= NAME_WIDTH
        ? printable
        : printable.substring(0, NAME_WIDTH - 1) + "…";
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String number(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }
}

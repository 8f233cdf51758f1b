package org.onrecord.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Publication;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.job.RunManifest;

/** The summary that a run prints at its end. */
final class RunSummary {
  private static final int MAX_NAME_CHARS = 40;
  private static final int MAX_DAYS_LISTED = 7;

  private RunSummary() {}

  /**
   * Returns the summary: several lines, each with its line separator.
   *
   * @param manifest the manifest of the run
   * @param output the output, as the user gave it
   * @param formats the formats that were written
   */
  static String of(RunManifest manifest, String output, List<FileFormat> formats) {
    StringBuilder text = new StringBuilder();
    Map<Counted, Long> counts = manifest.counts();
    text.append(
        "%s read: %s analysed, %s%s rejected%s%n"
            .formatted(
                Display.count(counts.get(Counted.RECORDS), "record"),
                Display.count(counts.get(Counted.ANALYSED), "article"),
                skipped(manifest.skipped()),
                Display.number(counts.get(Counted.REJECTED)),
                reasons(manifest.rejected())));
    RunManifest.Changes changes = manifest.changes();
    text.append(
        "%s found on %s, %s, in %.1f s%n"
            .formatted(
                Display.count(counts.get(Counted.STATEMENTS), "statement"),
                Display.count(
                    changes.added().size() + changes.changed().size() + changes.unchanged().size(),
                    "day"),
                Display.count(counts.get(Counted.STANCES), "stance"),
                manifest.seconds()));
    text.append("Days: %s%n".formatted(days(changes)));
    if (!manifest.daysWithoutArticles().isEmpty()) {
      text.append("No articles for %s%n".formatted(listed(manifest.daysWithoutArticles())));
    }
    if (!manifest.missed().isEmpty()) {
      text.append(
          "%s of these articles not published because their days are outside the window: %s%n"
              .formatted(
                  Display.count(
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
    long formulas = counts.get(Counted.FORMULA_CELLS);
    if (formulas > 0 && manifest.csvDialect() == CsvDialect.PLAIN) {
      text.append(formulaCells(formulas)).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** Returns the line that warns of cells of plain CSV that a spreadsheet takes as formulas. */
  static String formulaCells(long cells) {
    return "%s of the CSV files would be a formula in a spreadsheet: --csvDialect=excel defuses them"
        .formatted(Display.count(cells, "cell"));
  }

  private static String skipped(Map<String, Long> skipped) {
    long all = skipped.values().stream().mapToLong(Long::longValue).sum();
    return all == 0 ? "" : Display.number(all) + " skipped" + reasons(skipped) + ", ";
  }

  private static String days(RunManifest.Changes changes) {
    List<String> parts = new ArrayList<>();
    add(parts, "new", changes.added());
    add(parts, "changed", changes.changed());
    add(parts, "removed", changes.removed());
    if (!changes.unchanged().isEmpty()) {
      parts.add(Display.number(changes.unchanged().size()) + " unchanged");
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static void add(List<String> parts, String change, List<String> days) {
    if (!days.isEmpty()) {
      parts.add("%s %s (%s)".formatted(Display.number(days.size()), change, listed(days)));
    }
  }

  /** Returns the days or, if there are many, the first and the last. */
  private static String listed(List<String> days) {
    List<String> named = days.stream().map(day -> day.isEmpty() ? "no day" : day).toList();
    return named.size() <= MAX_DAYS_LISTED
        ? String.join(", ", named)
        : named.get(0) + " to " + named.get(named.size() - 1);
  }

  private static String reasons(Map<String, Long> rejected) {
    return rejected.isEmpty()
        ? ""
        : rejected.entrySet().stream()
            .map(entry -> entry.getKey() + " " + Display.number(entry.getValue()))
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
              Display.number(row.statements()),
              Display.number(row.direct()),
              Display.number(row.indirect()),
              Display.number(row.mixed())));
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
        // The first three columns are text, the others numbers.
        text.append(i < 3 ? line.get(i) + pad : pad + line.get(i)).append("  ");
      }
      table.append(text.toString().stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }

  private static String shortened(String name) {
    String printable = Terminal.oneLine(name);
    return printable.length() <= MAX_NAME_CHARS
        ? printable
        : printable.substring(0, MAX_NAME_CHARS - 1) + "…";
  }
}

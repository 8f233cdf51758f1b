package org.onrecord.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.record.DataFile;

class PublicationTest {
  private static final String MONDAY = "statements/day=2024-03-04/part-00000-of-00001.csv";
  private static final String TUESDAY = "statements/day=2024-03-05/part-00000-of-00001.csv";

  @TempDir Path folder;

  @Test
  void replacesTheDaysOfTheRunAndKeepsTheOthers() throws IOException {
    run("first", Map.of(MONDAY, "old monday", TUESDAY, "old tuesday"));
    run("second", Map.of(TUESDAY, "new tuesday"));

    assertThat(published())
        .containsOnly(
            Map.entry(MONDAY, "old monday"),
            Map.entry(TUESDAY, "new tuesday"),
            Map.entry("run.json", "manifest of second"));
  }

  @Test
  void aDayIsReplacedWhole() throws IOException {
    run(
        "first",
        Map.of(
            "statements/day=2024-03-04/part-00000-of-00002.csv", "1",
            "statements/day=2024-03-04/part-00001-of-00002.csv", "2",
            "statements/day=2024-03-04/part-00000-of-00002.parquet", "3",
            "stances/day=2024-03-04/part-00000-of-00001.csv", "other dataset",
            "rejected/part-00000-of-00001.parquet", "old"));
    run("second", Map.of(MONDAY, "all", "rejected/part-00000-of-00001.csv", "new"));

    assertThat(published())
        .containsOnly(
            Map.entry(MONDAY, "all"),
            Map.entry("stances/day=2024-03-04/part-00000-of-00001.csv", "other dataset"),
            Map.entry("rejected/part-00000-of-00001.csv", "new"),
            Map.entry("run.json", "manifest of second"));
  }

  @Test
  void leavesNothingBehind() throws IOException {
    run("first", Map.of(MONDAY, "monday"));
    assertThat(files(folder.resolve(".staging"))).isEmpty();
  }

  @Test
  void whatWasStagedAndNeverPublishedIsRemoved() throws IOException {
    run("first", Map.of(MONDAY, "old"));
    stage(output("dead"), MONDAY, "half a f");

    assertThat(Publication.recover(output("third"))).isZero();
    assertThat(published())
        .containsEntry(MONDAY, "old")
        .containsEntry("run.json", "manifest of first");
    assertThat(files(folder.resolve(".staging"))).isEmpty();
  }

  /** Dies once at each step of publishing, as a killed process would, and is carried on after. */
  @Test
  void aPublicationThatWasInterruptedAnywhereIsCarriedOn() throws IOException {
    Map<String, String> before =
        Map.of(
            MONDAY, "old monday", "statements/day=2024-03-04/part-00000-of-00001.parquet", "old");
    Map<String, String> after = Map.of(MONDAY, "new monday", TUESDAY, "new tuesday");
    run("first", before);
    Output second = output("second");
    List<DataFile> files = stageAll(second, after);
    // A folder in the place of Tuesday's file stops the moves after Monday's: the journal stands.
    Path blocked = folder.resolve(TUESDAY);
    Files.createDirectories(blocked.resolve("in the way"));
    assertThatThrownBy(
            () -> Publication.publish(second, Publication.Change.of(files), "manifest of second"))
        .isInstanceOf(IOException.class);
    assertThat(published()).containsEntry("run.json", "manifest of first");

    Files.delete(blocked.resolve("in the way"));
    Files.delete(blocked);
    assertThat(Publication.recover(output("third"))).isOne();
    assertThat(published())
        .containsOnly(
            Map.entry(MONDAY, "new monday"),
            Map.entry(TUESDAY, "new tuesday"),
            Map.entry("run.json", "manifest of second"));
    assertThat(Publication.recover(output("fourth"))).isZero();
  }

  private void run(String run, Map<String, String> texts) throws IOException {
    Output output = output(run);
    Publication.publish(
        output, Publication.Change.of(stageAll(output, texts)), "manifest of " + run);
    Publication.discard(output);
  }

  private Output output(String run) {
    return Output.of(folder.toString(), run);
  }

  private static List<DataFile> stageAll(Output output, Map<String, String> texts)
      throws IOException {
    List<DataFile> files = new java.util.ArrayList<>();
    for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
      files.add(stage(output, text.getKey(), text.getValue()));
    }
    return files;
  }

  private static DataFile stage(Output output, String path, String text) throws IOException {
    int slash = path.lastIndexOf('/') + 1;
    String staged = path.substring(0, slash) + "attempt-" + path.substring(slash);
    Publication.write(output.staged(staged), text);
    return DataFile.newBuilder()
        .setDataset(path.substring(0, path.indexOf('/')))
        .setPath(path)
        .setRows(1)
        .setBytes(text.length())
        .setSha256("")
        .setStaged(staged)
        .build();
  }

  private Map<String, String> published() throws IOException {
    return files(folder);
  }

  private static Map<String, String> files(Path below) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    if (Files.exists(below)) {
      try (Stream<Path> walk = Files.walk(below)) {
        walk.filter(Files::isRegularFile)
            .filter(file -> !below.relativize(file).startsWith(".staging"))
            .forEach(file -> texts.put(below.relativize(file).toString(), read(file)));
      }
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

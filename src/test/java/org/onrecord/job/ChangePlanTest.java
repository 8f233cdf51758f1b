package org.onrecord.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.dataset.Dataset;
import org.onrecord.record.DataFile;

class ChangePlanTest {
  private static final String MONDAY = "2024-03-04";
  private static final String TUESDAY = "2024-03-05";
  private static final String WEDNESDAY = "2024-03-06";
  private static final DayWindow MONDAY_TO_TUESDAY =
      new DayWindow(LocalDate.parse(MONDAY), LocalDate.parse(TUESDAY), 7);

  @Test
  void theFirstRunAddsItsDays() {
    ChangePlan plan = plan(Optional.empty(), DayWindow.ALL, Map.of(MONDAY, 3L), files("a", MONDAY));

    assertThat(plan.changes().added()).containsExactly(MONDAY);
    assertThat(plan.days()).containsExactly(new RunManifest.Day(MONDAY, 3, 1, "run"));
    assertThat(plan.change().moves()).hasSize(Dataset.values().length);
    assertThat(plan.files()).hasSize(Dataset.values().length);
  }

  @Test
  void onlyFilesThatDifferAreMoved() {
    RunManifest before = published(files("old", MONDAY, TUESDAY), day(MONDAY, 3), day(TUESDAY, 2));
    List<DataFile> now = new ArrayList<>(files("old", MONDAY));
    now.addAll(files("new", TUESDAY).stream().filter(ChangePlanTest::isStatements).toList());
    now.addAll(
        files("old", TUESDAY).stream()
            .filter(file -> !isStatements(file) && file.getPath().contains("day="))
            .toList());

    ChangePlan plan =
        plan(Optional.of(before), DayWindow.ALL, Map.of(MONDAY, 3L, TUESDAY, 2L), now);

    assertThat(plan.changes().unchanged()).containsExactly(MONDAY);
    assertThat(plan.changes().changed()).containsExactly(TUESDAY);
    assertThat(plan.change().moves())
        .extracting(DataFile::getPath)
        .containsExactly("statements/day=2024-03-05/part-00000-of-00001.csv");
    assertThat(plan.days())
        .extracting(RunManifest.Day::run)
        .as("the run that last changed the day")
        .containsExactly("before", "run");
  }

  @Test
  void aDamagedFileIsReplacedThoughItCameOutTheSame() {
    RunManifest before = published(files("old", MONDAY), day(MONDAY, 3));
    ChangePlan plan =
        ChangePlan.of(
            Optional.of(before),
            DayWindow.ALL,
            Map.of(MONDAY, 3L),
            files("old", MONDAY),
            "run",
            file -> !file.path().startsWith("actor_day/"));

    assertThat(plan.changes().changed()).containsExactly(MONDAY);
    assertThat(plan.change().moves()).extracting(DataFile::getDataset).containsExactly("actor_day");
  }

  @Test
  void daysThatTheRunDoesNotCoverStay() {
    RunManifest before =
        published(files("old", MONDAY, WEDNESDAY), day(MONDAY, 3), day(WEDNESDAY, 4));

    for (DayWindow window : List.of(DayWindow.ALL, MONDAY_TO_TUESDAY)) {
      ChangePlan plan =
          plan(
              Optional.of(before),
              window,
              Map.of(MONDAY, 3L, TUESDAY, 1L),
              files("new", MONDAY, TUESDAY));
      assertThat(plan.days())
          .extracting(RunManifest.Day::day)
          .containsExactly(MONDAY, TUESDAY, WEDNESDAY);
      assertThat(plan.files())
          .filteredOn(file -> file.path().contains(WEDNESDAY))
          .hasSize(5)
          .allSatisfy(file -> assertThat(file.sha256()).isEqualTo("old"));
      assertThat(plan.change().partitions()).noneMatch(folder -> folder.contains(WEDNESDAY));
    }
  }

  @Test
  void ofAWindowADayWithNothingGoesAndIsNamedWhereItHadArticles() {
    RunManifest before = published(files("old", MONDAY, TUESDAY), day(MONDAY, 3), day(TUESDAY, 0));

    ChangePlan plan = plan(Optional.of(before), MONDAY_TO_TUESDAY, Map.of(), files("new"));
    assertThat(plan.changes().removed()).containsExactly(MONDAY, TUESDAY);
    assertThat(plan.emptied()).extracting(RunManifest.Day::day).containsExactly(MONDAY);
    assertThat(plan.files()).extracting(RunManifest.File::path).allMatch(p -> p.startsWith("rej"));

    ChangePlan everything = plan(Optional.of(before), DayWindow.ALL, Map.of(), files("new"));
    assertThat(everything.changes().removed()).as("without a window all stays").isEmpty();
  }

  /** An article of another day that says what was said on Monday must not replace Monday. */
  @Test
  void aDayThatIsOnlySpokenOfDoesNotReplaceOneWithArticlesUnnoticed() {
    RunManifest before = published(files("old", MONDAY), day(MONDAY, 3));
    ChangePlan plan =
        plan(
            Optional.of(before),
            DayWindow.ALL,
            Map.of(MONDAY, 0L, TUESDAY, 1L),
            files("new", MONDAY, TUESDAY));
    assertThat(plan.emptied()).containsExactly(day(MONDAY, 3));
  }

  private static ChangePlan plan(
      Optional<RunManifest> before,
      DayWindow window,
      Map<String, Long> articles,
      List<DataFile> written) {
    return ChangePlan.of(before, window, articles, written, "run", file -> true);
  }

  private static RunManifest.Day day(String day, long articles) {
    return new RunManifest.Day(day, articles, 1, "before");
  }

  private static RunManifest published(List<DataFile> files, RunManifest.Day... days) {
    return Manifests.published(
        List.of(days),
        files.stream()
            .map(
                file ->
                    new RunManifest.File(
                        file.getPath(), file.getRows(), file.getBytes(), file.getSha256()))
            .toList());
  }

  private static boolean isStatements(DataFile file) {
    return file.getDataset().equals("statements");
  }

  /** The files of a run over these days, with a checksum of that name. */
  private static List<DataFile> files(String sha256, String... days) {
    Stream<String> folders =
        Stream.concat(
            Arrays.stream(days).flatMap(day -> ChangePlan.partitions(day).stream()),
            Stream.of("rejected"));
    return folders
        .map(
            folder ->
                DataFile.newBuilder()
                    .setDataset(folder.replaceFirst("/.*", ""))
                    .setPath(folder + "/part-00000-of-00001.csv")
                    .setRows(1)
                    .setBytes(10)
                    .setSha256(sha256)
                    .setStaged("")
                    .build())
        .toList();
  }
}

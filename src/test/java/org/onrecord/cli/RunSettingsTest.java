package org.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.cli.options.GivenOptions;
import org.onrecord.job.DayWindow;
import org.onrecord.job.UsageException;

class RunSettingsTest {
  /** Already the next day in Berlin. */
  private static final Instant STARTED = Instant.parse("2024-03-19T23:30:00Z");

  @TempDir Path folder;

  @BeforeEach
  void anArticle() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "Snow fell.");
  }

  @Test
  void withoutOptionsAllIsReadAndTodayIsTheReferenceDate() {
    RunSettings settings = settings(Map.of());
    assertThat(settings.window()).isEqualTo(DayWindow.ALL);
    assertThat(settings.corpus().referenceDate()).isEqualTo(LocalDate.parse("2024-03-19"));
    assertThat(settings.corpus().languages()).containsExactly("en");
    assertThat(settings.corpus().keepUndated()).isFalse();
    assertThat(settings.published()).isEmpty();
    assertThat(settings.output().root()).isEqualTo(folder.resolve("out").toString());
    assertThat(settings.output().run()).matches("20240319T233000Z-[0-9a-f]{8}");
  }

  @Test
  void daysRelativeToTodayAreThoseOfTheZone() {
    RunSettings settings =
        settings(Map.of("zone", "Europe/Berlin", "from", "today-7d", "to", "yesterday"));
    assertThat(settings.window())
        .isEqualTo(new DayWindow(LocalDate.parse("2024-03-13"), LocalDate.parse("2024-03-19"), 7));
    assertThat(settings.corpus().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(settings.corpus().referenceDate()).isEqualTo(LocalDate.parse("2024-03-20"));
  }

  @Test
  void aPastWindowFixesTheReferenceDate() {
    RunSettings settings = settings(Map.of("to", "2024-03-04"));
    assertThat(settings.corpus().referenceDate()).isEqualTo(LocalDate.parse("2024-03-11"));
    assertThat(
            settings(Map.of("to", "2024-03-04", "referenceDate", "2024-03-05"))
                .corpus()
                .referenceDate())
        .isEqualTo(LocalDate.parse("2024-03-05"));
  }

  @Test
  void anyLanguageMeansNoDetection() {
    assertThat(settings(Map.of("languages", "any")).corpus().languages()).isEmpty();
    assertThatThrownBy(() -> settings(Map.of("languages", "english")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--languages: \"english\" is not a two-letter language code, such as en, or any alone");
  }

  @Test
  void aDetachedRunCannotWriteTheReport() {
    assertThatThrownBy(
            () ->
                settings(
                    Map.of("runner", "FlinkRunner", "attachedMode", "false", "report", "true")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--report: the job continues after this command;");
  }

  private RunSettings settings(Map<String, String> options) {
    Map<String, List<String>> values = new TreeMap<>();
    values.put("input", List.of(folder.resolve("a.txt").toString()));
    values.put("output", List.of(folder.resolve("out").toString()));
    options.forEach((name, value) -> values.put(name, List.of(value)));
    GivenOptions given = GivenOptions.of(values);
    return RunSettings.of(given, given.toPipelineOptions(), STARTED);
  }
}

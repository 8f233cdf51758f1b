package org.onrecord.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.cli.options.DayCount;
import org.onrecord.cli.options.RelativeDay;

class DayWindowTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 3, 4);

  @Test
  void itPublishesItsDaysAndReadsTheirNeighbourhood() {
    DayWindow window = new DayWindow(MONDAY, MONDAY.plusDays(1), 3);

    assertThat(window.contains(Optional.of(MONDAY))).isTrue();
    assertThat(window.contains(Optional.of(MONDAY.plusDays(1)))).isTrue();
    assertThat(window.contains(Optional.of(MONDAY.plusDays(2)))).isFalse();
    assertThat(window.contains(Optional.of(MONDAY.minusDays(1)))).isFalse();
    assertThat(window.reaches(Optional.of(MONDAY.minusDays(3)))).isTrue();
    assertThat(window.reaches(Optional.of(MONDAY.minusDays(4)))).isFalse();
    assertThat(window.reaches(Optional.of(MONDAY.plusDays(1 + DayWindow.DAYS_AFTER)))).isTrue();
    assertThat(window.reaches(Optional.of(MONDAY.plusDays(2 + DayWindow.DAYS_AFTER)))).isFalse();
  }

  @Test
  void undatedArticlesLieInNoWindow() {
    assertThat(DayWindow.ALL.contains(Optional.empty())).isTrue();
    DayWindow open = new DayWindow(MONDAY, LocalDate.MAX, 7);
    assertThat(open.contains(Optional.empty())).isFalse();
    assertThat(open.reaches(Optional.empty())).isFalse();
    assertThat(open.contains(Optional.of(LocalDate.of(9999, 1, 1)))).isTrue();
  }

  @Test
  void itKnowsItsDaysWithoutArticles() {
    DayWindow window = new DayWindow(MONDAY, MONDAY.plusDays(2), 7);
    assertThat(window.daysWithout(Map.of("2024-03-04", 2L, "2024-03-05", 0L)))
        .isEqualTo(List.of("2024-03-05", "2024-03-06"));
    assertThat(DayWindow.ALL.daysWithout(Map.of())).isEmpty();
  }

  @Test
  void daysMayBeRelativeToToday() {
    assertThat(new RelativeDay("2024-02-29").on(MONDAY)).isEqualTo("2024-02-29");
    assertThat(new RelativeDay("today").on(MONDAY)).isEqualTo("2024-03-04");
    assertThat(new RelativeDay("Yesterday").on(MONDAY)).isEqualTo("2024-03-03");
    assertThat(new RelativeDay("today-7d").on(MONDAY)).isEqualTo("2024-02-26");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2024-02-30", "today-7", "7d", "", "2024-3-4"})
  void otherWordsAreNoDays(String text) {
    assertThatThrownBy(() -> new RelativeDay(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersOfDays() {
    assertThat(DayCount.parse("7d").days()).isEqualTo(7);
    assertThat(DayCount.parse("0").days()).isZero();
    assertThatThrownBy(() -> DayCount.parse("-1d")).isInstanceOf(IllegalArgumentException.class);
  }
}

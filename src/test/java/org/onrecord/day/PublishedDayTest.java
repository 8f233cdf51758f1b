package org.onrecord.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedDayTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-02-28 | 2024-02-28",
        "' 2024-02-28 ' | 2024-02-28",
        "2024-02-29T10:00 | 2024-02-29",
        "2024-02-28T23:59:59.999999 | 2024-02-28",
        "2024-02-28 23:59:59 | 2024-02-28",
        "2024-02-28t10:00:00z | 2024-02-28",
        "2024-02-28T10:00Z | 2024-02-28",
        "2024-02-28T00:30:00+02:00 | 2024-02-27",
        "2024-02-28T00:30:00+0200 | 2024-02-27",
        "2024-02-28T00:30:00+02 | 2024-02-27",
        "2024-02-28 00:30:00 +0200 | 2024-02-27",
        "2024-02-28T23:30:00-05:00 | 2024-02-29",
        "2024-12-31T23:30:00-05:00 | 2025-01-01",
        "2024-02-28T00:30:00+01:00[Europe/Paris] | 2024-02-27",
        "20240228 | 2024-02-28",
        "20240228T1000 | 2024-02-28",
        "20240228T233000Z | 2024-02-28",
        "20240228T233000-0500 | 2024-02-29",
        "20240228T233000-05 | 2024-02-29",
        "Tue, 05 Mar 2024 10:00:00 GMT | 2024-03-05",
        "Tue, 5 Mar 2024 23:30:00 -0500 | 2024-03-06",
        "Tue, 5 Mar 2024 20:30:00 EST | 2024-03-06",
        "Tue, 5 Mar 2024 16:30:00 PDT | 2024-03-05",
        "Tue, 5 Mar 2024 23:30:00 UT | 2024-03-05",
        "0001-01-01 | 0001-01-01",
        "9999-12-31 | 9999-12-31"
      })
  void isTheDayInUtc(String value, LocalDate day) {
    assertThat(PublishedDay.of(value, ZoneOffset.UTC)).contains(day);
  }

  /** The day turns when it does there; a time without a zone is taken as told there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-02-28 | America/New_York | 2024-02-28",
        "2024-02-28T23:30 | America/New_York | 2024-02-28",
        "2024-02-28T03:30Z | America/New_York | 2024-02-27",
        "2024-02-28T23:30:00+00:00 | Asia/Tokyo | 2024-02-29",
        "2024-02-28T23:30:00-05:00 | America/New_York | 2024-02-28",
        "2024-07-01T22:30Z | Europe/Berlin | 2024-07-02",
        "2024-01-01T22:30Z | Europe/Berlin | 2024-01-01",
        "Tue, 05 Mar 2024 23:30:00 GMT | +02:00 | 2024-03-06"
      })
  void isTheDayInAZone(String value, ZoneId zone, LocalDate day) {
    assertThat(PublishedDay.of(value, zone)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024",
        "2024-02",
        "2024-2-8",
        "2024-02-30",
        "2023-02-29",
        "28/02/2024",
        "20240230",
        "2024022",
        "2024-02-28T25:00",
        "2024-02-2810:00",
        "2024-02-28T",
        "2024-02-28X",
        "0000-01-01",
        "+12024-02-28",
        "0001-01-01T00:00+02:00",
        "9999-12-31T23:00-05:00",
        "Mon, 05 Mar 2024 10:00:00 GMT",
        "1709078400"
      })
  void nothingElseIsADate(String value) {
    assertThat(PublishedDay.of(value, ZoneOffset.UTC)).isEmpty();
  }
}

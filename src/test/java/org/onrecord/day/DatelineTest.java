package org.onrecord.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatelineTest {
  private static final LocalDate REFERENCE = LocalDate.of(2024, 3, 10);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "WASHINGTON, February 28. /TASS/. | WASHINGTON | 2024-02-28 | TASS",
        "MOSCOW, 28 February 2024 /TASS/ | MOSCOW | 2024-02-28 | TASS",
        "MOSCOW, February 28, 2019. /TASS/. | MOSCOW | 2019-02-28 | TASS",
        "MOSCOW /TASS/ - | MOSCOW | - | TASS",
        "MOSCOW, March 3./TASS/. | MOSCOW | 2024-03-03 | TASS",
        "MOSCOW. /TASS/. | MOSCOW | - | TASS",
        "PARIS (Reuters) - | PARIS | - | Reuters",
        "LONDON, March 3 (AP) — | LONDON | 2024-03-03 | AP",
        "KYIV, Ukraine (AP) — | KYIV, Ukraine | - | AP",
        "KYIV, Ukraine, March 3 (AP) — | KYIV, Ukraine | 2024-03-03 | AP",
        "PALM BEACH, Fla. (AP) — | PALM BEACH, Fla. | - | AP",
        "WASHINGTON, D.C., March 3 (AP) -- | WASHINGTON, D.C. | 2024-03-03 | AP",
        "NEW YORK, Feb. 26 - | NEW YORK | 2024-02-26 | -",
        "NEW YORK, FEBRUARY 26TH — | NEW YORK | 2024-02-26 | -",
        "LONDON, March 3.— | LONDON | 2024-03-03 | -",
        "MOSCOW. Feb 28 (Interfax) - | MOSCOW | 2024-02-28 | Interfax",
        "ST. PETERSBURG. Feb 28 (Interfax) - | ST. PETERSBURG | 2024-02-28 | Interfax",
        "MOSCOW, March 3 (RIA Novosti) – | MOSCOW | 2024-03-03 | RIA Novosti",
        "BEIJING, Sept. 9 (Xinhua) -- | BEIJING | 2023-09-09 | Xinhua",
        "Paris (AFP) - | Paris | - | AFP",
        "Frankfurt am Main (dpa) – | Frankfurt am Main | - | dpa",
        "Rio de Janeiro, May 5 (EFE) – | Rio de Janeiro | 2023-05-05 | EFE",
        "PORT-AU-PRINCE, Haiti (AP) — | PORT-AU-PRINCE, Haiti | - | AP",
        "N'DJAMENA (Reuters) - | N'DJAMENA | - | Reuters",
        "LONDON/PARIS (Reuters) - | LONDON/PARIS | - | Reuters",
        "MÜNCHEN (dpa) - | MÜNCHEN | - | dpa",
        "McALLEN, Texas (AP) — | McALLEN, Texas | - | AP",
        "ORVELD, March 3 (Halden Wire) — | ORVELD | 2024-03-03 | Halden Wire",
        "ORVELD, March 11 (Halden Wire) — | ORVELD | 2023-03-11 | Halden Wire",
        "ORVELD, March 10 /Halden Wire/ | ORVELD | 2024-03-10 | Halden Wire",
        "ORVELD, February 31 (Halden Wire) — | ORVELD | - | Halden Wire"
      })
  void isFound(String head, String place, LocalDate day, String agency) {
    for (String before : new String[] {"", "\n\n", "\r\n  \u00A0"}) {
      String text = before + head + " The harbour is closed, the mayor said.";
      Dateline dateline = Dateline.find(text).orElseThrow();
      assertThat(dateline.place()).isEqualTo(place);
      assertThat(dateline.day(REFERENCE)).isEqualTo(Optional.ofNullable(day));
      assertThat(dateline.agency()).isEqualTo(Optional.ofNullable(agency));
      assertThat(dateline.begin()).isEqualTo(before.length());
      assertThat(text.substring(dateline.end())).startsWith("The harbour");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "The harbour is closed, the mayor said.",
        "NATO (North Atlantic Treaty Organization) is an alliance.",
        "NATO (North Atlantic Treaty Organization) — an alliance — agreed.",
        "The Associated Press (AP) — an agency — agreed.",
        "PARIS — The mayor said",
        "BREAKING - The mayor said",
        "UPDATE: THE HARBOUR IS CLOSED\n\nLONDON, March 3 (AP) — The mayor",
        "Angela Brandt (CDU) — The mayor",
        "Orveld, March 3 — The mayor",
        "Orveld (Halden Wire) — The mayor",
        "In Paris, March 3 - a Sunday - is a holiday",
        "TCP/IP/UDP are protocols",
        "AM /FM/TV stations",
        "PARIS, March 3",
        "PARIS, March 3 was a Sunday",
        "PARIS, March 3-5 - The fair",
        "PARIS, March 3 – 5: The fair",
        "PARIS (the capital of France) — The mayor",
        "PARIS (Reuters) The mayor",
        "PARIS\n(Reuters) - The mayor",
        "LONDON, February 31 — The mayor",
        "He said: LONDON, March 3 (AP) — The mayor"
      })
  void isNotFound(String text) {
    assertThat(Dateline.find(text)).isEmpty();
  }

  @Test
  void maybeAllThereIs() {
    String text = "PARIS (Reuters) -";
    assertThat(Dateline.find(text).orElseThrow().end()).isEqualTo(text.length());
  }

  @Test
  void aLeapDayIsTheLatestThatThereWas() {
    Dateline dateline = Dateline.find("ORVELD, February 29 (AP) — The mayor").orElseThrow();
    assertThat(dateline.monthDay()).contains(MonthDay.of(2, 29));
    assertThat(dateline.day(LocalDate.of(2024, 2, 29))).contains(LocalDate.of(2024, 2, 29));
    assertThat(dateline.day(LocalDate.of(2024, 2, 28))).contains(LocalDate.of(2020, 2, 29));
    assertThat(dateline.day(LocalDate.of(1904, 2, 28))).contains(LocalDate.of(1896, 2, 29));
  }

  @Test
  void aYearThatIsGivenCounts() {
    Dateline later = Dateline.find("ORVELD, May 1, 2030 (AP) — The mayor").orElseThrow();
    assertThat(later.day(REFERENCE)).contains(LocalDate.of(2030, 5, 1));
    Dateline never = Dateline.find("ORVELD, February 29, 2023 (AP) — The mayor").orElseThrow();
    assertThat(never.day(REFERENCE)).isEmpty();
  }

  @Test
  void noTextTakesLong() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    String[] pieces = {
      "A",
      "AB",
      "Ab",
      " ",
      " ",
      " ",
      "-",
      "—",
      ".",
      ",",
      ", ",
      "(",
      ")",
      "/",
      "March",
      " 3",
      "de ",
      "'",
      "1",
      "2024",
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "\n"
    };
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder("A");
            while (text.length() < 250) {
              text.append(pieces[random.nextInt(pieces.length)]);
            }
            Dateline.find(text.toString())
                .ifPresent(found -> assertThat(found.end()).isLessThanOrEqualTo(text.length()));
          }
          Dateline.find("A ".repeat(1_000_000));
          Dateline.find("A, ".repeat(1_000_000));
          Dateline.find(" ".repeat(1_000_000));
        },
        "seed " + seed);
  }
}

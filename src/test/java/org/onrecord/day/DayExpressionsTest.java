package org.onrecord.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayExpressionsTest {

  /** A row: the day of writing; the text; the words that name a day, and the day. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # weekdays: the latest one, today's included
          2024-03-06 | said on Monday that | on Monday=2024-03-04
          2024-03-06 | said Monday night | Monday night=2024-03-04
          2024-03-06 | said on Wednesday | on Wednesday=2024-03-06
          2024-03-06 | On Thursday, he said | On Thursday=2024-02-29
          2024-01-02 | said on Sunday | on Sunday=2023-12-31
          2024-03-04 | said last Friday | last Friday=2024-03-01
          2024-03-04 | said last Monday | last Monday=2024-02-26
          2024-03-08 | said last Monday |
          2024-03-06 | said on Tuesday last week | on Tuesday last week=2024-02-27
          2024-03-06 | said this Tuesday | this Tuesday=2024-03-05
          # to come, to count from, and what is no day
          2024-03-06 | will meet next Monday, by Friday, until Sunday, from Tuesday |
          2024-03-06 | Monday's vote, Good Friday, The Sunday Times, the Mail on Sunday |
          2024-03-06 | from Monday to Wednesday, Monday and Tuesday, Monday or Tuesday |
          2024-03-06 | tomorrow, USA TODAY, two days before the vote, the day after the vote |
          # dates, of both sides of the Atlantic
          2024-03-06 | on Feb. 26 | on Feb. 26=2024-02-26
          2024-03-06 | on 26 February | on 26 February=2024-02-26
          2024-03-06 | on the 26th of February | on the 26th of February=2024-02-26
          2024-03-06 | on February 26th, 2023, | on February 26th, 2023=2023-02-26
          2024-03-06 | on Monday, Feb. 26, | on Monday, Feb. 26=2024-02-26
          2024-03-06 | on Tuesday, Feb. 26, |
          2024-03-06 | on 26/02/2024 and on 2/27/2024 | on 26/02/2024=2024-02-26; on 2/27/2024=2024-02-27
          2024-03-06 | on 03/04/2024 |
          2024-03-06 | on 2024-02-26 | on 2024-02-26=2024-02-26
          2024-03-06 | on March 9 |
          2024-03-06 | Feb. 26-28, 126 February, March 12%, on 31 June |
          2024-01-03 | on Dec. 30 | on Dec. 30=2023-12-30
          2023-12-30 | on Jan. 3 |
          2024-01-02 | on New Year's Eve | on New Year's Eve=2023-12-31
          # counted
          2024-03-01 | yesterday, and the day before yesterday | yesterday=2024-02-29; the day before yesterday=2024-02-28
          2024-03-06 | three days ago; a week ago; three weeks ago; last night; earlier today | three days ago=2024-03-03; a week ago=2024-02-28; last night=2024-03-05; earlier today=2024-03-06
          2024-03-06 | two days earlier | two days earlier=2024-03-02
          2024-03-06 | the next day. | the next day=2024-03-05
          # beside letters that are not ASCII
          2024-03-06 | in Asunción Monday, in Łódź on Tuesday | Monday=2024-03-04; on Tuesday=2024-03-05
          2024-03-06 | naïve yesterday, e\u0301lan yesterdaý, Ñtoday | yesterday=2024-03-05
          2024-03-06 | «Monday» São Tomé—Sunday | Monday=2024-03-04; Sunday=2024-03-03
          # may, march and sun are words too
          2024-03-06 | they may march in the sun 5 times |
          """)
  void daysOfWords(LocalDate today, String text, String days) {
    Optional<LocalDate> before = Optional.of(LocalDate.of(2024, 3, 4));
    String found =
        DayExpressions.in(text).stream()
            .flatMap(
                words ->
                    words.day(Optional.of(today), before).stream()
                        .map(day -> text.substring(words.begin(), words.end()) + "=" + day))
            .collect(Collectors.joining("; "));
    assertThat(found).isEqualTo(days == null ? "" : days);
  }

  @Test
  void withoutADayOfWritingOnlyAFullDateNamesADay() {
    List<Optional<LocalDate>> days =
        DayExpressions.in("on Monday, yesterday, on Feb. 26, on Feb. 27, 2024").stream()
            .map(words -> words.day(Optional.empty(), Optional.empty()))
            .toList();
    assertThat(days)
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDate.of(2024, 2, 27)));
  }

  /** Whatever the text, no expressions overlap, nothing throws, and no day is in the future. */
  @Test
  void anyTextCanBeRead() {
    Random random = new Random(9);
    List<String> parts =
        List.of(
            "Monday",
            "on ",
            "last ",
            "Feb. ",
            "29",
            "30th",
            " of ",
            "2023",
            "9999",
            ", ",
            "yesterday",
            "two ",
            "days ",
            "earlier",
            "'s",
            "-",
            "/",
            "13",
            "the ",
            "New Year's Eve",
            "0",
            "May ");
    LocalDate today = LocalDate.of(2024, 3, 6);
    for (int round = 0; round < 5000; round++) {
      String text =
          random
              .ints(12, 0, parts.size())
              .mapToObj(parts::get)
              .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
      int end = 0;
      for (DayExpression words : DayExpressions.in(text)) {
        assertThat(words.begin()).as(text).isGreaterThanOrEqualTo(end);
        end = words.end();
        assertThat(words.day(Optional.of(today), Optional.of(today)))
            .as(text)
            .matches(day -> day.isEmpty() || !day.get().isAfter(today));
      }
    }
  }
}

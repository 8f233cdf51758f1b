package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {

  /** A row: the expression; the text; what is found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \\bor\\b   | for, or Łor, zażółćor or Þor or_, or²  | or or or
          \\bmay     | Málaga may; dismay; e\u0301may         | may
          \\w+       | Ångström's año_2 Ž\u030c, ١٢ км/ч      | Ångström s año_2 Ž\u030c ١٢ км ч
          [\\w.]+    | São.Tomé (ß)                           | São.Tomé ß
          \\W+       | é—ñ                                    | —
          a\\sb      | a\u00a0b a\u2003b a b                  | a\u00a0b a\u2003b a b
          \\d+       | 12 ١٢                                  | 12
          \\Q\\w\\E  | \\w w                                  | \\w
          \\\\b      | \\b b                                  | \\b
          """)
  void found(String regex, String text, String expected) {
    assertThat(
            Regex.compile(regex)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void flagsApply() {
    Pattern pattern = Regex.compile("\\bmontag\\b", Pattern.CASE_INSENSITIVE);
    assertThat(pattern.matcher("am Montag").find()).isTrue();
  }
}

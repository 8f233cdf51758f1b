package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  /** Words are parted by blanks. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          Ada's bridge. => Ada ' s bridge .
          ''Yes,'' he said => '' Yes , '' he said
          ''' => '' '
          ```` => `` ``
          ’’‘‘’ => ’’ ‘‘ ’
          U.S.-led => U . S . - led
          4.5% of €30 => 4 . 5 % of € 30
          Łódź e\u0301te\u0301 => Łódź e\u0301te\u0301
          a\u00a0b\tc\u200bd => a b c d
          so😀what => so what
          日本語、はい => 日本語 、 はい
          """)
  void cut(String text, String expected) {
    var words = Words.of(text);
    assertThat(
            IntStream.range(0, words.size()).mapToObj(words::form).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  /**
   * Of each word: `.` outside quotation marks, `=` within, `<` an opening and `>` a closing one.
   */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          He said: "Go on." She left. => ...<===>...
          “Go on.” => <===>
          He was «late». => ..<=>.
          ("Go," he said) => .<==>...
          ''Go,'' he said => <==>..
          ``Go,'' he said => <==>..
          The so-called "safe" bridge => ....<=>.
          "Go," he said. "Stay." => <==>...<==>
          "'Go' it is => <=====
          a " b " c => .<=>.
          """)
  void quotationMarks(String text, String expected) {
    var words = Words.of(text);
    assertThat(
            IntStream.range(0, words.size())
                .mapToObj(i -> ".=<>".substring(words.quote(i), words.quote(i) + 1))
                .collect(Collectors.joining()))
        .isEqualTo(expected);
  }

  @Test
  void anUnclosedQuotationEndsWithItsParagraph() {
    var words = Words.of("\"Go on.\nShe left.");
    assertThat(words.quote(3)).isEqualTo(Words.INSIDE);
    assertThat(words.quote(4)).isEqualTo(Words.OUTSIDE);
    assertThat(words.startsParagraph(4)).isTrue();
    assertThat(words.paragraphs()).isEqualTo(2);
    assertThat(words.paragraphEnd(0)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"go,1", "Go,2", "G,2", "GO,3", "McGo,4", "gO,4", "G8,5", "8,5", "-,0"})
  void shapes(String word, int shape) {
    assertThat(Words.of(word).feature(0) % 6).isEqualTo(shape);
  }
}

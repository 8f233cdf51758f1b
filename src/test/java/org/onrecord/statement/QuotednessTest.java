package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.StatementKind;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

class QuotednessTest {
  /** The content is the words from the first number to the last. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      textBlock =
          """
          DIRECT | "It is late," he said. | 0 | 6
          INDIRECT | It is late, he said. | 0 | 4
          MIXED | It is "very late," he said. | 0 | 7
          INDIRECT | He said 42. | 2 | 3
          """)
  void kind(StatementKind kind, String text, int begin, int end) {
    var quotedness = new Quotedness(Words.of(text));
    assertThat(quotedness.kind(List.of(new Range(begin, end)))).isEqualTo(kind);
  }

  /** The last number is that of the cue. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      textBlock =
          """
          INDIRECT | "She says it is late," he said. | 3 | 6 | 2
          DIRECT | She told him Bo had said "it is late". | 6 | 11 | 5
          DIRECT | "She says ‘it is late’," he said. | 4 | 7 | 2
          INDIRECT | She told him Bo had said it was late. | 6 | 9 | 5
          MIXED | She told him Bo had said it was "late". | 6 | 11 | 5
          """)
  void kindWithin(StatementKind kind, String text, int begin, int end, int cue) {
    var quotedness = new Quotedness(Words.of(text));
    assertThat(quotedness.kindWithin(List.of(new Range(begin, end)), new Range(cue, cue + 1)))
        .isEqualTo(kind);
  }
}

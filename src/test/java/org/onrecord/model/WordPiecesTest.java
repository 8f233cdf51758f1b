package org.onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.text.Words;

class WordPiecesTest {
  private static final List<String> VOCABULARY =
      List.of("[UNK]", "[CLS]", "[SEP]", ".", "\"", "'", "un", "##used", "used", "##s", "e", "##e");

  private final WordPieces pieces = new WordPieces(VOCABULARY);

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          used => used
          Unused => un ##used
          UNUSEDS => un ##used ##s
          é => e
          éÉ => e ##e
          “ => "
          '' => "
          ’ => '
          other => [UNK]
          unother => [UNK]
          \u0301 => [UNK]
          """)
  void longestFirst(String word, String expected) {
    for (int again = 0; again < 2; again++) {
      assertThat(
              Arrays.stream(pieces.of(word))
                  .mapToObj(VOCABULARY::get)
                  .collect(Collectors.joining(" ")))
          .isEqualTo(expected);
    }
  }

  @Test
  void aLongWordIsUnknown() {
    assertThat(pieces.of("e".repeat(100))).hasSize(100);
    assertThat(pieces.isUnknown(pieces.of("e".repeat(101)))).isTrue();
    assertThat(pieces.of(Words.of("e".repeat(1000)))).hasDimensions(1, 1);
  }

  @Test
  void aVocabularyMustHaveWhatEveryOneHas() {
    assertThatThrownBy(() -> new WordPieces(List.of("[UNK]", "[CLS]", ".")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its vocabulary lacks [SEP]");
    assertThatThrownBy(() -> new WordPieces(List.of("a", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its vocabulary has a piece twice");
  }
}

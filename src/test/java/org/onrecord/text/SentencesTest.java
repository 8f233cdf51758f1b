package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  /** Sentences are parted by `|`. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "It is late. |It is safe.",
        "Mr. Holm met Dr. J. B. Lind at 5 p.m. on Feb. 3 in St. Ives.",
        "He lives in the U.S. |He likes it.",
        "The U.S. Senate met.",
        "\"It is late. |It is safe.\" |She left.",
        "\"Is it late?\" he asked.",
        "It costs 1.5 million. |That is much.",
        "MARROW (Agency) - |The bridge is safe.",
        "MARROW, May 3. |/AGENCY/. |The bridge is safe.",
        "Head line\n\n|The bridge\nis safe.\n|It is late."
      })
  void endWhereAReaderWouldEndThem(String marked) {
    var tokens = Tokens.of(marked.replace("|", ""));
    var sentences = Sentences.of(tokens);
    List<Integer> begins = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      if (sentences.beginsAt(i)) {
        begins.add(tokens.begin(i));
      }
    }
    List<Integer> expected = new ArrayList<>();
    for (int at = marked.indexOf('|'); at >= 0; at = marked.indexOf('|', at + 1)) {
      expected.add(at - expected.size());
    }
    assertThat(begins).isEqualTo(expected);
  }

  @Test
  void longLinesAreParagraphs() {
    var tokens = Tokens.of("word ".repeat(60) + "\nAnother one");
    assertThat(Sentences.of(tokens).paragraphAt(60)).isTrue();
  }

  @Test
  void tokensKnowTheirPlaces() {
    var tokens = Tokens.of("O'Brien's al-Assad, 1,500.5 km");
    assertThat(tokens.size()).isEqualTo(6);
    assertThat(tokens.text(0, 1)).isEqualTo("O'Brien");
    assertThat(tokens.lower(1)).isEqualTo("'s");
    assertThat(tokens.isCapitalised(2)).isTrue();
    assertThat(tokens.text(4, 6)).isEqualTo("1,500.5 km");
    assertThat(tokens.at(tokens.begin(4))).isEqualTo(4);
    assertThat(tokens.holding(tokens.begin(4) + 1)).isEqualTo(4);
    assertThat(tokens.holding(tokens.end(4))).isEqualTo(5);
    assertThat(tokens.lower(-1)).isEmpty();
    assertThat(tokens.lower(99)).isEmpty();
  }
}

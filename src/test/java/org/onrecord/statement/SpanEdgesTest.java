package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

class SpanEdgesTest {
  /** Contents are in braces before and between bars after their edges are fixed. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      textBlock =
          """
          # what only joins
          He said{, it was late}. => it was late
          He said {it was late (}again). => it was late
          {, .} => none
          # marks cut off
          "{It is late,}" he said => "It is late,"
          "{It is late}," he said => It is late
          "{It is late," }he said => "It is late,"
          {"It is late}," he said => "It is late,"
          "It {is late," }he said => "It is late,"
          He was "{late}" again => "late"
          He was {late}" again => late
          # not past the next quotation, nor past the paragraph
          "It is {late" or "not" is }it => late" or "not" is
          "It is so very {late," }he said => late,"
          # brackets
          It was {late (as ever}) he said => late (as ever)
          It was (as {late}) he said => late
          # two that are one, and two that are not
          {It was}, {late again} => It was, late again
          {It was} {"late"} => It was "late"
          {It was "so"} and "{late}" => It was "so" ... "late"
          {It was} not {late} => It was ... late
          """)
  void fixed(String marked, String expected) {
    var text = new StringBuilder();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == '{' || c == '}') {
        places.add(text.length());
      } else {
        text.append(c);
      }
    }
    var words = Words.of(text.toString());
    var contents = new ArrayList<Range>();
    for (int i = 0; i < places.size(); i += 2) {
      contents.add(new Range(at(words, places.get(i)), at(words, places.get(i + 1))));
    }
    Optional<Attribution> fixed =
        new SpanEdges(words, new Range(0, words.size()))
            .fix(new Attribution(contents, Optional.empty(), Optional.empty(), 0, 0));
    assertThat(
            fixed.map(Attribution::contents).orElse(List.of()).stream()
                .map(words::form)
                .collect(Collectors.joining(" ... ")))
        .isEqualTo(expected.equals("none") ? "" : expected);
  }

  /** Returns the first word that begins at {@code offset} or later. */
  private static int at(Words words, int offset) {
    int i = 0;
    while (i < words.size() && words.begin(i) < offset) {
      i++;
    }
    return i;
  }
}

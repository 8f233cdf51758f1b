package org.onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.onrecord.model.Windows.Window;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

class WindowsTest {
  private static final WordPieces PIECES =
      new WordPieces(List.of("[UNK]", "[CLS]", "[SEP]", ".", "a", "##a"));

  @Test
  void wholeParagraphsWhileTheyFit() {
    assertThat(over("a a\na a a\na a a", 8, 0))
        .containsExactly(new Window(0, 0, 5), new Window(5, 5, 8));
  }

  @Test
  void aLongParagraphIsCutBehindAFullStop() {
    assertThat(over("a a a a. a a a a a", 8, 0))
        .containsExactly(new Window(0, 0, 5), new Window(5, 5, 10));
    assertThat(over("a a a a a a a a", 8, 0))
        .containsExactly(new Window(0, 0, 6), new Window(6, 6, 8));
  }

  @Test
  void wordsBeforeAWindowAreThereToBeRead() {
    assertThat(over("a a a a\na aaa a\na a a", 10, 3))
        .containsExactly(new Window(0, 0, 4), new Window(1, 4, 7), new Window(6, 7, 10));
  }

  @RepeatedTest(100)
  void everyWordIsOneWindowsOwn(RepetitionInfo repetition) {
    long seed = 4242L + repetition.getCurrentRepetition();
    var random = new Random(seed);
    var text = new StringBuilder();
    for (int i = random.nextInt(300); i > 0; i--) {
      text.append("a".repeat(random.nextInt(5)))
          .append(random.nextInt(10) == 0 ? "." : "")
          .append(random.nextInt(20) == 0 ? "\n" : " ");
    }
    var words = Words.of(text.toString());
    var windows = new Windows(words, PIECES);
    int next = 0;
    for (Window window : windows.over(new Range(0, words.size()), 24, 8)) {
      assertThat(window.first()).as("seed %d", seed).isEqualTo(next);
      assertThat(window.last()).as("seed %d", seed).isGreaterThan(next);
      assertThat(window.context()).as("seed %d", seed).isBetween(0, next);
      assertThat(windows.input(window).size()).as("seed %d", seed).isLessThanOrEqualTo(24);
      next = window.last();
    }
    assertThat(next).as("seed %d", seed).isEqualTo(words.size());
  }

  private static List<Window> over(String text, int size, int context) {
    var words = Words.of(text);
    return new Windows(words, PIECES).over(new Range(0, words.size()), size, context);
  }
}

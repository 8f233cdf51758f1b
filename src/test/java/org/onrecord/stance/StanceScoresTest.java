package org.onrecord.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.onrecord.record.Polarity;

class StanceScoresTest {
  private static final double NEARLY = 1e-9;

  private final StanceScores scores = new StanceScores();

  @Test
  void countsAsTheSetsDefineIt() {
    add(Polarity.SUPPORT, Polarity.SUPPORT, 3);
    add(Polarity.SUPPORT, Polarity.OPPOSE, 1);
    add(Polarity.OPPOSE, Polarity.OPPOSE, 2);
    add(Polarity.NEUTRAL, Polarity.SUPPORT, 2);

    assertThat(scores.pairs()).isEqualTo(8);
    assertThat(scores.accuracy()).isCloseTo(5 / 8.0, within(NEARLY));
    assertThat(scores.precision(Polarity.SUPPORT)).isCloseTo(3 / 5.0, within(NEARLY));
    assertThat(scores.recall(Polarity.SUPPORT)).isCloseTo(3 / 4.0, within(NEARLY));
    assertThat(scores.f1(Polarity.SUPPORT)).isCloseTo(2 / 3.0, within(NEARLY));
    assertThat(scores.f1(Polarity.NEUTRAL)).isZero();
    assertThat(scores.macroF1()).isCloseTo((2 / 3.0 + 0 + 4 / 5.0) / 3, within(NEARLY));
    assertThat(scores.count(Polarity.NEUTRAL, Polarity.SUPPORT)).isEqualTo(2);
  }

  /** Perspectrum has no neutral pairs, so its macro F1 is over two classes. */
  @Test
  void aClassThatTheGoldLacksIsNoClass() {
    add(Polarity.SUPPORT, Polarity.SUPPORT, 1);
    add(Polarity.OPPOSE, Polarity.NEUTRAL, 1);
    assertThat(scores.macroF1()).isCloseTo(0.5, within(NEARLY));
  }

  @Test
  void nothingIsNothing() {
    assertThat(scores.accuracy()).isZero();
    assertThat(scores.macroF1()).isZero();
  }

  private void add(Polarity gold, Polarity found, int times) {
    for (int i = 0; i < times; i++) {
      scores.add(gold, found);
    }
  }
}

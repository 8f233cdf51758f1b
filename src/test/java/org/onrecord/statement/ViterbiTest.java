package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ViterbiTest {
  @Test
  void noWordsNoTags() {
    assertThat(Viterbi.best(new double[0][])).isEmpty();
  }

  @Test
  void ofEqualsTheLowestTag() {
    assertThat(Viterbi.best(new double[3][Viterbi.TAGS])).containsExactly(0, 0, 0);
  }

  @Test
  void nothingGoesOnThatHasNotBegun() {
    double[][] scores = new double[2][Viterbi.TAGS];
    scores[0][6] = 5;
    scores[1][4] = 5;
    assertThat(Viterbi.best(scores)).containsExactly(3, 4);
  }

  @RepeatedTest(200)
  void asGoodAsTheBestOfAllLegalSequences(RepetitionInfo repetition) {
    long seed = 77L + repetition.getCurrentRepetition();
    var random = new Random(seed);
    double[][] scores = new double[1 + random.nextInt(5)][Viterbi.TAGS];
    for (double[] row : scores) {
      for (int tag = 0; tag < row.length; tag++) {
        row[tag] = random.nextGaussian();
      }
    }
    int[] best = Viterbi.best(scores);
    double sum = 0;
    for (int i = 0; i < best.length; i++) {
      assertThat(isLegal(i == 0 ? 0 : best[i - 1], best[i])).as("seed %d", seed).isTrue();
      sum += scores[i][best[i]];
    }
    assertThat(sum).as("seed %d", seed).isEqualTo(bestOfAll(scores, 0, 0, 0));
  }

  private static double bestOfAll(double[][] scores, int from, int before, double sum) {
    if (from == scores.length) {
      return sum;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int tag = 0; tag < Viterbi.TAGS; tag++) {
      if (isLegal(before, tag)) {
        best = Math.max(best, bestOfAll(scores, from + 1, tag, sum + scores[from][tag]));
      }
    }
    return best;
  }

  private static boolean isLegal(int before, int tag) {
    return tag == 0 || tag % 2 == 1 || before == tag || before == tag - 1;
  }
}

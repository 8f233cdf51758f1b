package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.onrecord.report.Marks.Mark;
import org.onrecord.report.Marks.Role;
import org.onrecord.report.Marks.Segment;

class MarksTest {

  /** For any marks, no text is lost, and each unit has exactly the marks that cover it. */
  @RepeatedTest(50)
  void segmentsCoverTheTextAndCarryTheirMarks(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    int length = 1 + random.nextInt(40);
    List<Mark> marks = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      int begin = random.nextInt(length);
      int end = begin + 1 + random.nextInt(length - begin);
      marks.add(new Mark(i, i % 2 == 0 ? Role.CONTENT : Role.CUE, begin, end));
    }

    int at = 0;
    for (Segment segment : Marks.segments(length, marks)) {
      assertThat(segment.begin()).isEqualTo(at);
      for (int unit = segment.begin(); unit < segment.end(); unit++) {
        int here = unit;
        assertThat(segment.marks())
            .containsExactlyInAnyOrderElementsOf(
                marks.stream().filter(m -> m.begin() <= here && here < m.end()).toList());
      }
      at = segment.end();
    }
    assertThat(at).isEqualTo(length);
  }
}

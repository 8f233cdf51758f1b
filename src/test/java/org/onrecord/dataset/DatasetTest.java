package org.onrecord.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

class DatasetTest {
  @Test
  void rowsBelongToTheirDay() {
    Statement monday = Records.statement("a", "Ann Roe", 0).build();
    Statement undated = Records.statement("a", "Ann Roe", 0).setDay(null).build();

    assertThat(Dataset.STATEMENTS.partition(monday)).isEqualTo("day=2024-03-04");
    assertThat(Dataset.STATEMENTS.partition(undated)).isEqualTo("day=__HIVE_DEFAULT_PARTITION__");
    assertThat(Dataset.STATEMENTS.partition(Optional.of(Records.TUESDAY)))
        .isEqualTo("day=2024-03-05");
  }

  @Test
  void rejectedInputsHaveNoDay() {
    assertThat(Dataset.REJECTED.partition(Optional.of(Records.MONDAY))).isEmpty();
  }

  @Test
  void theOrderIsTotal() {
    List<Statement> ordered = new ArrayList<>();
    for (String article : List.of("a", "b")) {
      for (int begin : List.of(0, 5, 100)) {
        // Equal in the stated order, but different rows.
        Statement first = Records.statement(article, "Ann Roe", begin).setPublisher("One").build();
        Statement second = Records.statement(article, "Ann Roe", begin).setPublisher("Two").build();
        ordered.addAll(List.of(first, second));
      }
    }
    List<Statement> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.sort(Dataset.STATEMENTS.order());

    assertThat(shuffled).isEqualTo(ordered);
  }

  @Test
  void rejectionsAreOrderedAsTheyStandInTheirFiles() {
    Rejected second = rejected("a.jsonl", 2);
    Rejected tenth = rejected("a.jsonl", 10);
    Rejected other = rejected("b.jsonl", 1);
    List<Rejected> rows = new ArrayList<>(List.of(other, tenth, second));
    rows.sort(Dataset.REJECTED.order());

    assertThat(rows).containsExactly(second, tenth, other);
  }

  private static Rejected rejected(String uri, long position) {
    return Rejected.newBuilder()
        .setSourceUri(uri)
        .setPosition(position)
        .setReason(RejectionReason.BAD_JSON)
        .setDetail("no object")
        .setExcerpt("x")
        .build();
  }
}

package org.onrecord.job;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.onrecord.job.RunCounts.Counted;

class GraphStepsTest {
  private final Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @Test
  void talliesAddUpByKey() {
    PAssert.that(
            pipeline
                .apply(Create.of("red", "blue", "red").withCoder(StringUtf8Coder.of()))
                .apply(Tally.by(Counted.SKIPPED, colour -> colour))
                .apply(Sum.longsPerKey()))
        .containsInAnyOrder(
            List.of(
                KV.of(new RunCounts.Key(Counted.SKIPPED, "red"), 2L),
                KV.of(new RunCounts.Key(Counted.SKIPPED, "blue"), 1L)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aDaysNumbersAreAddedUp() {
    PAssert.that(
            pipeline
                .apply(
                    Create.of(
                            KV.of("2024-03-04", 1L),
                            KV.of("", 1L),
                            KV.of("2024-03-04", 2L),
                            KV.of("2024-03-05", 0L))
                        .withCoder(CountByDay.CODER))
                .apply(new CountByDay()))
        .containsInAnyOrder(
            List.of(KV.of("", 1L), KV.of("2024-03-04", 3L), KV.of("2024-03-05", 0L)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void withoutNumbersThereIsNoDay() {
    PAssert.that(pipeline.apply(Create.empty(CountByDay.CODER)).apply(new CountByDay())).empty();
    pipeline.run().waitUntilFinish();
  }
}

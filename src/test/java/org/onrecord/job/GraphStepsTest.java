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

class GraphStepsTest {
  private final Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @Test
  void talliesAddUpByName() {
    PAssert.that(
            pipeline
                .apply(Create.of("red", "blue", "red").withCoder(StringUtf8Coder.of()))
                .apply(Tally.by(colour -> "seen/" + colour))
                .apply(Sum.longsPerKey()))
        .containsInAnyOrder(List.of(KV.of("seen/red", 2L), KV.of("seen/blue", 1L)));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aDayIsCoveredOnceHoweverOftenItComes() {
    PAssert.that(
            pipeline
                .apply(
                    Create.of("2024-03-04", "", "2024-03-04", "2024-03-05", "")
                        .withCoder(StringUtf8Coder.of()))
                .apply(new CoveredDays()))
        .containsInAnyOrder("", "2024-03-04", "2024-03-05");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aRunWithoutArticlesCoversNoDay() {
    PAssert.that(pipeline.apply(Create.empty(StringUtf8Coder.of())).apply(new CoveredDays()))
        .empty();
    pipeline.run().waitUntilFinish();
  }
}

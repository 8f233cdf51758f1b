package org.onrecord.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.onrecord.model.Lease;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

class DetectStancesTest {
  private static final Statement SAID = Records.statement("a", "Ann Roe", 0).build();

  @Test
  void aStatementHasAsManyStancesAsTheDetectorFinds() {
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(
            statements(pipeline)
                .apply(
                    DetectStances.with(
                        () ->
                            Lease.of(
                                said ->
                                    List.of(
                                        Records.stance(said, "harbour", 1).build(),
                                        Records.stance(said, "schools", -1).build()))))
                .get(DetectStances.STANCES))
        .containsInAnyOrder(
            Records.stance(SAID, "harbour", 1).build(),
            Records.stance(SAID, "schools", -1).build());
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aStatementThatFailsIsRejectedAndStopsNothing() {
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollectionTuple detected =
        statements(pipeline)
            .apply(
                DetectStances.with(
                    () ->
                        Lease.of(
                            said -> {
                              throw new IllegalStateException("what now");
                            })));
    PAssert.that(detected.get(DetectStances.STANCES)).empty();
    PAssert.thatSingleton(detected.get(DetectStances.REJECTED))
        .satisfies(
            rejected -> {
              assertThat(rejected.getReason()).isEqualTo(RejectionReason.STANCE_FAILED);
              assertThat(rejected.getSourceUri()).isEqualTo("a");
              assertThat(rejected.getDetail())
                  .contains(SAID.getStatementId())
                  .contains("what now at org.onrecord.stance.DetectStancesTest");
              assertThat(rejected.getExcerpt()).isEqualTo(SAID.getText());
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void withoutTargetsThereAreNone() {
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(
            statements(pipeline)
                .apply(DetectStances.with(() -> Lease.of(StanceDetector.none())))
                .get(DetectStances.STANCES))
        .empty();
    pipeline.run().waitUntilFinish();
  }

  private static PCollection<Statement> statements(Pipeline pipeline) {
    return pipeline.apply(Create.of(SAID).withCoder(AvroCoder.specific(Statement.class)));
  }
}

package org.onrecord.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.onrecord.limit.Interrupts;
import org.onrecord.model.Lease;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

class DetectStancesTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
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
                                        Records.stance(said, "schools", -1).build())),
                        LIMIT))
                .stances())
        .containsInAnyOrder(
            Records.stance(SAID, "harbour", 1).build(),
            Records.stance(SAID, "schools", -1).build());
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aStatementThatFailsIsRejectedAndStopsNothing() {
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    DetectStances.Result detected =
        statements(pipeline)
            .apply(
                DetectStances.with(
                    () ->
                        Lease.of(
                            said -> {
                              throw new IllegalStateException("what now");
                            }),
                    LIMIT));
    PAssert.that(detected.stances()).empty();
    PAssert.thatSingleton(detected.rejected())
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
  void aStatementThatTakesTooLongIsRejectedAndStopsNothing() {
    assertThatOneIsRejected("slow", Duration.ofSeconds(3), ": it took longer than 3 s");
  }

  @Test
  void aStatementThatOverflowsTheStackIsRejectedAndStopsNothing() {
    assertThatOneIsRejected("deep", LIMIT, "it is nested too deeply");
  }

  private static void assertThatOneIsRejected(String article, Duration limit, String detail) {
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    DetectStances.Result detected =
        pipeline
            .apply(
                Create.of(SAID, Records.statement(article, "Bo Lind", 0).build())
                    .withCoder(AvroCoder.specific(Statement.class)))
            .apply(DetectStances.with(() -> Lease.of(DetectStancesTest::detect), limit));
    PAssert.that(detected.stances()).containsInAnyOrder(Records.stance(SAID, "harbour", 1).build());
    PAssert.thatSingleton(detected.rejected())
        .satisfies(
            rejected -> {
              assertThat(rejected.getReason()).isEqualTo(RejectionReason.STANCE_FAILED);
              assertThat(rejected.getSourceUri()).isEqualTo(article);
              assertThat(rejected.getDetail()).contains(detail);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static List<Stance> detect(Statement said) {
    return switch (said.getArticleId()) {
      case "slow" -> endlessly();
      case "deep" -> detect(Statement.newBuilder(said).build());
      default -> List.of(Records.stance(said, "harbour", 1).build());
    };
  }

  private static List<Stance> endlessly() {
    while (true) {
      Interrupts.check();
    }
  }

  @Test
  void withoutTargetsThereAreNone() {
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(
            statements(pipeline)
                .apply(DetectStances.with(() -> Lease.of(StanceDetector.none()), LIMIT))
                .stances())
        .empty();
    pipeline.run().waitUntilFinish();
  }

  private static PCollection<Statement> statements(Pipeline pipeline) {
    return pipeline.apply(Create.of(SAID).withCoder(AvroCoder.specific(Statement.class)));
  }
}

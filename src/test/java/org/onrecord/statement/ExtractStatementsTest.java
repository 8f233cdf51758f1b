package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.onrecord.model.Lease;
import org.onrecord.record.Article;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Statement;
import org.onrecord.testing.Records;

class ExtractStatementsTest {
  private static final Statement SAID = Records.statement("good", "Ann Roe", 0).build();

  @Test
  void anArticleThatTheExtractorFailsOnIsRejectedAndTheOthersGoOn() {
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollectionTuple found =
        pipeline
            .apply(
                Create.of(
                        Records.article("good", "Ann Roe spoke.").build(),
                        Records.article("bad", "boom").setPosition(7).build(),
                        Records.article("undated", "Nobody spoke.").setPublished(null).build())
                    .withCoder(AvroCoder.specific(Article.class)))
            .apply(
                ExtractStatements.with(
                    () -> Lease.of(ExtractStatementsTest::extract), Duration.ofMinutes(1)));

    PAssert.that(found.get(ExtractStatements.STATEMENTS)).containsInAnyOrder(SAID);
    PAssert.that(found.get(ExtractStatements.ANALYSED)).containsInAnyOrder("2024-03-04", "");
    PAssert.thatSingleton(found.get(ExtractStatements.REJECTED))
        .satisfies(
            rejected -> {
              assertThat(rejected.getReason()).isEqualTo(RejectionReason.ANALYSIS_FAILED);
              assertThat(rejected.getSourceUri()).isEqualTo("news/bad.txt");
              assertThat(rejected.getPosition()).isEqualTo(7);
              assertThat(rejected.getDetail())
                  .startsWith("article bad: java.lang.IllegalStateException: no sense at ");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static List<Statement> extract(Article article) {
    return switch (article.getArticleId()) {
      case "good" -> List.of(SAID);
      case "bad" -> throw new IllegalStateException("no sense");
      default -> List.of();
    };
  }
}

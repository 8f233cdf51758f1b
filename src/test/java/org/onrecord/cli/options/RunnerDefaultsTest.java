package org.onrecord.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class RunnerDefaultsTest {
  @Test
  void theDirectRunnerSkipsItsChecksAndHasFewShards() {
    OnRecordOptions options = withDefaults(Map.of("targetParallelism", "3"));
    assertThat(RunnerDefaults.isLocal(options)).isTrue();
    assertThat(RunnerDefaults.isDetached(options)).isFalse();
    assertThat(RunnerDefaults.threads(options)).isBetween(1, 3);
    assertThat(options.getBuckets()).isEqualTo(6);
    assertThat(options.as(DirectOptions.class).isEnforceImmutability()).isFalse();
    assertThat(options.as(DirectOptions.class).isEnforceEncodability()).isFalse();
  }

  @Test
  void flinkKeepsTheDefaultShardsAndRunsInBatches() {
    OnRecordOptions options = withDefaults(Map.of("runner", "FlinkRunner", "parallelism", "4"));
    assertThat(RunnerDefaults.isLocal(options)).isFalse();
    assertThat(RunnerDefaults.isDetached(options)).isFalse();
    assertThat(RunnerDefaults.threads(options)).isEqualTo(4);
    assertThat(options.getBuckets()).isEqualTo(512);
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    assertThat(flink.getFasterCopy()).isTrue();
    assertThat(flink.getExecutionModeForBatch()).isEqualTo("BATCH");
  }

  @Test
  void aDetachedFlinkJobOutlivesTheCommand() {
    Map<String, String> detached = Map.of("runner", "FlinkRunner", "attachedMode", "false");
    assertThat(RunnerDefaults.isDetached(withDefaults(detached))).isTrue();
    assertThat(RunnerDefaults.threads(withDefaults(detached))).isEqualTo(1);
  }

  @Test
  void whatTheUserGaveWins() {
    OnRecordOptions direct =
        withDefaults(
            Map.of("buckets", "7", "enforceImmutability", "true", "enforceEncodability", "true"));
    assertThat(direct.getBuckets()).isEqualTo(7);
    assertThat(direct.as(DirectOptions.class).isEnforceImmutability()).isTrue();
    assertThat(direct.as(DirectOptions.class).isEnforceEncodability()).isTrue();
    OnRecordOptions flink =
        withDefaults(
            Map.of(
                "runner", "FlinkRunner",
                "fasterCopy", "false",
                "executionModeForBatch", "PIPELINED"));
    assertThat(flink.as(FlinkPipelineOptions.class).getFasterCopy()).isFalse();
    assertThat(flink.as(FlinkPipelineOptions.class).getExecutionModeForBatch())
        .isEqualTo("PIPELINED");
  }

  @Test
  void withoutS3NoRegionIsSearchedFor() {
    S3Options s3 = withDefaults(Map.of("input", "a.txt", "output", "out")).as(S3Options.class);
    assertThat(s3.getAwsRegion()).isEqualTo(Region.US_EAST_1);
    assertThat(s3.getS3UploadBufferSizeBytes()).isEqualTo(8 << 20);
    assertThat(s3.getS3ClientFactoryClass()).isNotEqualTo(PathStyleS3.class);
  }

  @Test
  void anotherStoreThanAmazonsHasBucketsInThePathAndARegionForSignatures() {
    Map<String, String> store = Map.of("input", "s3://a/b", "endpoint", "http://localhost:9000");
    S3Options s3 = withDefaults(store).as(S3Options.class);
    assertThat(s3.getAwsRegion()).isEqualTo(Region.US_EAST_1);
    assertThat(s3.getS3ClientFactoryClass()).isEqualTo(PathStyleS3.class);
  }

  private static OnRecordOptions withDefaults(Map<String, String> given) {
    Map<String, List<String>> values = new TreeMap<>();
    given.forEach((name, value) -> values.put(name, List.of(value)));
    GivenOptions options = GivenOptions.of(values);
    OnRecordOptions resolved = options.toPipelineOptions();
    RunnerDefaults.apply(resolved, options);
    return resolved;
  }
}

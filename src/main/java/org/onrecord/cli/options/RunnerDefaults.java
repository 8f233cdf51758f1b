package org.onrecord.cli.options;

import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.onrecord.job.UsageException;
import software.amazon.awssdk.regions.Region;

/**
 * Defaults for the runners and for S3 that suit OnRecord's pipeline better than Beam's own. An
 * option that the user gave always wins.
 */
public final class RunnerDefaults {
  /** Beam reserves 64 MiB for each file that it is writing; most of ours are far smaller. */
  private static final int S3_UPLOAD_BUFFER_BYTES = 8 << 20;

  private RunnerDefaults() {}

  /** Sets the defaults for the chosen runner and for the stores. */
  public static void apply(OnRecordOptions options, GivenOptions given) {
    if (isLocal(options)) {
      setUpDirect(options.as(DirectOptions.class), given);
    } else if (isFlink(options)) {
      setUpFlink(options.as(FlinkPipelineOptions.class), given);
    }
    openStores(options, given);
  }

  /**
   * Makes the stores usable, with the defaults for S3, for a command that runs no pipeline.
   *
   * @throws UsageException if a store other than Amazon's does not answer
   */
  public static void openStores(GivenOptions given) {
    OnRecordOptions options = given.toPipelineOptions();
    openStores(options, given);
    checkStore(options, given);
  }

  private static void openStores(OnRecordOptions options, GivenOptions given) {
    setUpS3(options.as(S3Options.class), given);
    FileSystems.setDefaultPipelineOptions(options);
  }

  /** Whether the pipeline runs in this process, on the DirectRunner. */
  public static boolean isLocal(OnRecordOptions options) {
    return options.getRunner() == DirectRunner.class;
  }

  /**
   * Checks what no run can do without: a Flink cluster, if the run is sent to one, and a store
   * other than Amazon's, if one is used.
   *
   * @throws UsageException if one does not answer
   */
  public static void checkServices(OnRecordOptions options, GivenOptions given) {
    if (isFlink(options)) {
      Services.checkFlink(options.as(FlinkPipelineOptions.class), given);
    } else if (given.contains("flinkMaster")) {
      throw given.error(
          "flinkMaster", "the run would not use Flink; add --runner=FlinkRunner or remove this");
    }
    checkStore(options, given);
  }

  /** With a proxy only the store's client knows the way. */
  private static void checkStore(OnRecordOptions options, GivenOptions given) {
    S3Options store = options.as(S3Options.class);
    if (store.getEndpoint() != null && usesS3(given) && store.getProxyConfiguration() == null) {
      Services.checkStore(store.getEndpoint(), given);
    }
  }

  private static boolean isFlink(OnRecordOptions options) {
    return options.getRunner() == FlinkRunner.class;
  }

  /**
   * Whether the job continues after this command ends: the user asked for it, or Flink runs this
   * command in {@code flink run --detached} or for a request to its REST API.
   */
  public static boolean isDetached(OnRecordOptions options) {
    return isFlink(options) && !options.as(FlinkPipelineOptions.class).getAttachedMode();
  }

  /** Returns how many articles are processed at the same time, at least 1. */
  public static int threads(OnRecordOptions options) {
    return isLocal(options)
        ? Math.min(
            options.as(DirectOptions.class).getTargetParallelism(),
            Runtime.getRuntime().availableProcessors())
        : Math.max(1, options.as(FlinkPipelineOptions.class).getParallelism());
  }

  /**
   * The DirectRunner's checks are for tests of our code and only slow users down. The runner copies
   * all elements of a key whenever a bundle adds to them, so there are only as many keys as keep
   * its threads busy.
   */
  private static void setUpDirect(DirectOptions options, GivenOptions given) {
    if (!given.contains("enforceImmutability")) {
      options.setEnforceImmutability(false);
    }
    if (!given.contains("enforceEncodability")) {
      options.setEnforceEncodability(false);
    }
    if (!given.contains("buckets")) {
      options.as(RunningOptions.class).setBuckets(2 * options.getTargetParallelism());
    }
  }

  /**
   * Our steps never modify their input, so Flink need not copy elements between them. Batch mode
   * keeps the output of a step on disk until the next step has read it. That is a fifth faster than
   * pipelining, and after the loss of a worker only its part is computed again.
   */
  private static void setUpFlink(FlinkPipelineOptions options, GivenOptions given) {
    if (!given.contains("fasterCopy")) {
      options.setFasterCopy(true);
    }
    if (!given.contains("executionModeForBatch")) {
      options.setExecutionModeForBatch("BATCH");
    }
    if (StreamExecutionEnvironment.getExecutionEnvironment()
            instanceof StreamContextEnvironment context
        && !context.getConfiguration().get(DeploymentOptions.ATTACHED)) {
      options.setAttachedMode(false);
    }
  }

  private static void setUpS3(S3Options options, GivenOptions given) {
    if (!given.contains("s3UploadBufferSizeBytes")) {
      options.setS3UploadBufferSizeBytes(S3_UPLOAD_BUFFER_BYTES);
    }
    boolean otherStore = given.contains("endpoint");
    if (otherStore && !given.contains("s3ClientFactoryClass")) {
      options.setS3ClientFactoryClass(PathStyleS3.class);
    }
    if ((otherStore || !usesS3(given)) && !given.contains("awsRegion")) {
      // A store other than Amazon's has no region, but signatures need one. And without S3, Beam
      // would still search for a region, in the end over the network.
      options.setAwsRegion(Region.US_EAST_1);
    }
  }

  private static boolean usesS3(GivenOptions given) {
    return Stream.of("input", "output")
        .flatMap(name -> given.values(name).stream())
        .anyMatch(value -> value.contains("s3://"));
  }
}

package org.onrecord.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.onrecord.cli.options.OnRecordOptions;
import org.onrecord.cli.options.SpecFile;
import org.onrecord.job.UsageException;
import picocli.CommandLine.Option;

/** Where an output lies that a command reads which runs no job; named as {@code run} names it. */
final class StoreOptions {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The folder into which run has written: on a disk or s3://.")
  private String output;

  @Option(names = "--endpoint", paramLabel = "URL", description = "Where S3 is, if not at Amazon.")
  private Optional<String> endpoint = Optional.empty();

  @Option(names = "--awsRegion", paramLabel = "REGION", description = "The region of S3.")
  private Optional<String> awsRegion = Optional.empty();

  @Option(
      names = "--awsCredentialsProvider",
      paramLabel = "JSON",
      description = "Who gives S3's credentials, as run takes it.")
  private Optional<String> awsCredentialsProvider = Optional.empty();

  /**
   * Makes the stores known and returns the output, as the user gave it.
   *
   * @throws UsageException where an option cannot be as it is
   */
  String open() {
    Map<String, SpecFile.Entry> given = new LinkedHashMap<>();
    given.put("output", entry(output));
    endpoint.ifPresent(value -> given.put("endpoint", entry(value)));
    awsRegion.ifPresent(value -> given.put("awsRegion", entry(value)));
    awsCredentialsProvider.ifPresent(value -> given.put("awsCredentialsProvider", entry(value)));
    given.forEach(RunCommand::check);
    OnRecordOptions options = RunCommand.options(given);
    RunCommand.setUpS3(options.as(S3Options.class), given);
    FileSystems.setDefaultPipelineOptions(options);
    return output;
  }

  private static SpecFile.Entry entry(String value) {
    return new SpecFile.Entry(List.of(value), "");
  }
}

package org.onrecord.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.cli.options.GivenOptions;
import org.onrecord.cli.options.RunnerDefaults;
import org.onrecord.job.UsageException;
import picocli.CommandLine.Option;

/** The options for the output that a command reads. They have the same names as those of run. */
final class StoreOptions {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder that run has written: a local path or s3://.")
  private String output;

  @Option(names = "--endpoint", paramLabel = "URL", description = "URL of S3, if not Amazon's.")
  private Optional<String> endpoint = Optional.empty();

  @Option(names = "--awsRegion", paramLabel = "REGION", description = "Region of S3.")
  private Optional<String> awsRegion = Optional.empty();

  @Option(
      names = "--awsCredentialsProvider",
      paramLabel = "JSON",
      description = "Source of the S3 credentials, as for run.")
  private Optional<String> awsCredentialsProvider = Optional.empty();

  /**
   * Makes the stores usable and returns the output, as the user gave it.
   *
   * @throws UsageException if an option has a wrong value
   */
  String open() {
    Map<String, List<String>> values = new HashMap<>();
    values.put("output", List.of(output));
    endpoint.ifPresent(value -> values.put("endpoint", List.of(value)));
    awsRegion.ifPresent(value -> values.put("awsRegion", List.of(value)));
    awsCredentialsProvider.ifPresent(value -> values.put("awsCredentialsProvider", List.of(value)));
    RunnerDefaults.openStores(GivenOptions.of(values));
    return output;
  }
}

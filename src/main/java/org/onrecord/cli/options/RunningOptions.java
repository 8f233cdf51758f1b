package org.onrecord.cli.options;

import java.time.Duration;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How it runs. */
public interface RunningOptions extends PipelineOptions {
  @Description("A YAML file with options by name. The command line wins over it.")
  String getSpec();

  void setSpec(String spec);

  @Description(
      "Keys over which work is spread between steps, many times as many as workers, so that each"
          + " gets its share. More need less memory each; the output does not depend on it. On the"
          + " DirectRunner twice as many as threads, unless named.")
  @Default.Integer(512)
  int getBuckets();

  void setBuckets(int buckets);

  @Description(
      "How long an article may take, as 90s, 10m or 2h; one that takes longer is rejected. For the"
          + " odd text that would hold up all others: what a slow machine rejects depends on it."
          + " Default: 10m.")
  @Default.InstanceFactory(TenMinutes.class)
  TimeSpan getArticleTimeout();

  void setArticleTimeout(TimeSpan articleTimeout);

  /** Some hundred times what the longest of articles takes. */
  class TenMinutes implements DefaultValueFactory<TimeSpan> {
    @Override
    public TimeSpan create(PipelineOptions options) {
      return new TimeSpan(Duration.ofMinutes(10));
    }
  }

  @Description(
      "Another model that finds statements, a file as src/training/statement makes it. Default: the"
          + " one in the jar.")
  @Default.String("")
  String getAttributionModel();

  void setAttributionModel(String attributionModel);

  @Description(
      "Another model that finds stances, a file as src/training/stance makes it. Default: the one in"
          + " the jar.")
  @Default.String("")
  String getStanceModel();

  void setStanceModel(String stanceModel);

  @Description(
      "Check everything that can be checked beforehand, list the inputs, estimate the time, and"
          + " stop: nothing is written.")
  @Default.Boolean(false)
  boolean getDryRun();

  void setDryRun(boolean dryRun);

  @Description("Show the logs of Beam, Flink and Parquet, and stack traces of errors.")
  @Default.Boolean(false)
  boolean getVerbose();

  void setVerbose(boolean verbose);
}

package org.onrecord.job;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** How it runs. */
public interface RunningOptions extends PipelineOptions {
  @Description("A YAML file with options by name. The command line wins over it.")
  String getSpec();

  void setSpec(String spec);

  @Description(
      "Keys over which work is spread between steps: at least as many as workers. More need less"
          + " memory each; the output does not depend on it.")
  @Default.Integer(32)
  int getBuckets();

  void setBuckets(int buckets);

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

  @Description("Show the logs of Beam, Flink and Parquet, and stack traces of errors.")
  @Default.Boolean(false)
  boolean getVerbose();

  void setVerbose(boolean verbose);
}

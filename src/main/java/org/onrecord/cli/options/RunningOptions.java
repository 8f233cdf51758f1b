package org.onrecord.cli.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.DefaultValueFactory;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.onrecord.corpus.format.CorpusSettings;

/** Options for how the job runs. */
public interface RunningOptions extends PipelineOptions {
  @Description("YAML file of options by name. The command line overrides it.")
  String getSpec();

  void setSpec(String spec);

  @Description(
      "Number of shards between steps. Keep it well above the number of workers so that the"
          + " load stays even. More shards need less memory each; the output does not depend on"
          + " their number. On the DirectRunner the default is twice the number of threads.")
  @Default.Integer(512)
  @WholeNumber(from = 1)
  int getBuckets();

  void setBuckets(int buckets);

  @Description(
      "Maximum time for reading an article and for analysing it, such as 90s, 10m or 2h; an"
          + " article that takes longer is rejected. Guards against pathological inputs. Note"
          + " that the set of rejected articles can then depend on machine speed. Default: 10m.")
  @Default.InstanceFactory(TenMinutes.class)
  TimeSpan getArticleTimeout();

  void setArticleTimeout(TimeSpan articleTimeout);

  /** The default of {@link #getArticleTimeout}. */
  class TenMinutes implements DefaultValueFactory<TimeSpan> {
    @Override
    public TimeSpan create(PipelineOptions options) {
      return new TimeSpan(CorpusSettings.DEFAULT_ARTICLE_TIMEOUT);
    }
  }

  @Description(
      "Another model that finds statements: a file made with src/training/statement."
          + " Default: the model in the jar.")
  @Default.String("")
  String getAttributionModel();

  void setAttributionModel(String attributionModel);

  @Description(
      "Another model that finds who is meant: a file made with src/training/actor."
          + " Default: the model in the jar.")
  @Default.String("")
  String getActorModel();

  void setActorModel(String actorModel);

  @Description(
      "Another model that finds stances: a file made with src/training/stance. Default: the"
          + " model in the jar.")
  @Default.String("")
  String getStanceModel();

  void setStanceModel(String stanceModel);

  @Description(
      "Check the options and the inputs, list the inputs, estimate the time, and stop"
          + " without writing anything.")
  @Default.Boolean(false)
  boolean getDryRun();

  void setDryRun(boolean dryRun);

  @Description("Show the logs of Beam, Flink and Parquet, and stack traces of errors.")
  @Default.Boolean(false)
  boolean getVerbose();

  void setVerbose(boolean verbose);
}

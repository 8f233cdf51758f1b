package org.onrecord.cli.options;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Towards what stances are looked for. */
public interface StanceOptions extends PipelineOptions {
  @Description(
      "Catalogues of issues, YAML files separated by commas; * and ? in a file's name stand for any"
          + " letters. Default: none.")
  List<String> getTargets();

  void setTargets(List<String> targets);

  @Description("Whether persons, organisations and countries that statements name are targets too.")
  @Default.Boolean(true)
  boolean getEntityTargets();

  void setEntityTargets(boolean entityTargets);
}

package org.onrecord.cli.options;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;

/** Options for the targets of stances. */
public interface StanceOptions extends PipelineOptions {
  @Description(
      "Catalogues of issues, YAML files separated by commas; * and ? in a file name are"
          + " wildcards. Default: none.")
  List<String> getTargets();

  void setTargets(List<String> targets);

  @Description(
      "Whether the persons, organisations and countries named in statements are targets" + " too.")
  @Default.Boolean(true)
  boolean getEntityTargets();

  void setEntityTargets(boolean entityTargets);
}

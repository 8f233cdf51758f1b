package org.onrecord.record;

import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Base class of the results of transforms with several outputs. A subclass has a typed method for
 * each output, so that tags are used only within the transform.
 */
public abstract class TransformResult implements POutput {
  private final PCollectionTuple outputs;

  /** Makes the result of outputs that have their coders. */
  protected TransformResult(PCollectionTuple outputs) {
    this.outputs = outputs;
  }

  /** Returns the output of a tag. */
  protected final <T> PCollection<T> output(TupleTag<T> tag) {
    return outputs.get(tag);
  }

  @Override
  public final Pipeline getPipeline() {
    return outputs.getPipeline();
  }

  @Override
  public final Map<TupleTag<?>, PValue> expand() {
    return outputs.expand();
  }

  @Override
  public final void finishSpecifyingOutput(
      String transformName, PInput input, PTransform<?, ?> transform) {
    outputs.finishSpecifyingOutput(transformName, input, transform);
  }
}

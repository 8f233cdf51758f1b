package org.onrecord.model;

/** A small dense layer, computed in floats with a fixed order of summation. */
public final class Dense {
  private final float[] weights;
  private final float[] bias;
  private final int width;

  /**
   * Reads a layer from the arrays {@code NAME.weight}, a row for each output, and {@code
   * NAME.bias}.
   *
   * @param outputs the number of outputs that it must have
   * @throws IllegalArgumentException if the file lacks it, or it has another form
   */
  public Dense(ModelArchive file, String name, int outputs) {
    weights = file.floats(name + ".weight");
    bias = file.floats(name + ".bias");
    if (bias.length != outputs || weights.length % outputs != 0) {
      throw new IllegalArgumentException("its %s has an unexpected form".formatted(name));
    }
    width = weights.length / outputs;
  }

  /**
   * Applies the layer to rows.
   *
   * @param rows the rows, one after another
   * @return a row of outputs for each
   */
  public float[] apply(float[] rows) {
    int outputs = bias.length;
    float[] result = new float[rows.length / width * outputs];
    for (int i = 0; i < result.length; i++) {
      int row = i / outputs;
      int output = i % outputs;
      result[i] = ExactMath.dot(rows, row * width, weights, output * width, width) + bias[output];
    }
    return result;
  }
}

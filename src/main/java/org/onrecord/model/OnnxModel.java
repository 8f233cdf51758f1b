package org.onrecord.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An opened model file. ONNX Runtime runs it, on the thread that asks.
 *
 * <p>An input is a run of its own, without padding and without others beside it: an 8-bit model
 * scales its activations by what it is given, so a batch would let one article change the answer
 * for another.
 *
 * <p>May be used by many threads at once.
 */
public final class OnnxModel {
  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Map<String, String> metadata;

  private OnnxModel(String name, OrtEnvironment environment, OrtSession session)
      throws OrtException {
    this.name = name;
    this.environment = environment;
    this.session = session;
    metadata = session.getMetadata().getCustomMetadata();
  }

  /**
   * Opens a model.
   *
   * @param name what it is called in messages
   * @throws IllegalArgumentException if the file is no model
   * @throws IllegalStateException if no model can be run on this machine
   */
  static OnnxModel open(String name, byte[] file) {
    OrtEnvironment environment = NativeRuntime.environment();
    try (SessionOptions options = new SessionOptions()) {
      environment.setTelemetry(false);
      // Workers are threads already: more in each would only contend for the same cores.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      return new OnnxModel(name, environment, environment.createSession(file, options));
    } catch (OrtException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Checks that the file keeps a contract.
   *
   * @throws IllegalArgumentException if it is of another version or form
   */
  public void require(String version, Set<String> inputs, Set<String> outputs) {
    if (!session.getInputNames().equals(inputs)) {
      throw new IllegalArgumentException("its inputs are " + session.getInputNames());
    }
    if (!session.getOutputNames().containsAll(outputs)) {
      throw new IllegalArgumentException("its outputs are " + session.getOutputNames());
    }
    if (!text("version").equals(version)) {
      throw new IllegalArgumentException(
          "it keeps version %s of the contract; this program knows version %s"
              .formatted(text("version"), version));
    }
  }

  /**
   * Returns a text of the metadata.
   *
   * @throws IllegalArgumentException if there is none of the name
   */
  public String text(String key) {
    String text = metadata.get(key);
    if (text == null) {
      throw new IllegalArgumentException("its metadata lacks " + key);
    }
    return text;
  }

  /**
   * Returns numbers of the metadata, which stand there separated by blanks.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  public List<Double> numbers(String key, int count) {
    String text = text(key);
    List<Double> numbers;
    try {
      numbers = Arrays.stream(text.strip().split("\\s+")).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      numbers = List.of();
    }
    if (numbers.size() != count) {
      throw new IllegalArgumentException(
          "its %s is \"%s\", not %d numbers".formatted(key, text, count));
    }
    return numbers;
  }

  /** Returns one number of the metadata. */
  public double number(String key) {
    return numbers(key, 1).get(0);
  }

  /**
   * Runs the model.
   *
   * @param inputs for each input one number for each piece
   * @param outputs for each output that is wanted, how many numbers it has
   * @return the outputs by name
   */
  public Map<String, float[]> run(Map<String, LongBuffer> inputs, Map<String, Integer> outputs) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, LongBuffer> input : inputs.entrySet()) {
        long[] shape = {input.getValue().remaining()};
        tensors.put(input.getKey(), OnnxTensor.createTensor(environment, input.getValue(), shape));
      }
      try (OrtSession.Result result = session.run(tensors, outputs.keySet())) {
        Map<String, float[]> found = new HashMap<>();
        outputs.forEach((output, size) -> found.put(output, floats(result, output, size)));
        return found;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the %s failed: %s".formatted(name, e.getMessage()), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private float[] floats(OrtSession.Result result, String output, int size) {
    OnnxValue value = result.get(output).orElseThrow();
    float[] floats = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer().array() : null;
    if (floats == null || floats.length != size) {
      throw new IllegalStateException(
          "the %s's %s is not of the form agreed".formatted(name, output));
    }
    return floats;
  }

  /** Gives back what the model takes beside the heap; it cannot be used afterwards. */
  void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the %s cannot be closed: %s".formatted(name, e), e);
    }
  }
}

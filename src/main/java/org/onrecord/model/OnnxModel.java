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
 * An opened model file, which ONNX Runtime runs on the calling thread.
 *
 * <p>Each input is one run, without padding or batches: an 8-bit model scales its activations by
 * the range of its input, so in a batch one article could change the output for another.
 *
 * <p>Thread-safe.
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
   * @param name its name in messages
   * @throws IllegalArgumentException if the file is no model
   * @throws IllegalStateException if no model can run on this machine
   */
  static OnnxModel open(String name, byte[] file) {
    OrtEnvironment environment = NativeRuntime.environment();
    try (SessionOptions options = new SessionOptions()) {
      environment.setTelemetry(false);
      // Each worker has a thread: more threads would only compete for the same cores.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      return new OnnxModel(name, environment, environment.createSession(file, options));
    } catch (OrtException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Checks that the file conforms to a contract.
   *
   * @param version the version of the contract
   * @param inputs the names of all inputs
   * @param outputs the names of outputs that it must have
   * @throws IllegalArgumentException if it does not
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
          "it conforms to version %s of the contract; this program needs version %s"
              .formatted(text("version"), version));
    }
  }

  /**
   * Returns a value of the metadata.
   *
   * @throws IllegalArgumentException if there is none with this key
   */
  public String text(String key) {
    String text = metadata.get(key);
    if (text == null) {
      throw new IllegalArgumentException("its metadata lacks " + key);
    }
    return text;
  }

  /**
   * Returns a value of the metadata as numbers, which spaces separate.
   *
   * @param count how many numbers there must be
   * @throws IllegalArgumentException if it has another number of them
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

  /** Returns a value of the metadata as one number. */
  public double number(String key) {
    return numbers(key, 1).get(0);
  }

  /**
   * Runs the model.
   *
   * @param inputs for each input, one number for each piece
   * @param outputs for each wanted output, its number of values
   * @return the outputs by name
   * @throws IllegalStateException if the model fails
   */
  public Map<String, float[]> run(Map<String, LongBuffer> inputs, Map<String, Integer> outputs) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, LongBuffer> input : inputs.entrySet()) {
        long[] shape = {input.getValue().remaining()};
        tensors.put(input.getKey(), OnnxTensor.createTensor(environment, input.getValue(), shape));
      }
      try (OrtSession.Result result = session.run(tensors, outputs.keySet())) {
        Map<String, float[]> values = new HashMap<>();
        outputs.forEach((output, size) -> values.put(output, floats(result, output, size)));
        return values;
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
          "the %s's output %s has an unexpected form".formatted(name, output));
    }
    return floats;
  }

  /** Releases the model's memory outside the heap. It cannot be used afterwards. */
  void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the %s cannot be closed: %s".formatted(name, e), e);
    }
  }
}

package org.onrecord.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * A graph of integer products, which ONNX Runtime runs on the calling thread.
 *
 * <p>It gives the same bits on every processor: its sums are sums of integers, and its other steps
 * work on each number alone, each rounded once as IEEE 754 says ({@code ExactArithmeticTest} has
 * the list of operators). So nothing depends on an order of summation, on fused operations or on
 * approximations, in which processors differ. The runtime must not fuse steps either: its
 * optimisations are off.
 *
 * <p>Thread-safe.
 */
final class ProductGraph implements AutoCloseable {
  private final String name;
  private final OrtSession session;

  private ProductGraph(String name, OrtSession session) {
    this.name = name;
    this.session = session;
  }

  /**
   * Opens a graph.
   *
   * @param name its name in messages
   * @throws IllegalArgumentException if the file is no graph
   * @throws IllegalStateException if no graph can run on this machine
   */
  static ProductGraph open(String name, byte[] file) {
    OrtEnvironment environment = NativeRuntime.environment();
    try (SessionOptions options = new SessionOptions()) {
      // Each worker has a thread: more threads would only compete for the same cores.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(SessionOptions.OptLevel.NO_OPT);
      return new ProductGraph(name, environment.createSession(file, options));
    } catch (OrtException e) {
      throw new IllegalArgumentException("its %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Makes a tensor of a buffer's numbers, without copying them.
   *
   * @param values a direct buffer in native byte order, whose first numbers are meant
   */
  static OnnxTensor tensor(FloatBuffer values, long... shape) {
    int size = 1;
    for (long side : shape) {
      size = Math.toIntExact(size * side);
    }
    try {
      return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.slice(0, size), shape);
    } catch (OrtException e) {
      throw new IllegalStateException("no tensor: " + e.getMessage(), e);
    }
  }

  /**
   * Runs the graph.
   *
   * @param inputs all inputs by name
   * @param outputs where to write each of the outputs
   * @throws IllegalStateException if it fails
   */
  void run(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    try {
      session.run(inputs, outputs).close();
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  /**
   * Runs a graph of one input, {@code x}, and one output, {@code y}.
   *
   * @return the output's numbers
   * @throws IllegalStateException if it fails
   */
  float[] run(OnnxTensor input) {
    try (OrtSession.Result result = session.run(Map.of("x", input))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
    } catch (OrtException e) {
      throw failed(e);
    }
  }

  private IllegalStateException failed(OrtException e) {
    return new IllegalStateException("the %s failed: %s".formatted(name, e.getMessage()), e);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the %s: %s".formatted(name, e.getMessage()), e);
    }
  }
}

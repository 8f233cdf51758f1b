package org.onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.beam.vendor.grpc.v1p69p0.com.google.protobuf.UnknownFieldSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.stance.StanceModel;
import org.onrecord.statement.AttributionModel;

/** Why the models give the same bits on every processor. {@code ProcessorsLongIT} tries it out. */
class ExactArithmeticTest {

  /** Operators whose sums, if they have any, are of integers. A bias would be a sum of floats. */
  private static final Set<String> PRODUCTS =
      Set.of("DynamicQuantizeMatMul", "MatMulIntegerToFloat");

  /** How many inputs a product has without a bias. */
  private static final int WITHOUT_BIAS = 6;

  /** Operators that round each number alone, choose the least and highest, or move numbers. */
  private static final Set<String> ALONE =
      Set.of(
          "Add", "DynamicQuantizeLinear", "Mul", "QuantizeLinear", "Reshape", "Split", "Transpose");

  // Fields of ONNX's messages (onnx.proto).
  private static final int GRAPH_OF_MODEL = 7;
  private static final int NODE_OF_GRAPH = 1;
  private static final int INPUT_OF_NODE = 1;
  private static final int OPERATOR_OF_NODE = 4;

  static List<ModelKind<?>> kinds() {
    return List.of(AttributionModel.KIND, StanceModel.KIND);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void onlyOperatorsOfWhichNoProcessorMakesSomethingElse(ModelKind<?> kind) throws IOException {
    Set<String> operators = new TreeSet<>();
    for (UnknownFieldSet node : nodes(kind.bundled())) {
      String operator = text(node, OPERATOR_OF_NODE);
      operators.add(operator);
      if (PRODUCTS.contains(operator)) {
        List<?> inputs = node.getField(INPUT_OF_NODE).getLengthDelimitedList();
        assertThat(inputs).as("inputs of %s", operator).hasSizeLessThanOrEqualTo(WITHOUT_BIAS);
      }
    }
    assertThat(operators).containsAll(PRODUCTS);
    operators.removeAll(PRODUCTS);
    assertThat(ALONE).containsAll(operators);
  }

  private static List<UnknownFieldSet> nodes(byte[] file) throws IOException {
    var nodes = new ArrayList<UnknownFieldSet>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (entry.getName().endsWith(".onnx")) {
          UnknownFieldSet model = UnknownFieldSet.parseFrom(zip.readAllBytes());
          for (var graph : model.getField(GRAPH_OF_MODEL).getLengthDelimitedList()) {
            for (var node :
                UnknownFieldSet.parseFrom(graph).getField(NODE_OF_GRAPH).getLengthDelimitedList()) {
              nodes.add(UnknownFieldSet.parseFrom(node));
            }
          }
        }
      }
    }
    return nodes;
  }

  private static String text(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
  }

  @Test
  void theSoftmaxIsAccurate() {
    for (int size : new int[] {1, 2, 7, 64, 320}) {
      float[] scores = numbers(size, 40);
      float[] numerators = scores.clone();
      float share = ExactMath.softmax(numerators, 0, size, 0.5f);
      double max = Double.NEGATIVE_INFINITY;
      for (float score : scores) {
        max = Math.max(max, score);
      }
      double sum = 0;
      for (int i = 0; i < size; i++) {
        double exact = StrictMath.exp((scores[i] - max) / 2);
        sum += exact;
        assertThat((double) numerators[i]).isCloseTo(exact, within(1e-5));
      }
      assertThat((double) share).isCloseTo(1 / sum, within(1e-4));
    }
  }

  @Test
  void theGaussianErrorLinearUnitIsAccurate() {
    float[] x = numbers(4096, 20);
    float[] y = x.clone();
    ExactMath.gelu(y, new float[x.length], new float[x.length]);
    for (int i = 0; i < x.length; i++) {
      double exact = x[i] * (1 + erf(x[i] / Math.sqrt(2))) / 2;
      assertThat((double) y[i]).isCloseTo(exact, within(1e-6 * Math.max(1, Math.abs(x[i]))));
    }
  }

  @Test
  void aNormalisedRowHasAMeanOf0AndAVarianceOf1() {
    float[] ones = new float[384];
    Arrays.fill(ones, 1);
    float[] x = numbers(384, 7);
    ExactMath.normalise(x, ones, new float[384], 1e-12);
    assertThat((double) ExactMath.sum(x, 0, 384)).isCloseTo(0, within(1e-3));
    assertThat((double) ExactMath.dot(x, 0, x, 0, 384)).isCloseTo(384, within(1e-2));
  }

  private static float[] numbers(int size, double range) {
    var random = new Random(size);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) ((random.nextDouble() - 0.5) * range);
    }
    return numbers;
  }

  /** Returns the error function, integrated by Simpson's rule. */
  private static double erf(double x) {
    int steps = 400;
    double step = x / steps;
    double sum = 1 + Math.exp(-x * x);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-(i * step) * (i * step));
    }
    return sum * step / 3 * 2 / Math.sqrt(Math.PI);
  }
}

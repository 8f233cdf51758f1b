package org.onrecord.model;

/**
 * The steps of a model between its integer products, on arrays of floats.
 *
 * <p>Java rounds each operation as IEEE 754 says and does not reorder or fuse them (Java Language
 * Specification, 15.4), and every sum here has a fixed order. So the results are the same bits on
 * every processor. {@link Math#exp} and the like are not used: they may differ in the last bit.
 *
 * <p>Each loop has a method of its own and does little, since only such loops are compiled to
 * vector instructions.
 */
final class ExactMath {
  private static final int HALVINGS = 6;
  private static final float PART = 1f / (1 << HALVINGS);
  private static final float LEAST_EXPONENT = -16;

  /** A bound outside of which the error function is 1 or -1 in single precision. */
  private static final float ERF_BOUND = 4;

  private static final float ROOT_HALF = (float) Math.sqrt(0.5);

  private ExactMath() {}

  /** Returns the highest of the numbers from index {@code from} to before {@code to}. */
  static float max(float[] x, int from, int to) {
    float max = x[from];
    for (int i = from + 1; i < to; i++) {
      if (x[i] > max) {
        max = x[i];
      }
    }
    return max;
  }

  /** Returns the sum of the numbers from index {@code from} to before {@code to}. */
  static float sum(float[] x, int from, int to) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < to; i++) {
      a += x[i];
    }
    return (a + b) + (c + d);
  }

  /** Returns the sum of the products of {@code x[from + i]} and {@code y[yFrom + i]}. */
  static float dot(float[] x, int from, float[] y, int yFrom, int size) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      a += x[from + i] * y[yFrom + i];
      b += x[from + i + 1] * y[yFrom + i + 1];
      c += x[from + i + 2] * y[yFrom + i + 2];
      d += x[from + i + 3] * y[yFrom + i + 3];
    }
    for (; i < size; i++) {
      a += x[from + i] * y[yFrom + i];
    }
    return (a + b) + (c + d);
  }

  /**
   * Turns scores into the numerators of their softmax, {@code e^(scale * (x - max))}, with an error
   * of less than 0.00001. Differences of more than 16 count as 16.
   *
   * @return 1 divided by their sum
   */
  static float softmax(float[] x, int from, int to, float scale) {
    differences(x, from, to, max(x, from, to), scale * PART);
    powers(x, from, to);
    squares(x, from, to);
    return 1 / sum(x, from, to);
  }

  private static void differences(float[] x, int from, int to, float max, float scale) {
    for (int i = from; i < to; i++) {
      x[i] = Math.max((x[i] - max) * scale, LEAST_EXPONENT * PART);
    }
  }

  /** Replaces x from -1/4 to 0 by e^x: its Taylor polynomial of degree 5. */
  private static void powers(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = x[i];
      x[i] = 1 + v * (1 + v * (1 / 2f + v * (1 / 6f + v * (1 / 24f + v * (1 / 120f)))));
    }
  }

  /** Replaces x by x^64. */
  private static void squares(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      float v = x[i];
      v *= v;
      v *= v;
      v *= v;
      v *= v;
      v *= v;
      v *= v;
      x[i] = v;
    }
  }

  /** Multiplies the numbers from index {@code from} to before {@code to} by a factor. */
  static void scale(float[] x, int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      x[i] *= factor;
    }
  }

  /** Adds {@code y} to {@code x}. */
  static void add(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
  }

  private static void subtract(float[] x, float mean) {
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean;
    }
  }

  private static void scaleAndShift(float[] x, float factor, float[] weight, float[] bias) {
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] * factor * weight[i] + bias[i];
    }
  }

  /** Layer normalisation (Ba et al., 2016) of one row. */
  static void normalise(float[] x, float[] weight, float[] bias, double epsilon) {
    subtract(x, sum(x, 0, x.length) / x.length);
    double variance = dot(x, 0, x, 0, x.length) / x.length;
    scaleAndShift(x, (float) (1 / Math.sqrt(variance + epsilon)), weight, bias);
  }

  /**
   * Applies the Gaussian error linear unit, x Φ(x) (Hendrycks and Gimpel, 2016), with an error of
   * less than 0.000001 times max(1, |x|).
   *
   * @param one an array of the length of {@code x}, which is overwritten
   * @param other another one
   */
  static void gelu(float[] x, float[] one, float[] other) {
    arguments(x, one);
    denominators(one, other);
    numerators(one);
    quotients(one, other);
    gated(x, one);
  }

  private static void arguments(float[] x, float[] z) {
    for (int i = 0; i < x.length; i++) {
      z[i] = Math.max(-ERF_BOUND, Math.min(ERF_BOUND, x[i] * ROOT_HALF));
    }
  }

  // The error function as a quotient of polynomials, as in Eigen and XLA.

  private static void denominators(float[] z, float[] denominator) {
    for (int i = 0; i < z.length; i++) {
      float q = z[i] * z[i];
      denominator[i] =
          -1.4264739e-02f
              + q
                  * (-7.3733293e-03f
                      + q * (-1.682827e-03f + q * (-2.1337405e-04f + q * -1.45660715e-05f)));
    }
  }

  private static void numerators(float[] z) {
    for (int i = 0; i < z.length; i++) {
      float v = z[i];
      float q = v * v;
      z[i] =
          v
              * (-1.6096033e-02f
                  + q
                      * (-2.9546e-03f
                          + q
                              * (-7.3499064e-04f
                                  + q
                                      * (-5.6925062e-05f
                                          + q
                                              * (-2.101024e-06f
                                                  + q * (2.7706815e-08f + q * -2.7261424e-10f))))));
    }
  }

  private static void quotients(float[] numerator, float[] denominator) {
    for (int i = 0; i < numerator.length; i++) {
      numerator[i] = numerator[i] / denominator[i];
    }
  }

  private static void gated(float[] x, float[] erf) {
    for (int i = 0; i < x.length; i++) {
      x[i] = 0.5f * x[i] * (1 + erf[i]);
    }
  }
}

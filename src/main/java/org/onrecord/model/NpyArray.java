package org.onrecord.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array of numbers in NumPy's NPY format, version 1.0 (NumPy Enhancement Proposal 1).
 *
 * @param type the type of its numbers: {@code |i1}, {@code <f2} or {@code <f4}
 * @param values the bytes of the numbers, row by row, little-endian
 */
record NpyArray(String type, ByteBuffer values) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int PREAMBLE = MAGIC.length + Short.BYTES;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': False, 'shape': \\([0-9, ]*\\), \\}[ ]*\n");

  /**
   * Reads an array.
   *
   * @throws IllegalArgumentException if the bytes are no such array
   */
  static NpyArray of(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length >= PREAMBLE && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      int header = Short.toUnsignedInt(bytes.getShort(MAGIC.length));
      if (PREAMBLE + header <= file.length) {
        Matcher form =
            HEADER.matcher(new String(file, PREAMBLE, header, StandardCharsets.ISO_8859_1));
        if (form.matches()) {
          ByteBuffer values = bytes.position(PREAMBLE + header).slice();
          return new NpyArray(form.group(1), values.order(ByteOrder.LITTLE_ENDIAN));
        }
      }
    }
    throw new IllegalArgumentException("it is no NPY array of version 1.0, row by row");
  }

  /**
   * Returns the numbers of an array in single or half precision.
   *
   * @throws IllegalArgumentException if the numbers are of another type
   */
  float[] floats() {
    float[] floats;
    switch (type) {
      case "<f4" -> {
        floats = new float[values.remaining() / Float.BYTES];
        values.asFloatBuffer().get(floats);
      }
      case "<f2" -> {
        floats = new float[values.remaining() / Short.BYTES];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = ofHalf(values.getShort(i * Short.BYTES));
        }
      }
      default ->
          throw new IllegalArgumentException("its numbers are %s, not floats".formatted(type));
    }
    return floats;
  }

  /**
   * Returns the numbers of an array of signed bytes.
   *
   * @throws IllegalArgumentException if the numbers are of another type
   */
  byte[] bytes() {
    if (!type.equals("|i1")) {
      throw new IllegalArgumentException("its numbers are %s, not bytes".formatted(type));
    }
    byte[] bytes = new byte[values.remaining()];
    values.get(0, bytes);
    return bytes;
  }

  /** Returns the value of a number in half precision (IEEE 754 binary16), which is finite. */
  private static float ofHalf(short half) {
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    return half < 0 ? -size : size;
  }
}

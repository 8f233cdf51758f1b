package org.onrecord.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.coders.BigEndianIntegerCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.OptionalCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/**
 * Base class of the coders for values that Avro does not describe. A subclass has no fields; it
 * encodes the components of a value one after the other and decodes them in the same order.
 *
 * <p>Two coders of one class are equal, since Flink compares the coders of the collections that it
 * flattens. Encoding is deterministic as long as the value's maps and sets are sorted.
 *
 * @param <T> the value
 */
public abstract class ValueCoder<T> extends CustomCoder<T> {
  protected static final Coder<String> STRING = StringUtf8Coder.of();
  protected static final Coder<Optional<String>> OPTIONAL_STRING = OptionalCoder.of(STRING);
  protected static final Coder<List<String>> STRINGS = ListCoder.of(STRING);
  protected static final Coder<Boolean> BOOLEAN = BooleanCoder.of();
  protected static final Coder<byte[]> BYTES = ByteArrayCoder.of();

  /** Writes small numbers in few bytes. */
  protected static final Coder<Integer> INT = VarIntCoder.of();

  /** Writes small numbers in few bytes. */
  protected static final Coder<Long> LONG = VarLongCoder.of();

  protected static final Coder<Map<String, Long>> COUNTS = MapCoder.of(STRING, LONG);

  private static final Coder<Integer> FOUR_BYTES = BigEndianIntegerCoder.of();

  /** Encodes a day that may be missing. */
  protected static void encodeDay(Optional<LocalDate> day, OutputStream out) throws IOException {
    OPTIONAL_STRING.encode(day.map(LocalDate::toString), out);
  }

  /** Decodes what {@link #encodeDay} wrote. */
  protected static Optional<LocalDate> decodeDay(InputStream in) throws IOException {
    return OPTIONAL_STRING.decode(in).map(LocalDate::parse);
  }

  /** Encodes hashes, four bytes each. */
  protected static void encodeHashes(int[] hashes, OutputStream out) throws IOException {
    INT.encode(hashes.length, out);
    for (int hash : hashes) {
      FOUR_BYTES.encode(hash, out);
    }
  }

  /** Decodes what {@link #encodeHashes} wrote. */
  protected static int[] decodeHashes(InputStream in) throws IOException {
    int[] hashes = new int[INT.decode(in)];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = FOUR_BYTES.decode(in);
    }
    return hashes;
  }

  @Override
  public final void verifyDeterministic() {
    // The coders of all components are deterministic.
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // Coders of two subclasses differ.
  public final boolean equals(Object other) {
    return other != null && other.getClass() == getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }
}

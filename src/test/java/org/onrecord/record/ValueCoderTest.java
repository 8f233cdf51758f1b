package org.onrecord.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;

class ValueCoderTest {
  private record Value(Optional<LocalDate> day, Map<String, Long> counts, String hashes) {}

  private static final class FirstCoder extends ValueCoder<Value> {
    @Override
    public void encode(Value value, OutputStream out) throws IOException {
      encodeDay(value.day(), out);
      COUNTS.encode(value.counts(), out);
      encodeHashes(value.hashes().chars().map(c -> -c).toArray(), out);
    }

    @Override
    public Value decode(InputStream in) throws IOException {
      Optional<LocalDate> day = decodeDay(in);
      Map<String, Long> counts = COUNTS.decode(in);
      StringBuilder hashes = new StringBuilder();
      for (int hash : decodeHashes(in)) {
        hashes.append((char) -hash);
      }
      return new Value(day, counts, hashes.toString());
    }
  }

  private static final class SecondCoder extends ValueCoder<String> {
    @Override
    public void encode(String value, OutputStream out) throws IOException {
      STRING.encode(value, out);
    }

    @Override
    public String decode(InputStream in) throws IOException {
      return STRING.decode(in);
    }
  }

  @Test
  void componentsAreDecodedAsTheyWereEncoded() throws IOException {
    for (Optional<LocalDate> day :
        List.of(Optional.<LocalDate>empty(), Optional.of(LocalDate.parse("2024-02-28")))) {
      Value value = new Value(day, new TreeMap<>(Map.of("a", 1L, "b", 1L << 40)), "xyz");
      byte[] bytes = CoderUtils.encodeToByteArray(new FirstCoder(), value);
      assertThat(CoderUtils.decodeFromByteArray(new FirstCoder(), bytes)).isEqualTo(value);
    }
  }

  @Test
  void codersOfOneClassAreEqual() {
    assertThat(new FirstCoder()).isEqualTo(new FirstCoder()).hasSameHashCodeAs(new FirstCoder());
    assertThat(new FirstCoder()).isNotEqualTo(new SecondCoder());
  }
}

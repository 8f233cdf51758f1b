package org.onrecord.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.model.Lease;
import org.onrecord.model.ModelKind;

class AttributionModelTest {
  private static final byte[] BUNDLED = AttributionModel.KIND.bundled();

  @Test
  void oneForAJvmAndAChecksum() {
    String checksum = ModelKind.checksum(BUNDLED);
    assertThat(checksum).matches("[0-9a-f]{64}");
    try (Lease<AttributionModel> model = AttributionModel.KIND.lease(checksum, () -> BUNDLED);
        Lease<AttributionModel> again =
            AttributionModel.KIND.lease(checksum, AttributionModelTest::notRead)) {
      assertThat(again.get()).isSameAs(model.get());
    }
  }

  @Test
  void anotherModelThanWasMeantIsRefused() {
    assertThatThrownBy(() -> AttributionModel.KIND.lease("0".repeat(64), () -> BUNDLED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the attribution model has changed since the run began");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 10_000_000})
  void aBrokenFileIsNoModel(int length) {
    byte[] broken = Arrays.copyOf(BUNDLED, length);
    assertThatThrownBy(() -> AttributionModel.KIND.open(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no attribution model: ");
  }

  /** A row: a text in the file, its replacement, the expected message. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      textBlock =
          """
          version\u0012\u00011 | version\u0012\u00012 | it conforms to version 2 of the contract; this program needs version 1
          \u0004least | \u0004lease | its metadata lacks least
          \u0006window\u0012\u0003 | \u0006window\u0012\u0003x | its window is "x
          [SEP] | [sep] | its vocabulary lacks [SEP]
          """)
  void aModelOfAnotherFormIsNoModel(String there, String instead, String why) {
    String file = new String(BUNDLED, ISO_8859_1);
    int at = file.lastIndexOf(there);
    assertThat(at).as(there).isPositive();
    byte[] other = BUNDLED.clone();
    byte[] bytes = instead.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, other, at, bytes.length);
    assertThatThrownBy(() -> AttributionModel.KIND.open(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no attribution model: " + why);
  }

  private static byte[] notRead() {
    throw new IllegalStateException("is read again");
  }
}

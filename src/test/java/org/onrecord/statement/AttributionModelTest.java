package org.onrecord.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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

  /** A row: a text in the metadata, its replacement, the expected message. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      textBlock =
          """
          "version": "2" | "version": "3" | it conforms to version 3 of the contract; this program needs version 2
          "least" | "lease" | its metadata lacks least
          "window": "320" | "window": "wide" | its window is "wide", not 1 numbers
          [SEP] | [sep] | its vocabulary lacks [SEP]
          "layers": "10" | "layers": "11" | it lacks layer10.attend.onnx
          "layers": "10" | "layers": "0" | its layers is "0", not a whole number from 1
          "layers": "10" | "layers": "1e99" | its layers is "1e99", not a whole number from 1
          "window": "320" | "window": "-1" | its window is "-1", not a whole number from 1
          "heads": "12" | "heads": "7" | its heads are 7, by which its width of 384 cannot be divided
          """)
  void aModelOfAnotherFormIsNoModel(String there, String instead, String why) throws IOException {
    byte[] other = withMetadata(json -> json.replace(there, instead));
    assertThatThrownBy(() -> AttributionModel.KIND.open(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no attribution model: " + why);
  }

  /** Returns the bundled model with other metadata. */
  private static byte[] withMetadata(UnaryOperator<String> change) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(BUNDLED));
        var out = new ZipOutputStream(file)) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        byte[] bytes = in.readAllBytes();
        if (entry.getName().equals("metadata.json")) {
          String changed = change.apply(new String(bytes, UTF_8));
          assertThat(changed).isNotEqualTo(new String(bytes, UTF_8));
          bytes = changed.getBytes(UTF_8);
        }
        var crc = new CRC32();
        crc.update(bytes);
        var stored = new ZipEntry(entry.getName());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(bytes.length);
        stored.setCrc(crc.getValue());
        out.putNextEntry(stored);
        out.write(bytes);
      }
    }
    return file.toByteArray();
  }

  private static byte[] notRead() {
    throw new IllegalStateException("is read again");
  }
}

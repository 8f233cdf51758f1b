package org.onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.LongBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.stance.StanceModel;

class ModelKindTest {

  /** A separate kind, since other tests have the bundled one open. */
  private final ModelKind<OnnxModel> kind =
      new ModelKind<>("stance", OnnxModel.class, model -> model);

  private final byte[] file = StanceModel.KIND.bundled();
  private final String checksum = ModelKind.checksum(file);

  @Test
  void aModelIsOpenUntilItsLastUserGivesItBack() {
    Lease<OnnxModel> one = kind.lease(checksum, () -> file);
    OnnxModel model = one.get();
    Lease<Integer> other = kind.lease(checksum, ModelKindTest::notRead).map(ModelKindTest::answers);
    assertThat(other.get()).isEqualTo(3);

    one.close();
    one.close(); // The second time does nothing.
    assertThat(answers(model)).isEqualTo(3);

    other.close();
    assertThatThrownBy(() -> answers(model)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kind.lease(checksum, ModelKindTest::notRead))
        .hasMessage("is read again");
    try (Lease<OnnxModel> again = kind.lease(checksum, () -> file)) {
      assertThat(answers(again.get())).isEqualTo(3);
    }
  }

  private static int answers(OnnxModel model) {
    LongBuffer pieces = LongBuffer.wrap(new long[8]);
    return model
        .run(
            Map.of("ids", pieces, "features", pieces.duplicate(), "roles", pieces.duplicate()),
            Map.of("stance", 3))
        .get("stance")
        .length;
  }

  private static byte[] notRead() {
    throw new IllegalStateException("is read again");
  }
}

package org.onrecord.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.stance.StanceModel;

class ModelKindTest {

  /** A separate kind, since other tests have the bundled one open. */
  private final ModelKind<Encoder> kind =
      new ModelKind<>(
          "stance",
          Encoder.class,
          file -> new Encoder(file, List.of("features", "roles"), List.of()));

  private final byte[] file = StanceModel.KIND.bundled();
  private final String checksum = ModelKind.checksum(file);

  @Test
  void aModelIsOpenUntilItsLastUserGivesItBack() {
    Lease<Encoder> one = kind.lease(checksum, () -> file);
    Encoder model = one.get();
    Lease<Integer> other = kind.lease(checksum, ModelKindTest::notRead).map(ModelKindTest::answers);
    assertThat(other.get()).isEqualTo(8);

    one.close();
    one.close(); // The second time does nothing.
    assertThat(answers(model)).isEqualTo(8);

    other.close();
    assertThatThrownBy(() -> answers(model)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kind.lease(checksum, ModelKindTest::notRead))
        .hasMessage("is read again");
    try (Lease<Encoder> again = kind.lease(checksum, () -> file)) {
      assertThat(answers(again.get())).isEqualTo(8);
    }
  }

  private static int answers(Encoder model) {
    int[] pieces = new int[8];
    return model.encode(pieces, pieces, pieces).rows().length / model.width();
  }

  private static byte[] notRead() {
    throw new IllegalStateException("is read again");
  }
}

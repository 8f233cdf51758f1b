package org.onrecord.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectionsTest {
  @Test
  void anExcerptIsSafeToPrint() {
    assertThat(excerpt(new byte[] {'a', '\n', 0, (byte) 0xFF, 'b', 0x7F}))
        .isEqualTo("a\uFFFD\uFFFD\uFFFDb\uFFFD");
  }

  @Test
  void anExcerptHasAtMostTwoHundredUnits() {
    assertThat(excerpt("x".repeat(1000).getBytes(UTF_8))).isEqualTo("x".repeat(200));
    assertThat(excerpt("€".repeat(1000).getBytes(UTF_8))).isEqualTo("€".repeat(200));
  }

  @Test
  void anExcerptDoesNotCutAPair() {
    assertThat(Rejections.excerpt("x".repeat(199) + "\uD83D\uDE00")).isEqualTo("x".repeat(199));
    assertThat(excerpt(("x" + "\uD83D\uDE00".repeat(200)).getBytes(UTF_8))).hasSize(199);
  }

  @Test
  void aDetailIsSafeToPrintToo() {
    Rejected rejected =
        Rejections.of("a", 1, RejectionReason.NO_DATE, "is\n" + "y".repeat(1000), new byte[0]);
    assertThat(rejected.getDetail()).startsWith("is\uFFFDyy").hasSizeLessThan(1000);
  }

  private static String excerpt(byte[] head) {
    return Rejections.of("a", 1, RejectionReason.NO_DATE, "", head).getExcerpt();
  }
}

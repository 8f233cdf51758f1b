package org.onrecord.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.record.Ids;
import org.onrecord.record.Statement;

class PageTest {

  /** As published on npm. For a new version, update the checksum and check its licence and size. */
  @Test
  void drawsWithTheLibraryThatWasLookedAt() {
    assertThat(HexFormat.of().formatHex(Ids.sha256().digest(Page.library().getBytes(UTF_8))))
        .isEqualTo("baa8dfe7e1d9336b98e8986ba7e20ea15e7cdbea1ef42a59d59478632fa45a1d");
  }

  @Test
  void isTheSameHoweverTheDatasetsWereRead() throws IOException {
    Findings findings = MadeUp.of(3, 300, 10, 12);
    List<Statement> shuffled = new ArrayList<>(findings.statements());
    Collections.reverse(shuffled);
    assertThat(page(new Findings(shuffled, findings.stances()))).isEqualTo(page(findings));
  }

  @Test
  void letsTheBrowserRunAndStyleOnlyWhatItHolds() throws IOException {
    String policy =
        page(MadeUp.of(3, 10, 2, 2)).replaceFirst("(?s).*Policy\" content=\"([^\"]*)\".*", "$1");
    assertThat(policy)
        .startsWith("default-src &#39;none&#39;; script-src &#39;sha256-")
        .doesNotContain("unsafe", "http", "*");
  }

  /** The corpus's texts are in the page only in packed form, which is never parsed as markup. */
  @Test
  void holdsNoWordsOfTheCorpusAsTheyAre() throws IOException {
    assertThat(page(MadeUp.of(3, 50, 5, 5))).doesNotContain("Brandvold", "made-up paper");
  }

  private static String page(Findings findings) throws IOException {
    var out = new StringWriter();
    Page.write(findings, out);
    return out.toString();
  }
}

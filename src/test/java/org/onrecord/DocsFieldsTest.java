package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class DocsFieldsTest {
  @Test
  void thePageHasEveryFieldAsTheSchemasDescribeIt() throws IOException {
    String page = Files.readString(DocsFields.PAGE);
    assertThat(page)
        .as("make fields updates the tables of %s", DocsFields.PAGE)
        .isEqualTo(DocsFields.updated(page))
        .contains(
            "| `evidence_span` | `Span` | From the first to the last of source, cue and content. |");
  }
}

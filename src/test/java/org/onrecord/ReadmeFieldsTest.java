package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ReadmeFieldsTest {
  @Test
  void theReadmeHasEveryFieldAsTheSchemasSayIt() throws IOException {
    String readme = Files.readString(ReadmeFields.README);
    assertThat(readme)
        .as("make fields renews the README's tables")
        .isEqualTo(ReadmeFields.renewed(readme))
        .contains(
            "| `evidence_span` | `Span` | From the first to the last of source, cue and content. |");
  }
}

package org.onrecord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.onrecord.job.RunManifest;

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

  @Test
  void thePageHasEveryFieldOfTheManifest() throws IOException {
    String page = Files.readString(DocsFields.PAGE);
    String manifest = page.substring(page.indexOf("\n## The manifest"));
    for (RecordComponent field : RunManifest.class.getRecordComponents()) {
      assertThat(manifest)
          .contains(
              "`"
                  + PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getName())
                  + "`");
    }
  }
}

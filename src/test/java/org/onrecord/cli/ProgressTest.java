package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void tellsCountsRateAndTime() {
    assertThat(Progress.line(1200, 1100, 23456, Duration.ofSeconds(110)))
        .isEqualTo(
            "1,200 records read, 1,100 articles analysed, 23,456 statements found, 10.0 articles/s,"
                + " 1:50");
  }

  @Test
  void leavesTheTerminalsLineEmpty() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Progress.start(new Terminal(out), true).close();
    assertThat(out.toString(UTF_8)).endsWith("\r\u001b[K");
  }

  @Test
  void withoutATerminalAShortRunSaysNothing() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Progress.start(new Terminal(out), false).close();
    assertThat(out.toString(UTF_8)).isEmpty();
  }
}

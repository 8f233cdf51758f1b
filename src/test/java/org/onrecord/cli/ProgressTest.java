package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onrecord.record.Meter;
import org.onrecord.record.Meter.Step;

class ProgressTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void forgetEarlierRuns() {
    Meter.reset();
  }

  @Test
  void tellsTheStepWhatIsDoneOfItAndWhatIsLeft() {
    assertThat(
            Progress.line(
                Step.ANALYSING, 1100, 2200, OptionalDouble.of(110), Duration.ofSeconds(125)))
        .isEqualTo("Step 2 of 5: analysing, 1,100 of 2,200 articles, about 2 min left; 2:05");
    assertThat(
            Progress.line(
                Step.READING, 812, 61_300_000, OptionalDouble.empty(), Duration.ofSeconds(10)))
        .isEqualTo("Step 1 of 5: reading, 812 bytes of 61.3 MB; 0:10");
    assertThat(
            Progress.line(Step.PUBLISHING, 0, 12, OptionalDouble.empty(), Duration.ofMinutes(100)))
        .isEqualTo("Step 5 of 5: publishing, 12 files; 100:00");
  }

  @Test
  void estimatesTheRestFromTheShareThatIsDone() {
    assertThat(Progress.secondsLeft(30, 90, 20)).hasValue(60);
    assertThat(Progress.secondsLeft(1, 1000, 20)).as("too little to tell").isEmpty();
    assertThat(Progress.secondsLeft(0, 1000, 20)).isEmpty();
    assertThat(Progress.secondsLeft(1000, 0, 20)).as("nothing left").isEmpty();
  }

  @Test
  void theStepIsTheFirstThatHasWorkLeft() {
    assertThat(Progress.current()).as("workers elsewhere are not counted").isEmpty();
    Meter.expect(Step.READING, 100);
    assertThat(Progress.current()).hasValue(Step.READING);
    // Of a table only some columns are read.
    Meter.done(Step.READING, 60);
    Meter.expect(Step.ANALYSING, 2);
    Meter.done(Step.ANALYSING, 1);
    Meter.expect(Step.STANCES, 3);
    assertThat(Progress.current()).hasValue(Step.ANALYSING);
    Meter.done(Step.ANALYSING, 1);
    assertThat(Progress.current()).hasValue(Step.STANCES);
    Meter.done(Step.STANCES, 3);
    assertThat(Progress.current()).as("until the next step begins").hasValue(Step.STANCES);
    Meter.expect(Step.WRITING, 5);
    assertThat(Progress.current()).hasValue(Step.WRITING);
  }

  @Test
  void leavesTheTerminalsLineEmpty() {
    Progress.start(new Terminal(out), true).close();
    assertThat(out.toString(UTF_8)).endsWith("\r\u001b[K");
  }

  @Test
  void withoutATerminalAShortRunSaysNothing() {
    Progress.start(new Terminal(out), false).close();
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void withoutATerminalLinesComeOftenAtFirst() {
    assertThat(Progress.interval(Duration.ofSeconds(59))).isEqualTo(Duration.ofSeconds(10));
    assertThat(Progress.interval(Duration.ofMinutes(60))).isEqualTo(Duration.ofMinutes(1));
  }
}

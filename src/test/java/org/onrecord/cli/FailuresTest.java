package org.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;
import org.onrecord.job.DataCheckException;
import org.onrecord.job.RunFailedException;

class FailuresTest {
  @Test
  void aFailedDataCheckIsFoundAmongTheCauses() {
    DataCheckException check = new DataCheckException("counts do not add up: 1 and 2");
    assertThat(Failures.explain(new RuntimeException("run failed", new IOException(check))))
        .isInstanceOf(DataCheckException.class)
        .hasMessage("counts do not add up: 1 and 2");
  }

  @Test
  void alsoWhereFlinkHandsItOnByNameOnly() {
    RuntimeException check =
        new RuntimeException(new DataCheckException("counts do not add up: 1 and 2"));
    assertThat(Failures.explain(new RuntimeException("run failed", new SerializedThrowable(check))))
        .isInstanceOf(DataCheckException.class)
        .hasMessage("counts do not add up: 1 and 2");
  }

  @Test
  void tooLittleMemoryIsToldWithTheLimit() {
    String limit = "limited to %d MB".formatted(Runtime.getRuntime().maxMemory() >> 20);
    Throwable error = new OutOfMemoryError("Java heap space");
    assertThat(Failures.explain(new RuntimeException("run failed", error)))
        .isInstanceOf(RunFailedException.class)
        .hasMessageStartingWith("out of memory (Java heap space): the heap")
        .hasMessageContaining(limit);
    assertThat(Failures.explain(new RuntimeException(new SerializedThrowable(error))))
        .hasMessageStartingWith("out of memory (Java heap space)");
  }

  @Test
  void ofOtherFailuresTheInnermostIsTold() {
    assertThat(Failures.explain(new RuntimeException("outer", new IOException("disk full"))))
        .isInstanceOf(RunFailedException.class)
        .hasMessage("the run failed: java.io.IOException: disk full");
  }
}

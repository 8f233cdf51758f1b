package org.onrecord.limit;

import java.time.Duration;

/** The work on a record exceeded its time limit. */
public final class TooSlowException extends RuntimeException {
  TooSlowException(Duration limit) {
    super("it took longer than %d s".formatted(limit.toSeconds()), null, false, false);
  }
}

package org.onrecord.stance;

import java.util.List;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/** Finds where a statement's actor stands. The answer depends on the statement alone. */
@FunctionalInterface
public interface StanceDetector {

  /** Returns a stance for each target that the statement touches; empty where it touches none. */
  List<Stance> detect(Statement statement);

  /** Returns the detector for a job without targets, which finds nothing. */
  static StanceDetector none() {
    return statement -> List.of();
  }
}

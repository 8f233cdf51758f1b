package org.onrecord.stance;

import java.util.List;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/** Finds the stances of a statement's actor. The result depends on the statement alone. */
@FunctionalInterface
public interface StanceDetector {

  /** Returns a stance for each target that the statement touches; empty if it touches none. */
  List<Stance> detect(Statement statement);

  /** Returns the detector for a job without targets. It finds no stances. */
  static StanceDetector none() {
    return statement -> List.of();
  }
}

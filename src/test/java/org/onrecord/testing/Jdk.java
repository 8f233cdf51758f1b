package org.onrecord.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands of the JDK that the tests run on. */
public final class Jdk {
  /**
   * Compiles each method once, quickly: a run of some seconds ends before what the slower compiler
   * makes of it has paid. What measures speed leaves it away.
   */
  public static final String QUICK = "-XX:TieredStopAtLevel=1";

  private Jdk() {}

  /** Returns a command line that can be added to. */
  public static List<String> command(String tool, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    return command;
  }
}

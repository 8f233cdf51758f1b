package org.onrecord.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Configures java.util.logging, which all libraries in the jar use: stderr, one line per entry. */
public final class Logs {
  private static final String COMMON =
      """
      handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level = ALL
      java.util.logging.ConsoleHandler.encoding = UTF-8
      java.util.logging.ConsoleHandler.formatter = java.util.logging.SimpleFormatter
      """;

  /** Hides warnings that appear in every run and that no user can fix, or that we report anyway. */
  private static final String QUIET =
      """
      java.util.logging.SimpleFormatter.format = %1$tFT%1$tT %4$s %3$s: %5$s%n
      .level = WARNING
      org.apache.hadoop.level = SEVERE
      org.apache.flink.level = SEVERE
      org.apache.pekko.level = SEVERE
      org.apache.beam.level = SEVERE
      org.apache.beam.runners.flink.FlinkRunner.level = OFF
      """;

  /** Shows stack traces too. */
  private static final String VERBOSE =
      """
      java.util.logging.SimpleFormatter.format = %1$tFT%1$tT %4$s %3$s: %5$s%6$s%n
      .level = INFO
      """;

  private Logs() {}

  /** Whether the user asked for the logs of libraries and for stack traces. */
  public static boolean isVerbose() {
    return Logger.getLogger("").isLoggable(Level.INFO);
  }

  /**
   * Configures the logs. Until a command has read its options they are quiet.
   *
   * @param verbose whether the user asked for them
   */
  public static void setUp(boolean verbose) {
    String configuration = COMMON + (verbose ? VERBOSE : QUIET);
    try {
      LogManager.getLogManager()
          .readConfiguration(
              new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new IllegalStateException("a configuration in memory cannot be read", e);
    }
  }
}

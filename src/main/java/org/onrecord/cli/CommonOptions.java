package org.onrecord.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
  @SuppressWarnings("UnusedVariable") // Picocli checks whether it is set.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--verbose",
      description = "Show stack traces of errors and the logs of libraries.")
  private boolean verbose;

  /** Applies the options. Every command calls it first. */
  void setUp() {
    Logs.setUp(verbose);
  }
}

package org.onrecord.cli;

import picocli.CommandLine.Option;

/** What every command takes beside its own options. */
final class CommonOptions {
  @SuppressWarnings("UnusedVariable") // That it is set is what picocli goes by.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--verbose",
      description = "Show stack traces of errors and the logs of libraries.")
  private boolean verbose;

  /** Does as the user says; to be called first. */
  void setUp() {
    Logs.setUp(verbose);
  }
}

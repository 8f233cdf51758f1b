package org.onrecord.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code evaluate}: measures the models on human annotations. */
@Command(
    name = "evaluate",
    description = "Measures a stage on human annotations.",
    synopsisSubcommandLabel = "STAGE",
    footer = {
      "",
      "Example:",
      "  java -jar target/onrecord.jar evaluate statements --gold=gold.jsonl"
    })
public final class EvaluateCommand {
  private EvaluateCommand() {}

  /**
   * Returns the command, with a subcommand for each stage.
   *
   * @param out receives the figures
   */
  public static CommandLine commandLine(Terminal out) {
    return new CommandLine(new EvaluateCommand())
        .addMixin("common", new CommonOptions())
        .addSubcommand(new EvaluateStatementsCommand(out))
        .addSubcommand(new EvaluateStancesCommand(out));
  }
}

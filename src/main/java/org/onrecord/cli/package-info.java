/**
 * The command line: one class for each command, and what the commands share.
 *
 * <p>{@link org.onrecord.cli.RunCommand} runs the job: {@code RunSettings} turns its options into
 * typed and checked settings, {@code DryRun} and {@code RunSummary} print what a run would do and
 * what it did. {@code ValidateCommand} compares an output with its manifest. {@code ExplainCommand}
 * shows what is found in one article. {@code ReportCommand} and {@code ExportCommand} show and
 * export published datasets. {@code EvaluateCommand} measures the models on annotated articles. The
 * options of {@code run}, with their defaults, are in {@code cli.options}. This package decides
 * what a command prints and how it ends: see {@code ExitCode}, {@code Failures} and {@code Logs}.
 */
package org.onrecord.cli;

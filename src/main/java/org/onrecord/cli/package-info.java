/**
 * The command line: one class a command, and what the commands share.
 *
 * <p>{@link org.onrecord.cli.RunCommand} runs the job; {@code ValidateCommand} compares an output
 * with its manifest; {@code ExplainCommand} shows what is found in one article; {@code
 * ReportCommand} and {@code ExportCommand} hand on what was published; {@code EvaluateCommand}
 * measures the models against annotated articles. The options themselves, with their defaults, are
 * in {@code cli.options}. What a command prints and how it ends is decided here: {@code ExitCode},
 * {@code Failures}, {@code Logs}.
 */
package org.onrecord.cli;

package org.onrecord.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.job.RunManifest;
import org.onrecord.job.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.core.exception.SdkException;

/** The command {@code validate}: compares a published output with its manifest. */
@Command(
    name = "validate",
    description = {
      "Reads a published output and compares it with its run.json: no file is missing or extra, and"
          + " checksums, rows, columns and days match.",
      "Exit codes: 0 valid, 2 no such output, 4 invalid."
    },
    sortOptions = false,
    footer = {"", "Example:", "  java -jar target/onrecord.jar validate --output=out"})
public final class ValidateCommand implements Callable<Integer> {
  private static final int MAX_PROBLEMS_SHOWN = 50;

  private final Terminal out;
  private final Terminal err;

  @Mixin private StoreOptions store;

  @Mixin private CommonOptions common;

  private ValidateCommand(Terminal out, Terminal err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Returns the command.
   *
   * @param out receives the result
   * @param err receives the problems
   */
  public static CommandLine commandLine(Terminal out, Terminal err) {
    return new CommandLine(new ValidateCommand(out, err));
  }

  @Override
  public Integer call() {
    common.setUp();
    String location = store.open();
    Output output = Output.of(location, "validate");
    RunManifest manifest;
    List<String> problems;
    try {
      Optional<RunManifest> published = RunManifest.published(output);
      if (published.isEmpty()) {
        throw new UsageException(
            "--output: there is no run.json in %s%s"
                .formatted(
                    location,
                    Publication.interrupted(output) ? "; " + OutputCheck.INTERRUPTED : ""));
      }
      manifest = published.get();
      problems = new OutputCheck(output, manifest).problems();
    } catch (IOException | IllegalArgumentException | SdkException e) {
      throw new UsageException("--output: cannot read %s: %s".formatted(location, Causes.of(e)));
    }
    problems.stream().limit(MAX_PROBLEMS_SHOWN).forEach(err::message);
    if (problems.size() > MAX_PROBLEMS_SHOWN) {
      err.message("... and %d more".formatted(problems.size() - MAX_PROBLEMS_SHOWN));
    }
    long bytes = manifest.files().stream().mapToLong(RunManifest.File::bytes).sum();
    out.printf(
        Locale.ROOT,
        "%s: %s, %s, %,d bytes, last published by run %s: %s%n",
        location,
        Display.count(manifest.days().size(), "day"),
        Display.count(manifest.files().size(), "file"),
        bytes,
        manifest.run(),
        problems.isEmpty() ? "valid" : Display.count(problems.size(), "problem"));
    return problems.isEmpty() ? ExitCode.DONE.value() : ExitCode.DATA_CHECK.value();
  }
}

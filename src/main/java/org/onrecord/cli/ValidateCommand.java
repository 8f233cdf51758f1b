package org.onrecord.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onrecord.dataset.Output;
import org.onrecord.job.RunManifest;
import org.onrecord.job.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.core.exception.SdkException;

/** The command {@code validate}: whether a published output is what its manifest says. */
@Command(
    name = "validate",
    description = {
      "Reads a published output back and holds it against its run.json: every file there and none"
          + " beside, its checksum, its rows, columns and days.",
      "Exit codes: 0 all holds, 2 there is no such output, 4 something does not hold."
    },
    sortOptions = false,
    footer = {"", "Example:", "  java -jar target/onrecord.jar validate --output=out"})
public final class ValidateCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 50;

  private final PrintStream out;
  private final PrintStream err;

  @Mixin private StoreOptions store;

  @Mixin private CommonOptions manners;

  private ValidateCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Returns the command.
   *
   * @param out where the result goes
   * @param err where it says what does not hold
   */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    return new CommandLine(new ValidateCommand(out, err));
  }

  @Override
  public Integer call() {
    manners.setUp();
    String location = store.open();
    Output output = Output.of(location, "validate");
    RunManifest manifest;
    List<String> faults;
    try {
      Optional<RunManifest> published = RunManifest.published(output);
      if (published.isEmpty()) {
        throw new UsageException("--output: there is no run.json in " + location);
      }
      manifest = published.get();
      faults = new OutputCheck(output, manifest).faults();
    } catch (IOException | IllegalArgumentException | SdkException e) {
      throw new UsageException("--output: cannot read %s: %s".formatted(location, e));
    }
    faults.stream().limit(MOST_SHOWN).forEach(fault -> err.println("onrecord: " + fault));
    if (faults.size() > MOST_SHOWN) {
      err.printf("onrecord: ... and %d more%n", faults.size() - MOST_SHOWN);
    }
    long bytes = manifest.files().stream().mapToLong(RunManifest.File::bytes).sum();
    out.printf(
        Locale.ROOT,
        "%s: %,d days, %,d files, %,d bytes, last published by run %s: %s%n",
        location,
        manifest.days().size(),
        manifest.files().size(),
        bytes,
        manifest.run(),
        faults.isEmpty() ? "all holds" : "%,d faults".formatted(faults.size()));
    return faults.isEmpty() ? ExitCode.DONE.value() : ExitCode.DATA_CHECK.value();
  }
}

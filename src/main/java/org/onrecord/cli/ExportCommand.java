package org.onrecord.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onrecord.dataset.CsvDialect;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.UsageException;
import org.onrecord.report.DnaExport;
import org.onrecord.report.Exported;
import org.onrecord.report.Findings;
import org.onrecord.report.NetworkExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code export}: writes published datasets as files for other tools. */
@Command(
    name = "export",
    description = "Writes published datasets as files for network analysis tools.",
    synopsisSubcommandLabel = "WHAT",
    footer = {
      "",
      "Example:",
      "  java -jar target/onrecord.jar export network --output=out --to=network"
    })
public final class ExportCommand {
  private ExportCommand() {}

  /**
   * Returns the command with a subcommand for each kind of export.
   *
   * @param out receives the names of the files written
   */
  public static CommandLine commandLine(Terminal out) {
    return new CommandLine(new ExportCommand())
        .addMixin("common", new CommonOptions())
        .addSubcommand(
            new CommandLine(new NetworkFiles(out)).setCaseInsensitiveEnumValuesAllowed(true))
        .addSubcommand(new CommandLine(new DnaFiles(out)));
  }

  /** The options of all exports. */
  private abstract static class Export implements Callable<Integer> {
    private final Terminal out;

    @Mixin private StoreOptions store;

    @Mixin private CommonOptions common;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "FOLDER",
        description = "Folder for the files.")
    private Path to;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, YYYY-MM-DD.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--until", paramLabel = "DAY", description = "Last day, YYYY-MM-DD.")
    private Optional<LocalDate> until = Optional.empty();

    Export(Terminal out) {
      this.out = out;
    }

    abstract Exported write(
        Findings findings, Optional<LocalDate> from, Optional<LocalDate> until, Path to)
        throws IOException;

    /** Returns the line about cells that a spreadsheet takes as formulas, if there is a need. */
    abstract Optional<String> warning(long formulaCells);

    @Override
    public Integer call() {
      common.setUp();
      if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
        throw new UsageException(
            "--from: %s is after --until, %s".formatted(from.get(), until.get()));
      }
      Findings findings = PublishedFindings.of(store.open());
      try {
        Files.createDirectories(to);
      } catch (IOException e) {
        throw new UsageException("--to: cannot write to %s: %s".formatted(to, Causes.of(e)));
      }
      try {
        Exported exported = write(findings, from, until, to);
        exported.files().forEach(file -> out.println("Written: " + file));
        warning(exported.formulaCells()).ifPresent(out::println);
      } catch (IOException e) {
        throw new RunFailedException("--to: cannot write to %s: %s".formatted(to, Causes.of(e)), e);
      }
      out.flush();
      return ExitCode.DONE.value();
    }
  }

  /** Networks of actors and targets. */
  @Command(
      name = "network",
      description = {
        "Writes two networks for visone, Gephi and igraph: which actors support or oppose which"
            + " targets, and which actors agree with each other.",
        ""
      },
      sortOptions = false,
      footer = {
        "",
        "Example:",
        "  java -jar target/onrecord.jar export network --output=out --to=network"
      })
  static final class NetworkFiles extends Export {
    @Option(names = "--format", paramLabel = "FORMAT", description = "graphml (default) or csv.")
    private NetworkExport.Format format = NetworkExport.Format.GRAPHML;

    @Option(
        names = "--csvDialect",
        paramLabel = "DIALECT",
        description = "How CSV is written, as for run: plain (default) or excel.")
    private CsvDialect csvDialect = CsvDialect.PLAIN;

    NetworkFiles(Terminal out) {
      super(out);
    }

    @Override
    Exported write(Findings findings, Optional<LocalDate> from, Optional<LocalDate> until, Path to)
        throws IOException {
      return NetworkExport.write(findings, from, until, format, csvDialect, to);
    }

    @Override
    Optional<String> warning(long formulaCells) {
      return formulaCells == 0 || csvDialect == CsvDialect.EXCEL
          ? Optional.empty()
          : Optional.of(RunSummary.formulaCells(formulaCells));
    }
  }

  /** Statements for the Discourse Network Analyzer. */
  @Command(
      name = "dna",
      description = {
        "Writes statements that support or oppose a target, for the Discourse Network Analyzer:"
            + " documents, statements and a script that imports them into a DNA 3 database.",
        ""
      },
      sortOptions = false,
      footer = {"", "Example:", "  java -jar target/onrecord.jar export dna --output=out --to=dna"})
  static final class DnaFiles extends Export {
    DnaFiles(Terminal out) {
      super(out);
    }

    @Override
    Exported write(Findings findings, Optional<LocalDate> from, Optional<LocalDate> until, Path to)
        throws IOException {
      return DnaExport.write(findings, from, until, to);
    }

    @Override
    Optional<String> warning(long formulaCells) {
      return formulaCells == 0
          ? Optional.empty()
          : Optional.of(
              "%s of the CSV files would be a formula in a spreadsheet; DNA needs them as they are"
                  .formatted(Display.count(formulaCells, "cell")));
    }
  }
}

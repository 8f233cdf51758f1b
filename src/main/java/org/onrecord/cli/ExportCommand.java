package org.onrecord.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onrecord.job.RunFailedException;
import org.onrecord.report.DnaExport;
import org.onrecord.report.Findings;
import org.onrecord.report.NetworkExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code export}: published datasets as files for other tools. */
@Command(
    name = "export",
    description = "Writes published datasets as files for tools that study networks.",
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
   * @param out where it is told what was written
   */
  public static CommandLine commandLine(PrintStream out) {
    return new CommandLine(new ExportCommand())
        .addMixin("manners", new CommonOptions())
        .addSubcommand(
            new CommandLine(new NetworkFiles(out)).setCaseInsensitiveEnumValuesAllowed(true))
        .addSubcommand(new CommandLine(new DnaFiles(out)));
  }

  /** What every export is told. */
  private abstract static class Export implements Callable<Integer> {
    private final PrintStream out;

    @Mixin private StoreOptions store;

    @Mixin private CommonOptions manners;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "FOLDER",
        description = "Where the files go.")
    private Path to;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day, YYYY-MM-DD.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--until", paramLabel = "DAY", description = "The last day, YYYY-MM-DD.")
    private Optional<LocalDate> until = Optional.empty();

    Export(PrintStream out) {
      this.out = out;
    }

    abstract List<Path> write(
        Findings findings, Optional<LocalDate> from, Optional<LocalDate> until, Path to)
        throws IOException;

    @Override
    public Integer call() {
      manners.setUp();
      Findings findings = PublishedFindings.of(store.open());
      try {
        write(findings, from, until, to).forEach(file -> out.println("Written: " + file));
      } catch (IOException e) {
        throw new RunFailedException("--to: cannot write to %s: %s".formatted(to, e), e);
      }
      out.flush();
      return ExitCode.DONE.value();
    }
  }

  /** Networks. */
  @Command(
      name = "network",
      description = {
        "Writes who takes which side of what, and who agrees with whom, as networks for visone, Gephi"
            + " and igraph.",
        ""
      },
      sortOptions = false,
      footer = {
        "",
        "Example:",
        "  java -jar target/onrecord.jar export network --output=out --to=network"
      })
  static final class NetworkFiles extends Export {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "graphml (the default) or csv.")
    private NetworkExport.Format format = NetworkExport.Format.GRAPHML;

    NetworkFiles(PrintStream out) {
      super(out);
    }

    @Override
    List<Path> write(
        Findings findings, Optional<LocalDate> from, Optional<LocalDate> until, Path to)
        throws IOException {
      return NetworkExport.write(findings, from, until, format, to);
    }
  }

  /** Statements for the Discourse Network Analyzer. */
  @Command(
      name = "dna",
      description = {
        "Writes statements that take a side for the Discourse Network Analyzer: documents, statements"
            + " and a script that carries them into a database of DNA 3.",
        ""
      },
      sortOptions = false,
      footer = {"", "Example:", "  java -jar target/onrecord.jar export dna --output=out --to=dna"})
  static final class DnaFiles extends Export {
    DnaFiles(PrintStream out) {
      super(out);
    }

    @Override
    List<Path> write(
        Findings findings, Optional<LocalDate> from, Optional<LocalDate> until, Path to)
        throws IOException {
      return DnaExport.write(findings, from, until, to);
    }
  }
}

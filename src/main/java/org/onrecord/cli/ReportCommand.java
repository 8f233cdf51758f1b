package org.onrecord.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onrecord.dataset.Output;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.UsageException;
import org.onrecord.report.Findings;
import org.onrecord.report.Page;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code report}: shows the datasets of an output as a web page. */
@Command(
    name = "report",
    description = "Writes a page that shows published datasets: one HTML file that works offline.",
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  java -jar target/onrecord.jar report --output=out --to=trends.html"
    })
public final class ReportCommand implements Callable<Integer> {
  /** The default file of the page, in the output. */
  static final String FILE = "report.html";

  private final Terminal out;

  @Mixin private StoreOptions store;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "File for the page. Default: " + FILE + " in the output.")
  private Optional<Path> to = Optional.empty();

  @Mixin private CommonOptions common;

  private ReportCommand(Terminal out) {
    this.out = out;
  }

  /**
   * Returns the command.
   *
   * @param out receives a line that says what was written
   */
  public static CommandLine commandLine(Terminal out) {
    return new CommandLine(new ReportCommand(out));
  }

  @Override
  public Integer call() {
    common.setUp();
    String written = write(store.open(), to);
    out.println(written);
    out.flush();
    return ExitCode.DONE.value();
  }

  /**
   * Writes the page for an output.
   *
   * @param location the output, as the user gave it
   * @param to the file of the page; empty for {@value #FILE} in the output
   * @return a line that says what was written
   * @throws UsageException if nothing is published in the output
   * @throws RunFailedException if a dataset cannot be read or the page cannot be written
   */
  static String write(String location, Optional<Path> to) {
    Findings findings = PublishedFindings.of(location);
    try (Writer page = open(location, to)) {
      Page.write(findings, page);
    } catch (IOException e) {
      throw new RunFailedException("the page cannot be written: " + Causes.of(e), e);
    }
    return String.format(
        Locale.ROOT,
        "Written to %s: %,d statements, %,d stances; open it in a browser",
        to.map(Path::toString).orElse(location + "/" + FILE),
        findings.statements().size(),
        findings.stances().size());
  }

  private static Writer open(String location, Optional<Path> to) throws IOException {
    if (to.isPresent()) {
      try {
        Files.createDirectories(to.get().toAbsolutePath().getParent());
        return Files.newBufferedWriter(to.get());
      } catch (IOException e) {
        throw new UsageException("--to: cannot write to %s: %s".formatted(to.get(), Causes.of(e)));
      }
    }
    return new OutputStreamWriter(Output.of(location, "").create(FILE, "text/html"), UTF_8);
  }
}

package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onrecord.cli.EvaluateCommand;
import org.onrecord.cli.ExitCode;
import org.onrecord.cli.ExplainCommand;
import org.onrecord.cli.ExportCommand;
import org.onrecord.cli.Logs;
import org.onrecord.cli.ReportCommand;
import org.onrecord.cli.RunCommand;
import org.onrecord.cli.ValidateCommand;
import org.onrecord.cli.Versions;
import org.onrecord.disk.TemporaryFolder;
import org.onrecord.job.DataCheckException;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "onrecord",
    description =
        "Extracts attributed statements from news: who said what, about what, on which day.",
    mixinStandardHelpOptions = true,
    versionProvider = OnRecord.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "COMMAND --help shows the options of a command.",
      "",
      "Example:",
      "  java -jar target/onrecord.jar run --input='news/*.txt' --output=out"
    })
public final class OnRecord {

  /** Prints the versions of the software and the checksums of the models in the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Map<String, String> versions = Versions.all();
      return Stream.concat(
              versions.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()),
              Versions.models().entrySet().stream()
                  .map(entry -> entry.getKey() + " model, SHA-256 " + entry.getValue()))
          .toArray(String[]::new);
    }
  }

  private OnRecord() {}

  /**
   * Runs a command. On failure it exits with the {@link ExitCode}, or throws if Flink has loaded
   * this class: {@code flink run} or a job manager owns the process, so we must not end it.
   *
   * @throws CommandFailedException if the command fails within Flink
   */
  public static void main(String[] arguments) {
    Versions.warning(Runtime.version().feature()).ifPresent(utf8(FileDescriptor.err)::println);
    PrintStream out = utf8(FileDescriptor.out);
    if (OnRecord.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      int code = executeInProcess(out, utf8(FileDescriptor.err), arguments);
      if (code != ExitCode.DONE.value()) {
        System.exit(code);
      }
      return;
    }
    var messages = new ByteArrayOutputStream();
    int code = execute(out, new PrintStream(messages, true, UTF_8), arguments);
    if (code != ExitCode.DONE.value()) {
      throw new CommandFailedException(code, messages.toString(UTF_8).strip());
    }
  }

  /** Runs a command that has the process to itself. */
  private static int executeInProcess(PrintStream out, PrintStream err, String[] arguments) {
    try {
      TemporaryFolder.useForThisProcess();
    } catch (TemporaryFolder.UnusableException e) {
      err.println("onrecord: " + e.getMessage());
      return ExitCode.FAILED.value();
    }
    return execute(out, err, arguments);
  }

  /** A command failed; the message is the one that the command line would print. */
  static final class CommandFailedException extends RuntimeException {
    private CommandFailedException(int code, String message) {
      super("exit code %d: %s".formatted(code, message));
    }
  }

  /** Names can be in any script, which the platform's own encoding may not support. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, UTF_8);
  }

  /**
   * Runs a command.
   *
   * @param out receives results
   * @param err receives progress and errors
   * @return the exit code, see {@link ExitCode}
   */
  public static int execute(PrintStream out, PrintStream err, String... arguments) {
    return execute(out, err, () -> RunCommand.commandLine(out, err), arguments);
  }

  /** Runs a command, with a replacement for {@code run}. */
  static int execute(
      PrintStream out, PrintStream err, Supplier<CommandLine> run, String... arguments) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("run", run);
    commands.put("validate", () -> ValidateCommand.commandLine(out, err));
    commands.put("explain", () -> ExplainCommand.commandLine(System.in, out, err));
    commands.put("report", () -> ReportCommand.commandLine(out));
    commands.put("export", () -> ExportCommand.commandLine(out));
    commands.put("evaluate", () -> EvaluateCommand.commandLine(out));
    // Only the command that is called is created: Beam's options take a second to read.
    if (arguments.length > 0 && commands.containsKey(arguments[0])) {
      commands.keySet().retainAll(Set.of(arguments[0]));
    }
    CommandLine commandLine = new CommandLine(new OnRecord());
    commands.values().forEach(command -> commandLine.addSubcommand(command.get()));
    commandLine.setOut(new PrintWriter(out, true, UTF_8)).setErr(new PrintWriter(err, true, UTF_8));
    commandLine.setParameterExceptionHandler((e, args) -> usage(e, err));
    commandLine.setExecutionExceptionHandler((e, command, result) -> failure(e, err));
    if (arguments.length == 0) {
      commandLine.usage(out);
      return ExitCode.USAGE.value();
    }
    return commandLine.execute(arguments);
  }

  private static int failure(Exception e, PrintStream err) {
    boolean ours =
        e instanceof UsageException
            || e instanceof DataCheckException
            || e instanceof RunFailedException;
    err.println(
        "onrecord: "
            + (ours
                ? e.getMessage()
                : "internal error: %s (run with --verbose for a stack trace)".formatted(e)));
    if (Logs.isVerbose()) {
      e.printStackTrace(err);
    }
    return ExitCode.of(e).value();
  }

  private static int usage(ParameterException e, PrintStream err) {
    String suggestions =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream()
                .findFirst()
                .map(suggestion -> "; did you mean " + suggestion + "?")
                .orElse("")
            : "";
    err.println(
        "onrecord: %s%s (help: %s --help)"
            .formatted(
                e.getMessage().lines().findFirst().orElse(""),
                suggestions,
                e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.USAGE.value();
  }
}

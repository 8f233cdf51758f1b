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
    description = "Who said what, about what, on which day: statements from news corpora.",
    mixinStandardHelpOptions = true,
    versionProvider = OnRecord.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "COMMAND --help says what each takes.",
      "",
      "Example:",
      "  java -jar target/onrecord.jar run --input='news/*.txt' --output=out"
    })
public final class OnRecord {

  /** Prints what the jar is made of. */
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
   * Runs a command and exits with its {@link ExitCode}, or, within another program, throws.
   *
   * @throws CommandFailedException if the command fails where Flink has loaded this class, {@code
   *     flink run} or a job manager that was asked to: the process is not ours to end
   */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    if (OnRecord.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      int code = execute(out, utf8(FileDescriptor.err), arguments);
      if (code != ExitCode.DONE.value()) {
        System.exit(code);
      }
      return;
    }
    var told = new ByteArrayOutputStream();
    int code = execute(out, new PrintStream(told, true, UTF_8), arguments);
    if (code != ExitCode.DONE.value()) {
      throw new CommandFailedException(code, told.toString(UTF_8).strip());
    }
  }

  /** A command failed; the message is what it would tell on the command line. */
  static final class CommandFailedException extends RuntimeException {
    private CommandFailedException(int code, String told) {
      super("exit code %d: %s".formatted(code, told));
    }
  }

  /** Names come in all scripts; the platform's own encoding may know only one. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, UTF_8);
  }

  /**
   * Runs a command.
   *
   * @param out where results go
   * @param err where progress and errors go
   * @return the exit code, see {@link ExitCode}
   */
  public static int execute(PrintStream out, PrintStream err, String... arguments) {
    return execute(out, err, () -> RunCommand.commandLine(out, err), arguments);
  }

  /** Runs a command with another {@code run} among them. */
  static int execute(
      PrintStream out, PrintStream err, Supplier<CommandLine> run, String... arguments) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("run", run);
    commands.put("validate", () -> ValidateCommand.commandLine(out, err));
    commands.put("explain", () -> ExplainCommand.commandLine(System.in, out, err));
    commands.put("report", () -> ReportCommand.commandLine(out));
    commands.put("export", () -> ExportCommand.commandLine(out));
    commands.put("evaluate", () -> EvaluateCommand.commandLine(out));
    // Some take a second to make, for Beam's options: only the one that is called is made.
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
                : "a mistake in the program: %s (--verbose shows where)".formatted(e)));
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

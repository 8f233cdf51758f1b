package org.onrecord;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onrecord.cli.EvaluateCommand;
import org.onrecord.cli.ExitCode;
import org.onrecord.cli.ExplainCommand;
import org.onrecord.cli.ExportCommand;
import org.onrecord.cli.Failures;
import org.onrecord.cli.Logs;
import org.onrecord.cli.ProcessEnd;
import org.onrecord.cli.ReportCommand;
import org.onrecord.cli.RunCommand;
import org.onrecord.cli.Terminal;
import org.onrecord.cli.ValidateCommand;
import org.onrecord.cli.Versions;
import org.onrecord.disk.TemporaryFolder;
import org.onrecord.job.DataCheckException;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
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
    Terminal out = new Terminal(new FileOutputStream(FileDescriptor.out));
    Terminal err = new Terminal(new FileOutputStream(FileDescriptor.err));
    Versions.warning(Runtime.version().feature()).ifPresent(err::message);
    if (OnRecord.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      // Libraries print too.
      System.setOut(out);
      System.setErr(err);
      int code = new ProcessEnd(err).of(() -> executeInProcess(out, err, arguments));
      if (code != ExitCode.DONE.value()) {
        System.exit(code);
      }
      return;
    }
    var messages = new ByteArrayOutputStream();
    int code = execute(out, new Terminal(messages), arguments);
    if (code != ExitCode.DONE.value()) {
      throw new CommandFailedException(code, messages.toString(UTF_8).strip());
    }
  }

  /** Runs a command that has the process to itself. */
  private static int executeInProcess(Terminal out, Terminal err, String[] arguments) {
    try {
      TemporaryFolder.useForThisProcess();
    } catch (TemporaryFolder.UnusableException e) {
      err.message(e.getMessage());
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

  /**
   * Runs a command.
   *
   * @param out receives results
   * @param err receives progress and errors
   * @return the exit code, see {@link ExitCode}
   */
  public static int execute(Terminal out, Terminal err, String... arguments) {
    return execute(out, err, () -> RunCommand.commandLine(out, err), arguments);
  }

  /** Runs a command, with a replacement for {@code run}. */
  static int execute(Terminal out, Terminal err, Supplier<CommandLine> run, String... arguments) {
    Logs.setUp(false);
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
    commandLine.setOut(out.ours()).setErr(new PrintWriter(err, true, UTF_8));
    commandLine.registerConverter(LocalDate.class, OnRecord::day);
    commandLine.setParameterExceptionHandler((e, args) -> usage(e, err));
    commandLine.setExecutionExceptionHandler((e, command, result) -> failure(e, err));
    CommandLine.IExecutionStrategy inOrder = commandLine.getExecutionStrategy();
    commandLine.setExecutionStrategy(
        given -> {
          refuseBlank(given);
          return inOrder.execute(given);
        });
    if (arguments.length == 0) {
      commandLine.usage(commandLine.getOut());
      return ExitCode.USAGE.value();
    }
    try {
      return commandLine.execute(arguments);
    } catch (OutOfMemoryError e) {
      return failure(Failures.outOfMemory(e.getMessage(), e), err);
    } catch (StackOverflowError | LinkageError e) {
      return failure(new IllegalStateException(e), err);
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("\"%s\" is not a day (YYYY-MM-DD)".formatted(text));
    }
  }

  /** Refuses options that are given without a value: {@code --to="$UNSET"} in a script. */
  private static void refuseBlank(ParseResult given) {
    for (ParseResult level = given; level != null; level = level.subcommand()) {
      for (ArgSpec argument : level.matchedArgs()) {
        if (argument.originalStringValues().stream().anyMatch(String::isBlank)) {
          throw new ParameterException(
              level.commandSpec().commandLine(),
              (argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
                  + ": the value is blank");
        }
      }
    }
  }

  private static int failure(Exception e, Terminal err) {
    boolean ours =
        e instanceof UsageException
            || e instanceof DataCheckException
            || e instanceof RunFailedException;
    err.message(
        ours
            ? e.getMessage()
            : "internal error: %s (run with --verbose for a stack trace)".formatted(e));
    if (Logs.isVerbose()) {
      e.printStackTrace(err);
    }
    return ExitCode.of(e).value();
  }

  private static int usage(ParameterException e, Terminal err) {
    String suggestions =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream()
                .findFirst()
                .map(suggestion -> "; did you mean " + suggestion + "?")
                .orElse("")
            : "";
    err.message(
        "%s%s (help: %s --help)"
            .formatted(
                e.getMessage().lines().findFirst().orElse(""),
                suggestions,
                e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.USAGE.value();
  }
}

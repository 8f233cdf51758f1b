package org.onrecord.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.cli.options.GivenOptions;
import org.onrecord.cli.options.OnRecordOptions;
import org.onrecord.cli.options.RunnerDefaults;
import org.onrecord.dataset.LockedOutput;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.dataset.RunLock;
import org.onrecord.job.ModelFile;
import org.onrecord.job.OnRecordJob;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.RunManifest;
import org.onrecord.model.Lease;
import org.onrecord.stance.StanceModel;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.ExtractStatements.ExtractorFactory;
import org.onrecord.statement.StatementExtractor;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.core.exception.SdkException;

/** The command {@code run}: from options to a published output. */
public final class RunCommand implements Callable<Integer> {
  private static final String HELP_ALL = "--helpAll";

  private final Terminal out;
  private final Terminal err;
  private final UnaryOperator<ExtractorFactory> extractor;
  private final CommandSpec command;

  private RunCommand(Terminal out, Terminal err, UnaryOperator<ExtractorFactory> extractor) {
    this.out = out;
    this.err = err;
    this.extractor = extractor;
    this.command = command(false);
  }

  /**
   * Returns the command, with an option for every pipeline option.
   *
   * @param out receives results
   * @param err receives progress and errors
   */
  public static CommandLine commandLine(Terminal out, Terminal err) {
    return commandLine(out, err, UnaryOperator.identity());
  }

  /**
   * Returns the command with another extractor.
   *
   * @param extractor replaces the factory that the options give
   */
  public static CommandLine commandLine(
      Terminal out, Terminal err, UnaryOperator<ExtractorFactory> extractor) {
    return new CommandLine(new RunCommand(out, err, extractor).command);
  }

  /** Returns the command for picocli; its help shows all options, or the most used ones. */
  private CommandSpec command(boolean allOptions) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("run");
    spec.usageMessage()
        .description("Reads a corpus and writes who said what, on which day, into datasets.")
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .footer(
            "",
            allOptions
                ? "All other pipeline options of Beam and its runners work too."
                : HELP_ALL + " shows all options with full descriptions.",
            "",
            "Example:",
            "  java -jar target/onrecord.jar run --input='news/*.jsonl.gz' --output=out");
    OptionSpecs.addTo(spec, allOptions);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    spec.addOption(
        OptionSpec.builder(HELP_ALL).type(boolean.class).hidden(true).description("").build());
    return spec;
  }

  @Override
  public Integer call() {
    Instant started = Clock.systemUTC().instant();
    ParseResult commandLine = command.commandLine().getParseResult();
    if (commandLine.hasMatchedOption(HELP_ALL)) {
      new CommandLine(command(true)).usage(command.commandLine().getOut());
      return ExitCode.DONE.value();
    }
    GivenOptions given = GivenOptions.of(OptionSpecs.values(commandLine));
    OnRecordOptions options = given.toPipelineOptions();
    Logs.setUp(options.getVerbose());
    RunSettings settings = RunSettings.of(given, options, started);
    run(settings);
    out.flush();
    return ExitCode.DONE.value();
  }

  private void run(RunSettings settings) {
    // The models stay open until the pipeline ends, for the workers in this JVM.
    try (ModelFile.Opened<AttributionModel> attribution = settings.openAttributionModel();
        ModelFile.Opened<ActorModel> actor = settings.openActorModel();
        ModelFile.Opened<StanceModel> stance = settings.openStanceModel()) {
      settings.checkMeasure(attribution.file(), actor.file(), stance.file());
      ExtractorFactory extractors =
          extractor.apply(settings.extractors(attribution.file(), actor.file()));
      if (settings.options().getDryRun()) {
        out.print(dryRun(settings, extractors));
        return;
      }
      try (LockedOutput locked = lock(settings)) {
        Pipeline pipeline = Pipeline.create(settings.options());
        OnRecordJob.build(
            pipeline,
            settings.job(
                extractors, attribution.file(), actor.file(), stance.file(), locked.lock()));
        if (settings.isDetached()) {
          submit(pipeline);
          locked.leaveToTheJob();
        } else {
          runToTheEnd(pipeline);
        }
      }
    }
    printResult(settings);
  }

  private static String dryRun(RunSettings settings, ExtractorFactory extractors) {
    try (Lease<StatementExtractor> extractor = extractors.get()) {
      return DryRun.report(settings, extractor.get());
    } catch (IOException e) {
      throw new RunFailedException("the inputs cannot be read: " + Causes.of(e), e);
    }
  }

  private void printResult(RunSettings settings) {
    OnRecordOptions options = settings.options();
    if (settings.isDetached()) {
      out.printf(
          "Submitted. The job publishes %s when it finishes; its %s then shows the result.%n",
          options.getOutput(), Publication.MANIFEST);
      return;
    }
    out.print(RunSummary.of(manifest(settings.output()), options.getOutput(), options.getFormat()));
    if (options.getReport()) {
      out.println(ReportCommand.write(options.getOutput(), Optional.empty()));
    }
  }

  /** Locks the output for this run, which also shows whether it can be written. */
  private LockedOutput lock(RunSettings settings) {
    OnRecordOptions options = settings.options();
    LockedOutput.Ends ends =
        settings.isDetached()
            ? LockedOutput.Ends.BY_ITSELF
            : RunnerDefaults.isLocal(options)
                ? LockedOutput.Ends.WITH_THIS_PROCESS
                : LockedOutput.Ends.WHILE_THIS_PROCESS_WAITS;
    try {
      return LockedOutput.open(settings.output(), options.getBreakLock(), ends, err);
    } catch (RunLock.HeldException e) {
      throw settings.outputError(e.getMessage());
    } catch (IOException | IllegalArgumentException | SdkException e) {
      throw settings.outputError(
          "cannot write to %s: %s".formatted(settings.output().root(), Causes.of(e)));
    }
  }

  private static void submit(Pipeline pipeline) {
    try {
      pipeline.run();
    } catch (RuntimeException e) {
      throw Failures.explain(e);
    }
  }

  private void runToTheEnd(Pipeline pipeline) {
    Progress progress = Progress.start(err, CommandLine.Help.Ansi.AUTO.enabled());
    try {
      PipelineResult.State state = pipeline.run().waitUntilFinish();
      if (state != PipelineResult.State.DONE) {
        throw new RunFailedException("the run ended in state " + state, null);
      }
    } catch (RunFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failures.explain(e);
    } finally {
      progress.close();
    }
  }

  private static RunManifest manifest(Output output) {
    try {
      return RunManifest.published(output)
          .orElseThrow(() -> new IOException("there is no " + Publication.MANIFEST));
    } catch (IOException e) {
      throw new RunFailedException(
          "the run was published, but %s cannot be read: %s".formatted(output.root(), Causes.of(e)),
          e);
    }
  }
}

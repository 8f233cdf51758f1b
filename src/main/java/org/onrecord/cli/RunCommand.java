package org.onrecord.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.cli.options.OnRecordOptions;
import org.onrecord.cli.options.OptionTable;
import org.onrecord.cli.options.PathStyleS3;
import org.onrecord.cli.options.RunningOptions;
import org.onrecord.cli.options.SpecFile;
import org.onrecord.cli.options.Undated;
import org.onrecord.corpus.CorpusFiles;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.corpus.format.CorpusLayout;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.FieldMapping;
import org.onrecord.corpus.format.FileNamePattern;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.LockedOutput;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.dataset.RunLock;
import org.onrecord.dataset.WriteDataset;
import org.onrecord.job.ChangePlan;
import org.onrecord.job.DataCheckException;
import org.onrecord.job.DataChecks;
import org.onrecord.job.DayWindow;
import org.onrecord.job.ModelFile;
import org.onrecord.job.OnRecordJob;
import org.onrecord.job.PublishRun;
import org.onrecord.job.RunFailedException;
import org.onrecord.job.RunManifest;
import org.onrecord.job.UsageException;
import org.onrecord.model.Lease;
import org.onrecord.model.ModelKind;
import org.onrecord.stance.StanceModel;
import org.onrecord.stance.TargetCatalogue;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.ExtractStatements;
import org.onrecord.statement.StatementDay;
import org.onrecord.statement.StatementExtractor;
import org.onrecord.statement.TaggedExtractor;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** The command {@code run}: from options to a published output. */
public final class RunCommand implements Callable<Integer> {
  /** The value of --languages that means all. */
  private static final String ANY = "any";

  private static final String HELP_ALL = "--helpAll";

  /** The options that help shows at first. */
  private static final Set<String> MOSTLY_USED =
      Set.of(
          "actors", "dryRun", "format", "from", "input", "output", "report", "runner", "spec",
          "targets", "to", "verbose");

  /** Beam would take 64 MiB for each file that is being written, which rarely has one. */
  private static final int S3_BUFFER_BYTES = 8 << 20;

  private final PrintStream out;
  private final PrintStream err;
  private final UnaryOperator<ExtractStatements.ExtractorFactory> extractor;
  private final CommandSpec command;

  private RunCommand(
      PrintStream out,
      PrintStream err,
      UnaryOperator<ExtractStatements.ExtractorFactory> extractor) {
    this.out = out;
    this.err = err;
    this.extractor = extractor;
    this.command = CommandSpec.wrapWithoutInspection(this);
  }

  /**
   * Returns the command, with an option for every pipeline option.
   *
   * @param out where results go
   * @param err where progress and errors go
   */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    return commandLine(out, err, UnaryOperator.identity());
  }

  /**
   * Returns the command with another extractor.
   *
   * @param extractor from the one that the options name to the one to use
   */
  public static CommandLine commandLine(
      PrintStream out,
      PrintStream err,
      UnaryOperator<ExtractStatements.ExtractorFactory> extractor) {
    return commandLine(new RunCommand(out, err, extractor), false);
  }

  /**
   * Makes the command.
   *
   * @param all whether help shows all options, with all that there is to say, or fits a screen
   */
  private static CommandLine commandLine(RunCommand run, boolean all) {
    run.command
        .name("run")
        .usageMessage()
        .description("Reads a corpus and writes who said what, on which day, into datasets.")
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .footer(
            "",
            all
                ? "Every other pipeline option of Beam and its runners works too."
                : "--helpAll says more, and shows all options.",
            "",
            "Example:",
            "  java -jar target/onrecord.jar run --input='news/*.jsonl.gz' --output=out");
    int order = 0;
    for (OptionTable.Group group : OptionTable.Group.values()) {
      ArgGroupSpec.Builder shown =
          ArgGroupSpec.builder()
              .heading("%n" + group.heading() + "%n")
              .validate(false)
              .order(order++);
      for (OptionTable.Option option : OptionTable.all().values()) {
        if (option.group() == group && group == OptionTable.Group.HIDDEN) {
          run.command.addOption(optionSpec(option, all));
        } else if (option.group() == group) {
          shown.addArg(optionSpec(option, all));
        }
      }
      if (group != OptionTable.Group.HIDDEN) {
        run.command.addArgGroup(shown.build());
      }
    }
    run.command.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    run.command.addOption(
        OptionSpec.builder(HELP_ALL).type(boolean.class).hidden(true).description("").build());
    return new CommandLine(run.command);
  }

  private static OptionSpec optionSpec(OptionTable.Option option, boolean all) {
    String help =
        all
            ? option.description()
                + option.defaultValue().map(value -> " Default: " + value + ".").orElse("")
            : option.description().replaceFirst("(?s)[.;] .*", ".");
    OptionSpec.Builder spec =
        OptionSpec.builder("--" + option.name())
            // Values stay as they are written: Beam converts them, those of a spec in the same way.
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity(option.isFlag() ? "0..1" : "1")
            .paramLabel(option.name().equals("input") ? "GLOB" : "VALUE")
            .hidden(
                option.group() == OptionTable.Group.HIDDEN
                    || (!all && !MOSTLY_USED.contains(option.name())))
            .description(help.replace("%", "%%"));
    return (option.isFlag() ? spec.fallbackValue("true").paramLabel("BOOL") : spec).build();
  }

  @Override
  public Integer call() {
    if (command.commandLine().getParseResult().hasMatchedOption(HELP_ALL)) {
      commandLine(new RunCommand(out, err, extractor), true).usage(out);
      return ExitCode.DONE.value();
    }
    Map<String, SpecFile.Entry> given = new LinkedHashMap<>();
    Map<String, SpecFile.Entry> fromCommandLine = fromCommandLine();
    SpecFile.Entry spec = fromCommandLine.get("spec");
    if (spec != null) {
      given.putAll(SpecFile.read(Path.of(spec.values().get(0))));
    }
    given.putAll(fromCommandLine);
    given.forEach(RunCommand::check);
    OnRecordOptions options = options(given);
    Logs.setUp(options.getVerbose());
    return run(options, given);
  }

  private Map<String, SpecFile.Entry> fromCommandLine() {
    Map<String, SpecFile.Entry> given = new LinkedHashMap<>();
    for (OptionSpec matched : command.commandLine().getParseResult().matchedOptions()) {
      String name = matched.longestName();
      List<String> values =
          matched.originalStringValues().isEmpty()
              ? matched.stringValues()
              : matched.originalStringValues();
      given.put(name.substring(2), new SpecFile.Entry(values, ""));
    }
    return given;
  }

  /**
   * Checks that an option exists and takes its value, each alone so that the right one is named.
   */
  static void check(String name, SpecFile.Entry entry) {
    OptionTable.Option option = OptionTable.all().get(name);
    if (option == null) {
      throw new UsageException(
          "%sthere is no option %s%s".formatted(entry.where(), name, similar(name)));
    }
    if (entry.values().size() > 1 && !option.isList()) {
      throw new UsageException(
          "%s takes one value, not %d".formatted(shown(name, entry), entry.values().size()));
    }
    try {
      options(Map.of(name, entry));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "%s: \"%s\" is not %s"
              .formatted(
                  shown(name, entry), String.join(",", entry.values()), option.expectation()));
    }
  }

  private static String similar(String name) {
    return OptionTable.all().values().stream()
        .filter(option -> option.group() != OptionTable.Group.HIDDEN)
        .map(OptionTable.Option::name)
        .filter(
            known ->
                LevenshteinDistance.getDefaultInstance()
                        .apply(known.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
                    <= 2)
        .findFirst()
        .map(known -> "; did you mean " + known + "?")
        .orElse("");
  }

  /**
   * Returns how a message names an option: with its place in the spec, or as on the command line.
   */
  private static String shown(String name, SpecFile.Entry entry) {
    return entry.where().isEmpty() ? "--" + name : entry.where() + name;
  }

  static OnRecordOptions options(Map<String, SpecFile.Entry> given) {
    List<String> arguments = new ArrayList<>();
    given.forEach(
        (name, entry) -> entry.values().forEach(value -> arguments.add("--" + name + "=" + value)));
    return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
        .as(OnRecordOptions.class);
  }

  private int run(OnRecordOptions options, Map<String, SpecFile.Entry> given) {
    Instant started = Clock.systemUTC().instant();
    require(given, "input", "the files to read, such as --input='news/*.jsonl'");
    require(given, "output", "the folder for the datasets, such as --output=out");
    ZoneId zone = zone(options, given);
    LocalDate today = LocalDate.ofInstant(started, zone);
    DayWindow window = window(options, given, today);
    if (options.getReferenceDate() == null) {
      // So that the run of a window gives the same whenever it is run again.
      LocalDate known = window.lastRead();
      options.setReferenceDate(known.isBefore(today) ? known : today);
    }
    atLeastOne(given, "filesPerDay", options.getFilesPerDay());
    atLeastOne(given, "buckets", options.getBuckets());
    if (options.getRunner() == DirectRunner.class) {
      quicken(options.as(DirectOptions.class), given);
    } else if (options.getRunner() == FlinkRunner.class) {
      setUpFlink(options.as(FlinkPipelineOptions.class), given);
    }
    setUpS3(options.as(S3Options.class), given);
    FileSystems.setDefaultPipelineOptions(options);

    Output output = Output.of(options.getOutput(), runId(started));
    CorpusSettings corpus = corpus(options, zone, given);
    ActorCatalogue actors = actors(given);
    checkInputs(options.getInput(), shown("input", given.get("input")));
    TargetCatalogue targets = targets(options, given, actors);
    boolean detached = isDetached(options);
    if (detached && options.getReport()) {
      throw new UsageException(
          "%s: the run goes on when this command has ended; make the page with the command report"
              .formatted(shown("report", given.get("report"))));
    }
    String outputShown = shown("output", given.get("output"));
    Optional<RunManifest> before = checkOutput(output, outputShown, options.getFormat(), window);
    // Held to the end, so that the workers of this JVM find them open.
    try (ModelFile.Opened<AttributionModel> model =
            model(AttributionModel.KIND, options.getAttributionModel(), given);
        ModelFile.Opened<StanceModel> stanceModel =
            model(StanceModel.KIND, options.getStanceModel(), given)) {
      ModelFile file = model.file();
      StatementDay statementDay = options.getStatementDay();
      ExtractStatements.ExtractorFactory extractors =
          extractor.apply(
              () ->
                  file.lease(AttributionModel.KIND)
                      .map(opened -> new TaggedExtractor(opened, statementDay)));
      if (options.getDryRun()) {
        out.print(dryRun(options, output, corpus, window, extractors, before));
        out.flush();
        return ExitCode.DONE.value();
      }

      try (LockedOutput locked = lock(output, outputShown, options, detached)) {
        Pipeline pipeline = Pipeline.create(options);
        OnRecordJob.build(
            pipeline,
            new OnRecordJob.Settings(
                corpus,
                window,
                extractors,
                options.getArticleTimeout().duration(),
                actors,
                new OnRecordJob.Stances(stanceModel.file(), targets, options.getEntityTargets()),
                new WriteDataset.Settings(
                    output, options.getFormat(), options.getFilesPerDay(), options.getBuckets()),
                new PublishRun.About(
                    output,
                    locked.lock(),
                    window,
                    options.getMaxRejected(),
                    options.getEmptiedDays(),
                    resolved(options, window),
                    Versions.all(),
                    Versions.models(file.sha256(), stanceModel.file().sha256()),
                    started)));
        if (detached) {
          submit(pipeline);
          locked.leaveToTheJob();
        } else {
          runToTheEnd(pipeline);
        }
      }
    }
    if (detached) {
      out.printf(
          "Submitted. Once the job has finished, %s is published; its %s tells what came of it.%n",
          options.getOutput(), Publication.MANIFEST);
    } else {
      out.print(RunSummary.of(manifest(output), options.getOutput(), options.getFormat()));
      if (options.getReport()) {
        out.println(ReportCommand.write(options.getOutput(), Optional.empty()));
      }
    }
    out.flush();
    return ExitCode.DONE.value();
  }

  /**
   * Whether the job goes on without this command: as the user wishes, or as Flink does that runs
   * this command, {@code flink run --detached} or a request to its REST API.
   */
  private static boolean isDetached(OnRecordOptions options) {
    if (options.getRunner() != FlinkRunner.class) {
      return false;
    }
    var flink = options.as(FlinkPipelineOptions.class);
    if (StreamExecutionEnvironment.getExecutionEnvironment()
            instanceof StreamContextEnvironment context
        && !context.getConfiguration().get(DeploymentOptions.ATTACHED)) {
      flink.setAttachedMode(false);
    }
    return !flink.getAttachedMode();
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
        throw new RunFailedException("the run ended as " + state, null);
      }
    } catch (RunFailedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Failures.explain(e);
    } finally {
      progress.close();
    }
  }

  private static DayWindow window(
      OnRecordOptions options, Map<String, SpecFile.Entry> given, LocalDate today) {
    if (options.getFrom() == null && options.getTo() == null) {
      return DayWindow.ALL;
    }
    LocalDate from = options.getFrom() == null ? LocalDate.MIN : options.getFrom().on(today);
    LocalDate to = options.getTo() == null ? LocalDate.MAX : options.getTo().on(today);
    if (from.isAfter(to)) {
      throw new UsageException(
          "%s: %s is after --to, %s".formatted(shown("from", given.get("from")), from, to));
    }
    return new DayWindow(from, to, options.getLookback().days());
  }

  private static void require(Map<String, SpecFile.Entry> given, String name, String what) {
    if (!given.containsKey(name)) {
      SpecFile.Entry spec = given.get("spec");
      throw new UsageException(
          "--%s is missing%s: %s"
              .formatted(name, spec == null ? "" : ", also in " + spec.values().get(0), what));
    }
  }

  private static void atLeastOne(Map<String, SpecFile.Entry> given, String name, int value) {
    if (value < 1) {
      throw new UsageException(
          "%s: %d is not a whole number from 1".formatted(shown(name, given.get(name)), value));
    }
  }

  /**
   * The DirectRunner's checks of our code are for tests; a user only waits for them. With each
   * bundle that comes into a key it copies what the key holds already: so there are no more keys
   * than keep its threads at work.
   */
  private static void quicken(DirectOptions options, Map<String, SpecFile.Entry> given) {
    if (!given.containsKey("enforceImmutability")) {
      options.setEnforceImmutability(false);
    }
    if (!given.containsKey("enforceEncodability")) {
      options.setEnforceEncodability(false);
    }
    if (!given.containsKey("buckets")) {
      options.as(RunningOptions.class).setBuckets(2 * options.getTargetParallelism());
    }
  }

  /**
   * Our steps change nothing that they are given, so nothing need be copied between them. And what
   * a step has made is kept until the next has read it, on disk: that is a fifth faster than to
   * send it on at once, and what a lost worker had made is made again, not everything.
   */
  private static void setUpFlink(FlinkPipelineOptions options, Map<String, SpecFile.Entry> given) {
    if (!given.containsKey("fasterCopy")) {
      options.setFasterCopy(true);
    }
    if (!given.containsKey("executionModeForBatch")) {
      options.setExecutionModeForBatch("BATCH");
    }
  }

  /** What S3 needs and nobody wants to say. */
  static void setUpS3(S3Options options, Map<String, SpecFile.Entry> given) {
    if (!given.containsKey("s3UploadBufferSizeBytes")) {
      options.setS3UploadBufferSizeBytes(S3_BUFFER_BYTES);
    }
    boolean elsewhere = given.containsKey("endpoint");
    if (elsewhere && !given.containsKey("s3ClientFactoryClass")) {
      options.setS3ClientFactoryClass(PathStyleS3.class);
    }
    if ((elsewhere || !onS3(given)) && !given.containsKey("awsRegion")) {
      // A store elsewhere has no region, but signatures name one. And where nothing lies on S3,
      // Beam would still look for one, on the network at last.
      options.setAwsRegion(Region.US_EAST_1);
    }
  }

  private static boolean onS3(Map<String, SpecFile.Entry> given) {
    return Stream.of("input", "output")
        .filter(given::containsKey)
        .flatMap(name -> given.get(name).values().stream())
        .anyMatch(value -> value.contains("s3://"));
  }

  private static ZoneId zone(OnRecordOptions options, Map<String, SpecFile.Entry> given) {
    if (options.getZone() == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(options.getZone());
    } catch (DateTimeException e) {
      throw new UsageException(
          "%s: \"%s\" is not a time zone, such as UTC or Europe/Berlin"
              .formatted(shown("zone", given.get("zone")), options.getZone()));
    }
  }

  private static CorpusSettings corpus(
      OnRecordOptions options, ZoneId zone, Map<String, SpecFile.Entry> given) {
    int most = CorpusSettings.MAX_ARTICLE_CHARS;
    if (options.getMaxArticleChars() < 1 || options.getMaxArticleChars() > most) {
      throw new UsageException(
          "%s: %d is not a whole number from 1 to %d"
              .formatted(
                  shown("maxArticleChars", given.get("maxArticleChars")),
                  options.getMaxArticleChars(),
                  most));
    }
    return new CorpusSettings(
        options.getInput(),
        layout(options, given),
        zone,
        options.getReferenceDate(),
        options.getMaxArticleChars(),
        options.getUndated() == Undated.KEEP,
        languages(options.getLanguages(), given),
        options.getBuckets());
  }

  private static List<String> languages(List<String> codes, Map<String, SpecFile.Entry> given) {
    if (codes.equals(List.of(ANY))) {
      return List.of();
    }
    for (String code : codes) {
      if (!ReadCorpus.knowsLanguage(code)) {
        throw new UsageException(
            "%s: \"%s\" is not a language's code of two letters, such as en, or %s alone"
                .formatted(shown("languages", given.get("languages")), code, ANY));
      }
    }
    return codes;
  }

  private static CorpusLayout layout(OnRecordOptions options, Map<String, SpecFile.Entry> given) {
    CorpusLayout layout = CorpusLayout.plain().inFormat(options.getInputFormat());
    if (given.containsKey("fields")) {
      layout =
          layout.withFields(parsed("fields", given, () -> FieldMapping.of(options.getFields())));
    }
    if (given.containsKey("fileName")) {
      layout =
          layout.withFileNames(
              parsed("fileName", given, () -> FileNamePattern.of(options.getFileName())));
    }
    return layout;
  }

  private static <T> T parsed(String name, Map<String, SpecFile.Entry> given, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(shown(name, given.get(name)), e.getMessage()));
    }
  }

  private static ActorCatalogue actors(Map<String, SpecFile.Entry> given) {
    SpecFile.Entry entry = given.get("actors");
    if (entry == null) {
      return ActorCatalogue.empty();
    }
    return Catalogues.actors(entry.values().get(0), shown("actors", entry));
  }

  private static TargetCatalogue targets(
      OnRecordOptions options, Map<String, SpecFile.Entry> given, ActorCatalogue actors) {
    SpecFile.Entry entry = given.get("targets");
    return entry == null
        ? TargetCatalogue.empty()
        : Catalogues.targets(options.getTargets(), shown("targets", entry), actors);
  }

  private static <M> ModelFile.Opened<M> model(
      ModelKind<M> kind, String uri, Map<String, SpecFile.Entry> given) {
    SpecFile.Entry entry = given.get(ModelFile.option(kind));
    return ModelFile.open(kind, uri, entry == null ? "" : shown(ModelFile.option(kind), entry));
  }

  private static void checkInputs(List<String> inputs, String shown) {
    for (String input : inputs) {
      try {
        if (!CorpusFiles.matchesFiles(input)) {
          throw new UsageException("%s: no file matches %s".formatted(shown, input));
        }
      } catch (IOException | IllegalArgumentException | SdkException e) {
        throw new UsageException("%s: cannot read %s: %s".formatted(shown, input, e.getMessage()));
      }
    }
  }

  /** Returns what is published already, if this run may add to it. */
  private static Optional<RunManifest> checkOutput(
      Output output, String shown, List<FileFormat> formats, DayWindow window) {
    try {
      Optional<RunManifest> before = RunManifest.published(output);
      if (before.isEmpty() && !Publication.interrupted(output)) {
        List<String> unknown = Publication.dataFiles(output);
        if (!unknown.isEmpty()) {
          throw new UsageException(
              "%s: %s holds %s but no %s: a run's output goes into a folder of its own"
                  .formatted(shown, output.root(), unknown.get(0), Publication.MANIFEST));
        }
      }
      if (before.isPresent() && window.isLimited()) {
        DataChecks.checkFormats(
            ChangePlan.formatsOutside(before.get(), day -> window.contains(ChangePlan.date(day))),
            formats);
      }
      return before;
    } catch (UsageException e) {
      throw new UsageException(
          e.getMessage().startsWith(shown) ? e.getMessage() : shown + ": " + e.getMessage());
    } catch (DataCheckException e) {
      throw new UsageException("%s: %s".formatted(shown, e.getMessage()));
    } catch (IOException | IllegalArgumentException | SdkException e) {
      throw new UsageException("%s: cannot read %s: %s".formatted(shown, output.root(), e));
    }
  }

  /** Finds out whether the output can be written, and keeps other runs off it. */
  private LockedOutput lock(
      Output output, String shown, OnRecordOptions options, boolean detached) {
    try {
      return LockedOutput.open(
          output,
          options.getBreakLock(),
          detached
              ? LockedOutput.Ends.BY_ITSELF
              : options.getRunner() == DirectRunner.class
                  ? LockedOutput.Ends.WITH_THIS_PROCESS
                  : LockedOutput.Ends.WHILE_THIS_PROCESS_WAITS,
          err);
    } catch (RunLock.HeldException e) {
      throw new UsageException("%s: %s".formatted(shown, e.getMessage()));
    } catch (IOException | IllegalArgumentException | SdkException e) {
      throw new UsageException("%s: cannot write to %s: %s".formatted(shown, output.root(), e));
    }
  }

  private static String dryRun(
      OnRecordOptions options,
      Output output,
      CorpusSettings corpus,
      DayWindow window,
      ExtractStatements.ExtractorFactory extractors,
      Optional<RunManifest> before) {
    int threads =
        options.getRunner() == DirectRunner.class
            ? Math.min(
                options.as(DirectOptions.class).getTargetParallelism(),
                Runtime.getRuntime().availableProcessors())
            : Math.max(1, options.as(FlinkPipelineOptions.class).getParallelism());
    try (Lease<StatementExtractor> extractor = extractors.get()) {
      return DryRun.report(
          corpus,
          window,
          extractor.get(),
          threads,
          "%s (%s)"
              .formatted(
                  options.getOutput(),
                  options.getFormat().stream()
                      .map(FileFormat::extension)
                      .collect(Collectors.joining(", "))),
          before,
          RunLock.holder(output));
    } catch (IOException e) {
      throw new RunFailedException("the inputs cannot be read: " + e, e);
    }
  }

  /** Returns OnRecord's options and the runner, with their values, for the manifest. */
  private static Map<String, Object> resolved(OnRecordOptions options, DayWindow window) {
    Map<String, Object> resolved = new TreeMap<>();
    resolved.put("input", List.copyOf(options.getInput()));
    resolved.put("zone", Optional.ofNullable(options.getZone()).orElse("UTC"));
    resolved.put("statementDay", options.getStatementDay().optionName());
    resolved.put("referenceDate", options.getReferenceDate().toString());
    if (window.hasFirst()) {
      resolved.put("from", window.from().toString());
      resolved.put("lookback", options.getLookback().toString());
    }
    if (window.hasLast()) {
      resolved.put("to", window.to().toString());
    }
    resolved.put("maxRejected", options.getMaxRejected().toString());
    resolved.put("emptiedDays", options.getEmptiedDays().optionName());
    resolved.put("undated", options.getUndated().optionName());
    resolved.put("languages", List.copyOf(options.getLanguages()));
    resolved.put("maxArticleChars", options.getMaxArticleChars());
    if (options.getInputFormat() != null) {
      resolved.put("inputFormat", options.getInputFormat().toString());
    }
    if (options.getFields() != null) {
      resolved.put("fields", List.copyOf(options.getFields()));
    }
    if (options.getFileName() != null) {
      resolved.put("fileName", options.getFileName());
    }
    if (options.getActors() != null) {
      resolved.put("actors", options.getActors());
    }
    resolved.put("targets", options.getTargets() == null ? List.of() : options.getTargets());
    resolved.put("entityTargets", options.getEntityTargets());
    resolved.put("output", options.getOutput());
    resolved.put("format", options.getFormat().stream().map(FileFormat::extension).toList());
    resolved.put("filesPerDay", options.getFilesPerDay());
    resolved.put("buckets", options.getBuckets());
    resolved.put("articleTimeout", options.getArticleTimeout().toString());
    resolved.put(ModelFile.option(AttributionModel.KIND), options.getAttributionModel());
    resolved.put(ModelFile.option(StanceModel.KIND), options.getStanceModel());
    resolved.put("runner", options.getRunner().getSimpleName());
    return resolved;
  }

  /** Returns an id that sorts by time and that no other run has. */
  private static String runId(Instant started) {
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(started)
        + "-"
        + HexFormat.of().formatHex(random);
  }

  private static RunManifest manifest(Output output) {
    try {
      return RunManifest.published(output)
          .orElseThrow(() -> new IOException("there is no " + Publication.MANIFEST));
    } catch (IOException e) {
      throw new RunFailedException(
          "the run was published, but %s cannot be read: %s".formatted(output.root(), e), e);
    }
  }
}

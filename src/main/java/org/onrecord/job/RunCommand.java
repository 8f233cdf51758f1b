package org.onrecord.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.corpus.CorpusSettings;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.dataset.WriteDataset;
import org.onrecord.model.ModelKind;
import org.onrecord.stance.StanceModel;
import org.onrecord.stance.TargetCatalogue;
import org.onrecord.statement.AttributionModel;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code run}: from options to a published output. */
public final class RunCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;
  private final CommandSpec command;

  private RunCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
    this.command = CommandSpec.wrapWithoutInspection(this);
  }

  /**
   * Returns the command, with an option for every pipeline option.
   *
   * @param out where results go
   * @param err where progress and errors go
   */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    RunCommand run = new RunCommand(out, err);
    run.command
        .name("run")
        .usageMessage()
        .description("Reads a corpus and writes who said what, on which day, into datasets.")
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .footer(
            "",
            "Every other pipeline option of Beam and its runners works too.",
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
          run.command.addOption(optionSpec(option));
        } else if (option.group() == group) {
          shown.addArg(optionSpec(option));
        }
      }
      if (group != OptionTable.Group.HIDDEN) {
        run.command.addArgGroup(shown.build());
      }
    }
    run.command.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    return new CommandLine(run.command);
  }

  private static OptionSpec optionSpec(OptionTable.Option option) {
    String help =
        option.description()
            + option.defaultValue().map(value -> " Default: " + value + ".").orElse("");
    OptionSpec.Builder spec =
        OptionSpec.builder("--" + option.name())
            // Values stay as they are written: Beam converts them, those of a spec in the same way.
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity(option.isFlag() ? "0..1" : "1")
            .paramLabel(option.name().equals("input") ? "GLOB" : "VALUE")
            .hidden(option.group() == OptionTable.Group.HIDDEN)
            .description(help.replace("%", "%%"));
    return (option.isFlag() ? spec.fallbackValue("true").paramLabel("BOOL") : spec).build();
  }

  @Override
  public Integer call() {
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
  private static void check(String name, SpecFile.Entry entry) {
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

  private static OnRecordOptions options(Map<String, SpecFile.Entry> given) {
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
    if (options.getReferenceDate() == null) {
      options.setReferenceDate(LocalDate.ofInstant(started, ZoneOffset.UTC));
    }
    atLeastOne(given, "filesPerDay", options.getFilesPerDay());
    atLeastOne(given, "buckets", options.getBuckets());
    if (options.getRunner() == DirectRunner.class) {
      quicken(options.as(DirectOptions.class), given);
    }
    FileSystems.setDefaultPipelineOptions(options);

    Output output = Output.of(options.getOutput(), runId(started));
    CorpusSettings corpus = corpus(options, given);
    ActorCatalogue actors = actors(given);
    checkInputs(options.getInput(), shown("input", given.get("input")));
    TargetCatalogue targets = targets(options, given, actors);
    ModelFile model = model(AttributionModel.KIND, options.getAttributionModel(), given);
    ModelFile stanceModel = model(StanceModel.KIND, options.getStanceModel(), given);
    prepare(output, shown("output", given.get("output")));

    Pipeline pipeline = Pipeline.create(options);
    OnRecordJob.build(
        pipeline,
        new OnRecordJob.Settings(
            corpus,
            model,
            actors,
            new OnRecordJob.Stances(stanceModel, targets, options.getEntityTargets()),
            new WriteDataset.Settings(
                output, options.getFormat(), options.getFilesPerDay(), options.getBuckets()),
            new PublishRun.About(
                output,
                resolved(options),
                Versions.all(),
                Versions.models(model, stanceModel),
                started)));
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
    out.print(RunSummary.of(manifest(output), options.getOutput(), options.getFormat()));
    if (options.getReport()) {
      out.println(ReportCommand.write(options.getOutput(), Optional.empty()));
    }
    out.flush();
    return ExitCode.DONE.value();
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

  /** The DirectRunner's checks of our code are for tests; a user only waits for them. */
  private static void quicken(DirectOptions options, Map<String, SpecFile.Entry> given) {
    if (!given.containsKey("enforceImmutability")) {
      options.setEnforceImmutability(false);
    }
    if (!given.containsKey("enforceEncodability")) {
      options.setEnforceEncodability(false);
    }
  }

  private static CorpusSettings corpus(OnRecordOptions options, Map<String, SpecFile.Entry> given) {
    int most = CorpusSettings.MOST_ARTICLE_CHARS;
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
        options.getReferenceDate(),
        options.getMaxArticleChars(),
        options.getUndated() == Undated.KEEP,
        options.getBuckets());
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

  private static ModelFile model(ModelKind<?> kind, String uri, Map<String, SpecFile.Entry> given) {
    SpecFile.Entry entry = given.get(ModelFile.option(kind));
    return ModelFile.of(kind, uri, entry == null ? "" : shown(ModelFile.option(kind), entry));
  }

  private static void checkInputs(List<String> inputs, String shown) {
    for (String input : inputs) {
      try {
        if (!ReadCorpus.matchesFiles(input)) {
          throw new UsageException("%s: no file matches %s".formatted(shown, input));
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new UsageException("%s: cannot read %s: %s".formatted(shown, input, e.getMessage()));
      }
    }
  }

  /** Settles what earlier runs left, and finds out whether the output can be written. */
  private void prepare(Output output, String shown) {
    try {
      int carriedOn = Publication.recover(output);
      if (carriedOn > 0) {
        err.println("onrecord: finished publishing an earlier run that was interrupted");
      }
      Publication.write(output.staged("begun"), "");
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("%s: cannot write to %s: %s".formatted(shown, output.root(), e));
    }
  }

  /** Returns OnRecord's options and the runner, with their values, for the manifest. */
  private static Map<String, Object> resolved(OnRecordOptions options) {
    Map<String, Object> resolved = new TreeMap<>();
    resolved.put("input", List.copyOf(options.getInput()));
    resolved.put("referenceDate", options.getReferenceDate().toString());
    resolved.put("undated", options.getUndated().optionName());
    resolved.put("maxArticleChars", options.getMaxArticleChars());
    if (options.getActors() != null) {
      resolved.put("actors", options.getActors());
    }
    resolved.put("targets", options.getTargets() == null ? List.of() : options.getTargets());
    resolved.put("entityTargets", options.getEntityTargets());
    resolved.put("output", options.getOutput());
    resolved.put("format", options.getFormat().stream().map(FileFormat::extension).toList());
    resolved.put("filesPerDay", options.getFilesPerDay());
    resolved.put("buckets", options.getBuckets());
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
    ResourceId file = output.published(Publication.MANIFEST);
    try (InputStream in = Channels.newInputStream(FileSystems.open(file))) {
      return RunManifest.parse(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new RunFailedException(
          "the run was published, but %s cannot be read".formatted(file), e);
    }
  }
}

package org.onrecord.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.cli.options.GivenOptions;
import org.onrecord.cli.options.OnRecordOptions;
import org.onrecord.cli.options.RunnerDefaults;
import org.onrecord.cli.options.Undated;
import org.onrecord.corpus.CorpusFiles;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.corpus.format.CorpusLayout;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.FieldMapping;
import org.onrecord.corpus.format.FileNamePattern;
import org.onrecord.dataset.FileFormat;
import org.onrecord.dataset.Output;
import org.onrecord.dataset.Publication;
import org.onrecord.dataset.RunLock;
import org.onrecord.dataset.WriteDataset;
import org.onrecord.job.ChangePlan;
import org.onrecord.job.DataCheckException;
import org.onrecord.job.DataChecks;
import org.onrecord.job.DayWindow;
import org.onrecord.job.Measure;
import org.onrecord.job.ModelFile;
import org.onrecord.job.OnRecordJob;
import org.onrecord.job.PublishRun;
import org.onrecord.job.RunManifest;
import org.onrecord.job.UsageException;
import org.onrecord.model.ModelKind;
import org.onrecord.record.Days;
import org.onrecord.stance.StanceModel;
import org.onrecord.stance.TargetCatalogue;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.ExtractStatements.ExtractorFactory;
import org.onrecord.statement.StatementDay;
import org.onrecord.statement.TaggedExtractor;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The settings of a run: its options as typed values, the catalogues that they name, and what is
 * already published in the output. Everything that can be checked before work starts is checked.
 */
final class RunSettings {
  /** The value of {@code --languages} for all languages. */
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  private static final String ANY_LANGUAGE = "any";

  private final GivenOptions given;
  private final OnRecordOptions options;
  private final Instant started;
  private final DayWindow window;
  private final Output output;
  private final CorpusSettings corpus;
  private final ActorCatalogue actors;
  private final TargetCatalogue targets;
  private final Map<String, List<Measure.SourceFile>> sources;
  private final Optional<RunManifest> published;

  private RunSettings(GivenOptions given, OnRecordOptions options, Instant started) {
    this.given = given;
    this.options = options;
    this.started = started;
    given.requireAll();
    ZoneId zone = zone();
    LocalDate today = LocalDate.ofInstant(started, zone);
    window = window(today);
    RunnerDefaults.apply(options, given);
    RunnerDefaults.checkServices(options, given);
    output = Output.of(options.getOutput(), runId());
    corpus = corpus(zone, today);
    actors =
        options.getActors() == null
            ? ActorCatalogue.empty()
            : Catalogues.actors(options.getActors(), given.shown("actors"));
    checkInputs();
    targets =
        options.getTargets() == null
            ? TargetCatalogue.empty()
            : Catalogues.targets(options.getTargets(), given.shown("targets"), actors);
    sources = sources();
    if (isDetached() && options.getReport()) {
      throw given.error(
          "report",
          "the job continues after this command; create the page later with the command report");
    }
    published = checkedOutput();
  }

  /**
   * Reads and checks the settings.
   *
   * @param given the options that the user gave
   * @param options the same options with their defaults; the defaults of the runner are set in them
   * @param started when the run was started
   * @throws UsageException if an option, an input, a catalogue or the output is wrong
   */
  static RunSettings of(GivenOptions given, OnRecordOptions options, Instant started) {
    return new RunSettings(given, options, started);
  }

  OnRecordOptions options() {
    return options;
  }

  DayWindow window() {
    return window;
  }

  Output output() {
    return output;
  }

  CorpusSettings corpus() {
    return corpus;
  }

  /** Returns the manifest of what is published in the output before this run, if anything is. */
  Optional<RunManifest> published() {
    return published;
  }

  /** Whether the job continues after the command ends. */
  boolean isDetached() {
    return RunnerDefaults.isDetached(options);
  }

  /** Returns an exception that says what is wrong with the output. */
  UsageException outputError(String problem) {
    return given.error("output", problem);
  }

  /** Opens the model that finds statements. */
  ModelFile.Opened<AttributionModel> openAttributionModel() {
    return open(AttributionModel.KIND, options.getAttributionModel());
  }

  /** Opens the model that finds who is meant. */
  ModelFile.Opened<ActorModel> openActorModel() {
    return open(ActorModel.KIND, options.getActorModel());
  }

  /** Opens the model that finds stances. */
  ModelFile.Opened<StanceModel> openStanceModel() {
    return open(StanceModel.KIND, options.getStanceModel());
  }

  private <M> ModelFile.Opened<M> open(ModelKind<M> kind, String uri) {
    return ModelFile.open(kind, uri, given.shown(ModelFile.option(kind)));
  }

  /** Returns the factory of the extractors that use the models. */
  ExtractorFactory extractors(ModelFile attribution, ModelFile actor) {
    StatementDay statementDay = options.getStatementDay();
    return () ->
        attribution
            .lease(AttributionModel.KIND)
            .and(
                actor.lease(ActorModel.KIND),
                (first, second) -> new TaggedExtractor(first, second, statementDay));
  }

  /** Returns what the graph is built from. */
  OnRecordJob.Settings job(
      ExtractorFactory extractors,
      ModelFile attribution,
      ModelFile actor,
      ModelFile stance,
      RunLock lock) {
    return new OnRecordJob.Settings(
        corpus,
        window,
        extractors,
        actors,
        new OnRecordJob.Stances(stance, targets, options.getEntityTargets()),
        new WriteDataset.Settings(
            output,
            options.getFormat(),
            options.getCsvDialect(),
            options.getFilesPerDay(),
            options.getBuckets()),
        new PublishRun.About(
            output,
            lock,
            window,
            options.getMaxRejected(),
            options.getEmptiedDays(),
            measure(attribution, actor, stance),
            options.getRecount(),
            Versions.all(),
            started));
  }

  private Measure measure(ModelFile attribution, ModelFile actor, ModelFile stance) {
    return new Measure(
        sources,
        Versions.models(attribution.sha256(), actor.sha256(), stance.sha256()),
        resolvedSpec());
  }

  /**
   * Checks that the run does not mix days of two measures in the output.
   *
   * @throws UsageException if it would
   */
  void checkMeasure(ModelFile attribution, ModelFile actor, ModelFile stance) {
    if (published.isPresent()) {
      try {
        DataChecks.checkMeasure(
            published.get(),
            measure(attribution, actor, stance),
            options.getRecount(),
            day -> window.contains(Days.parse(day)));
      } catch (DataCheckException e) {
        throw outputError(e.getMessage());
      }
    }
  }

  /** Returns the files that options name, by option. */
  private Map<String, List<Measure.SourceFile>> sources() {
    Map<String, List<Measure.SourceFile>> files = new TreeMap<>();
    for (String option : List.of("actors", "spec")) {
      files.put(
          option,
          given.values(option).stream()
              .map(file -> Catalogues.source(file, given.shown(option)))
              .toList());
    }
    files.put(
        "targets",
        Catalogues.sources(
            Objects.requireNonNullElse(options.getTargets(), List.of()), given.shown("targets")));
    return files;
  }

  private ZoneId zone() {
    if (options.getZone() == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(options.getZone());
    } catch (DateTimeException e) {
      throw given.error(
          "zone",
          "\"%s\" is not a time zone, such as UTC or Europe/Berlin".formatted(options.getZone()));
    }
  }

  private DayWindow window(LocalDate today) {
    if (options.getFrom() == null && options.getTo() == null) {
      return DayWindow.ALL;
    }
    LocalDate from = options.getFrom() == null ? LocalDate.MIN : options.getFrom().on(today);
    LocalDate to = options.getTo() == null ? LocalDate.MAX : options.getTo().on(today);
    if (from.isAfter(to)) {
      throw given.error("from", "%s is after --to, %s".formatted(from, to));
    }
    return new DayWindow(from, to, options.getLookback().days());
  }

  private CorpusSettings corpus(ZoneId zone, LocalDate today) {
    return new CorpusSettings(
        options.getInput(),
        layout(),
        zone,
        referenceDate(today),
        options.getMaxArticleChars(),
        options.getUndated() == Undated.KEEP,
        languages(),
        options.getArticleTimeout().duration(),
        options.getBuckets());
  }

  private LocalDate referenceDate(LocalDate today) {
    if (options.getReferenceDate() != null) {
      return options.getReferenceDate();
    }
    // A run of the same window on a later day must give the same output.
    LocalDate lastRead = window.lastRead();
    return lastRead.isBefore(today) ? lastRead : today;
  }

  private CorpusLayout layout() {
    CorpusLayout layout = CorpusLayout.plain().inFormat(options.getInputFormat());
    if (given.contains("fields")) {
      layout =
          layout.withFields(given.parsed("fields", () -> FieldMapping.of(options.getFields())));
    }
    if (given.contains("fileName")) {
      layout =
          layout.withFileNames(
              given.parsed("fileName", () -> FileNamePattern.of(options.getFileName())));
    }
    return layout;
  }

  /** Returns the languages to process; none for all. */
  private List<String> languages() {
    List<String> codes = options.getLanguages();
    if (codes.equals(List.of(ANY_LANGUAGE))) {
      return List.of();
    }
    for (String code : codes) {
      if (!ReadCorpus.knowsLanguage(code)) {
        throw given.error(
            "languages",
            "\"%s\" is not a two-letter language code, such as en, or %s alone"
                .formatted(code, ANY_LANGUAGE));
      }
    }
    return codes;
  }

  private void checkInputs() {
    for (String input : options.getInput()) {
      try {
        if (!CorpusFiles.matchesFiles(input)) {
          throw given.error("input", "no file matches " + input);
        }
      } catch (PatternSyntaxException e) {
        throw given.error(
            "input",
            "%s is no file's name, and no pattern: %s; ? stands for any character of a name"
                .formatted(input, e.getDescription()));
      } catch (IOException | IllegalArgumentException | SdkException e) {
        throw given.error("input", "cannot read %s: %s".formatted(input, Causes.of(e)));
      }
    }
  }

  /**
   * Returns what is already published in the output, after checking that this run may add to it.
   */
  private Optional<RunManifest> checkedOutput() {
    try {
      if (WILDCARD.matcher(output.root()).find()) {
        throw new UsageException(
            "%s contains one of * ? [ {, and what lists an output takes these for a pattern"
                .formatted(output.root()));
      }
      if (output.isFile()) {
        throw new UsageException(output.root() + " is a file; the output must be a folder");
      }
      Optional<RunManifest> before = RunManifest.published(output);
      if (before.isEmpty() && !Publication.interrupted(output)) {
        checkNoForeignFiles();
      }
      if (before.isPresent() && window.isLimited()) {
        Set<FileFormat> kept =
            ChangePlan.formatsOutside(before.get(), day -> window.contains(Days.parse(day)));
        DataChecks.checkFormats(kept, options.getFormat());
        DataChecks.checkDialect(kept, before.get().csvDialect(), options.getCsvDialect());
      }
      return before;
    } catch (UsageException | DataCheckException e) {
      throw outputError(e.getMessage());
    } catch (IOException | IllegalArgumentException | SdkException e) {
      throw outputError("cannot read %s: %s".formatted(output.root(), Causes.of(e)));
    }
  }

  private void checkNoForeignFiles() throws IOException {
    List<String> unknown = Publication.dataFiles(output);
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "%s contains %s but no %s: give the output a folder of its own"
              .formatted(output.root(), unknown.get(0), Publication.MANIFEST));
    }
  }

  /** Returns the values of OnRecord's options and of the runner, for the manifest. */
  private Map<String, Object> resolvedSpec() {
    Map<String, Object> spec = new TreeMap<>();
    spec.put("input", List.copyOf(options.getInput()));
    spec.put("zone", Objects.requireNonNullElse(options.getZone(), "UTC"));
    spec.put("statementDay", options.getStatementDay().optionName());
    spec.put("referenceDate", corpus.referenceDate().toString());
    if (window.hasFirst()) {
      spec.put("from", window.from().toString());
      spec.put("lookback", options.getLookback().toString());
    }
    if (window.hasLast()) {
      spec.put("to", window.to().toString());
    }
    spec.put("maxRejected", options.getMaxRejected().toString());
    spec.put("emptiedDays", options.getEmptiedDays().optionName());
    spec.put("recount", options.getRecount());
    spec.put("undated", options.getUndated().optionName());
    spec.put("languages", List.copyOf(options.getLanguages()));
    spec.put("maxArticleChars", options.getMaxArticleChars());
    if (options.getInputFormat() != null) {
      spec.put("inputFormat", options.getInputFormat().toString());
    }
    if (options.getFields() != null) {
      spec.put("fields", List.copyOf(options.getFields()));
    }
    if (options.getFileName() != null) {
      spec.put("fileName", options.getFileName());
    }
    if (options.getActors() != null) {
      spec.put("actors", options.getActors());
    }
    spec.put("targets", Objects.requireNonNullElse(options.getTargets(), List.of()));
    spec.put("entityTargets", options.getEntityTargets());
    spec.put("output", options.getOutput());
    spec.put("format", options.getFormat().stream().map(FileFormat::extension).toList());
    spec.put(RunManifest.CSV_DIALECT, options.getCsvDialect().optionName());
    spec.put("filesPerDay", options.getFilesPerDay());
    spec.put("buckets", options.getBuckets());
    spec.put("articleTimeout", options.getArticleTimeout().toString());
    spec.put(ModelFile.option(AttributionModel.KIND), options.getAttributionModel());
    spec.put(ModelFile.option(ActorModel.KIND), options.getActorModel());
    spec.put(ModelFile.option(StanceModel.KIND), options.getStanceModel());
    spec.put("runner", options.getRunner().getSimpleName());
    return spec;
  }

  /** Returns a unique id; ids sort by the start of their runs. */
  private String runId() {
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(started)
        + "-"
        + HexFormat.of().formatHex(random);
  }
}

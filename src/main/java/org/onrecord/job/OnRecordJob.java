package org.onrecord.job;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Keys;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.ResolveActors;
import org.onrecord.actor.ResolveTargets;
import org.onrecord.copies.MarkCopies;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.WriteDataset;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.model.Lease;
import org.onrecord.record.ActorDay;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.DataFile;
import org.onrecord.record.Days;
import org.onrecord.record.KnownActor;
import org.onrecord.record.Rejected;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.stance.DetectStances;
import org.onrecord.stance.StanceDetector;
import org.onrecord.stance.StanceModel;
import org.onrecord.stance.TargetCatalogue;
import org.onrecord.stance.TargetStances;
import org.onrecord.statement.ExtractStatements;
import org.onrecord.summary.SummariseActors;
import org.onrecord.summary.SummariseByActorDay;
import org.onrecord.summary.SummariseByActorTargetDay;

/** The graph: from files to published datasets. */
public final class OnRecordJob {

  /**
   * The settings of a run.
   *
   * @param corpus how the corpus is read
   * @param window the days that are published
   * @param extractor makes the statement extractors
   * @param actors the catalogue of actors
   * @param stances how stances are found
   * @param datasets how datasets are written
   * @param about what is known of the run before it starts
   */
  public record Settings(
      CorpusSettings corpus,
      DayWindow window,
      ExtractStatements.ExtractorFactory extractor,
      ActorCatalogue actors,
      Stances stances,
      WriteDataset.Settings datasets,
      PublishRun.About about)
      implements Serializable {}

  /**
   * How stances are found.
   *
   * @param model the stance model
   * @param targets the catalogue of issues
   * @param entityTargets whether entities are targets as well
   */
  public record Stances(ModelFile model, TargetCatalogue targets, boolean entityTargets)
      implements Serializable {

    Lease<StanceDetector> detector() {
      return targets.targets().isEmpty() && !entityTargets
          ? Lease.of(StanceDetector.none())
          : model
              .lease(StanceModel.KIND)
              .map(opened -> new TargetStances(opened, targets, entityTargets));
    }
  }

  private OnRecordJob() {}

  /** Adds the job's steps to {@code pipeline}. */
  public static void build(Pipeline pipeline, Settings settings) {
    int buckets = settings.datasets().buckets();
    DayWindow window = settings.window();
    Duration timeout = settings.corpus().articleTimeout();

    ReadCorpus.Result corpus = pipeline.apply("ReadCorpus", ReadCorpus.of(settings.corpus()));
    SelectArticles.Result selected =
        corpus.articles().apply("SelectArticles", new SelectArticles(window));
    MarkCopies.Result marked = selected.articles().apply("MarkCopies", MarkCopies.of(buckets));
    ExtractStatements.Result extracted =
        marked
            .articles()
            .apply("ExtractStatements", ExtractStatements.with(settings.extractor(), timeout));
    ResolveActors.Result resolved =
        extracted
            .statements()
            .apply("ResolveActors", ResolveActors.with(settings.actors(), buckets));
    SelectStatements.Result published =
        resolved.statements().apply("SelectStatements", new SelectStatements(window));
    PCollection<Statement> statements = published.statements();
    DetectStances.Result detected =
        statements.apply(
            "DetectStances", DetectStances.with(settings.stances()::detector, timeout));
    PCollection<Stance> stances =
        detected
            .stances()
            .apply("ResolveTargets", ResolveTargets.with(resolved, settings.actors(), buckets));
    PCollection<ActorDay> actorDays =
        statements.apply("SummariseByActorDay", SummariseByActorDay.of(stances, buckets));
    PCollection<ActorTargetDay> actorTargetDays =
        stances.apply(
            "SummariseByActorTargetDay", SummariseByActorTargetDay.of(statements, buckets));
    PCollection<KnownActor> actors =
        statements.apply("SummariseActors", SummariseActors.with(settings.actors(), buckets));
    PCollection<Rejected> rejected =
        PCollectionList.of(corpus.rejected())
            .and(marked.rejected())
            .and(extracted.rejected())
            .and(detected.rejected())
            .apply("AllRejected", Flatten.pCollections());
    PCollection<String> skipped =
        PCollectionList.of(corpus.skipped())
            .and(selected.skipped())
            .apply("AllSkipped", Flatten.pCollections());

    PCollection<KV<String, Long>> articlesByDay =
        articlesByDay(extracted.analysed(), statements, window);
    PCollection<String> days = articlesByDay.apply("CoveredDays", Keys.create());
    PCollection<String> always =
        pipeline.apply("Always", Create.of("").withCoder(StringUtf8Coder.of()));
    Written written = new Written(settings.datasets());
    written.add(Dataset.STATEMENTS, statements, days);
    written.add(Dataset.STANCES, stances, days);
    written.add(Dataset.ACTOR_DAY, actorDays, days);
    written.add(Dataset.ACTOR_TARGET_DAY, actorTargetDays, days);
    written.add(Dataset.ACTORS, actors, days);
    written.add(Dataset.REJECTED, rejected, always);

    Tallies tallies = new Tallies();
    tallies.add("Records", corpus.records(), Tally.of(Counted.RECORDS));
    tallies.add("Skipped", skipped, Tally.by(Counted.SKIPPED, reason -> reason));
    tallies.add("Analysed", extracted.analysed(), Tally.of(Counted.ANALYSED));
    tallies.add(
        "Rejected", rejected, Tally.by(Counted.REJECTED, record -> record.getReason().name()));
    tallies.add("Found", extracted.statements(), Tally.of(Counted.FOUND));
    tallies.add("Outside", published.outside(), Tally.of(Counted.OUTSIDE));
    tallies.add("Statements", statements, Tally.of(Counted.STATEMENTS));
    tallies.add("Stances", stances, Tally.of(Counted.STANCES));
    tallies.add("Actors", actors, Tally.of(Counted.ACTORS));
    tallies.add("ActorDays", actorDays, Tally.of(Counted.ACTOR_DAY));
    tallies.add("ActorTargetDays", actorTargetDays, Tally.of(Counted.ACTOR_TARGET_DAY));

    PCollection<KV<String, Long>> missed = published.missed().apply("MissedDays", new CountByDay());
    written
        .files()
        .apply(
            "PublishRun",
            new PublishRun(
                settings.about(),
                new PublishRun.Seen(
                    corpus.files(),
                    tallies.all(),
                    articlesByDay,
                    missed,
                    actorDays,
                    extracted.slowest(),
                    rejected)));
  }

  /**
   * Returns the days that the run covers, those to publish that have an article or a statement,
   * each with the number of its articles.
   */
  private static PCollection<KV<String, Long>> articlesByDay(
      PCollection<String> analysed, PCollection<Statement> statements, DayWindow window) {
    PCollection<KV<String, Long>> read =
        analysed
            .apply("OfTheWindow", Filter.by(day -> window.contains(Days.parse(day))))
            .apply("ArticleDays", MapElements.via(new Day(1)));
    PCollection<KV<String, Long>> said =
        statements
            .apply(
                "StatementDays",
                MapElements.into(TypeDescriptors.strings())
                    .via(statement -> Days.text(statement.getDay())))
            .apply("SpokenDays", MapElements.via(new Day(0)));
    return PCollectionList.of(read.setCoder(CountByDay.CODER))
        .and(said.setCoder(CountByDay.CODER))
        .apply("AllDays", Flatten.pCollections())
        .apply("ArticlesByDay", new CountByDay());
  }

  /** Pairs a day with the number of articles that an element stands for. */
  private static final class Day extends SimpleFunction<String, KV<String, Long>> {
    private final long articles;

    Day(long articles) {
      this.articles = articles;
    }

    @Override
    public KV<String, Long> apply(String day) {
      return KV.of(day, articles);
    }
  }

  /** Collects the partial counts of all stages. */
  private static final class Tallies {
    private final List<PCollection<KV<RunCounts.Key, Long>>> parts = new ArrayList<>();

    <T> void add(String step, PCollection<T> elements, Tally<T> tally) {
      parts.add(elements.apply("Tally" + step, tally));
    }

    PCollection<KV<RunCounts.Key, Long>> all() {
      return PCollectionList.of(parts).apply("AllTallies", Flatten.pCollections());
    }
  }

  /** Writes the datasets, each in a step named after it, and collects their files. */
  private static final class Written {
    private final WriteDataset.Settings settings;
    private final List<PCollection<DataFile>> files = new ArrayList<>();

    Written(WriteDataset.Settings settings) {
      this.settings = settings;
    }

    <T extends SpecificRecordBase> void add(
        Dataset dataset, PCollection<T> rows, PCollection<String> days) {
      files.add(rows.apply("Write_" + dataset.folder(), WriteDataset.of(dataset, settings, days)));
    }

    PCollection<DataFile> files() {
      return PCollectionList.of(files).apply("AllFiles", Flatten.pCollections());
    }
  }
}

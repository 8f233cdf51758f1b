package org.onrecord.job;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.ResolveActors;
import org.onrecord.actor.ResolveTargets;
import org.onrecord.copies.MarkCopies;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.WriteDataset;
import org.onrecord.model.Lease;
import org.onrecord.record.ActorDay;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.DataFile;
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
   * What the graph is built from.
   *
   * @param corpus what is read
   * @param window the days that are published
   * @param extractor makes what finds statements
   * @param articleTimeout how long it may take for an article
   * @param actors the actors known beforehand
   * @param stances what finds stances
   * @param datasets how it is written
   * @param about what the manifest says of the run
   */
  public record Settings(
      CorpusSettings corpus,
      DayWindow window,
      ExtractStatements.ExtractorFactory extractor,
      Duration articleTimeout,
      ActorCatalogue actors,
      Stances stances,
      WriteDataset.Settings datasets,
      PublishRun.About about)
      implements Serializable {}

  /**
   * How stances are found.
   *
   * @param model what finds them
   * @param targets the issues
   * @param entityTargets whether entities are targets too
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

    ReadCorpus.Result corpus = pipeline.apply("ReadCorpus", ReadCorpus.of(settings.corpus()));
    PCollectionTuple articles =
        corpus.articles().apply("SelectArticles", new SelectArticles(window));
    MarkCopies.Result marked =
        articles.get(SelectArticles.SELECTED).apply("MarkCopies", MarkCopies.of(buckets));
    PCollectionTuple extracted =
        marked
            .articles()
            .apply(
                "ExtractStatements",
                ExtractStatements.with(settings.extractor(), settings.articleTimeout()));
    PCollectionTuple resolved =
        extracted
            .get(ExtractStatements.STATEMENTS)
            .apply("ResolveActors", ResolveActors.with(settings.actors(), buckets));
    PCollectionTuple selected =
        resolved
            .get(ResolveActors.STATEMENTS)
            .apply("SelectStatements", new SelectStatements(window));
    PCollection<Statement> statements = selected.get(SelectStatements.PUBLISHED);
    PCollectionTuple detected =
        statements.apply("DetectStances", DetectStances.with(settings.stances()::detector));
    PCollection<Stance> stances =
        detected
            .get(DetectStances.STANCES)
            .apply("ResolveTargets", ResolveTargets.with(resolved, settings.actors(), buckets));
    PCollection<ActorDay> actorDays =
        statements.apply("SummariseByActorDay", SummariseByActorDay.of(stances, buckets));
    PCollection<ActorTargetDay> actorTargetDays =
        stances.apply("SummariseByActorTargetDay", SummariseByActorTargetDay.of(buckets));
    PCollection<KnownActor> actors =
        statements.apply("SummariseActors", SummariseActors.with(settings.actors(), buckets));
    PCollection<Rejected> rejected =
        PCollectionList.of(corpus.rejected())
            .and(marked.rejected())
            .and(extracted.get(ExtractStatements.REJECTED))
            .and(detected.get(DetectStances.REJECTED))
            .apply("AllRejected", Flatten.pCollections());

    PCollection<String> analysed = extracted.get(ExtractStatements.ANALYSED);
    PCollection<KV<String, Long>> articlesByDay = articlesByDay(analysed, statements, window);
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

    PCollection<KV<String, Long>> tallies =
        PCollectionList.of(corpus.records().apply("TallyRecords", Tally.of(PublishRun.RECORDS)))
            .and(
                PCollectionList.of(corpus.skipped())
                    .and(articles.get(SelectArticles.SKIPPED))
                    .apply("AllSkipped", Flatten.pCollections())
                    .apply("TallySkipped", Tally.by(why -> PublishRun.SKIPPED_AS + why)))
            .and(analysed.apply("TallyAnalysed", Tally.of(PublishRun.ANALYSED)))
            .and(
                rejected.apply(
                    "TallyRejected", Tally.by(r -> PublishRun.REJECTED_AS + r.getReason())))
            .and(
                extracted
                    .get(ExtractStatements.STATEMENTS)
                    .apply("TallyFound", Tally.of(PublishRun.FOUND)))
            .and(
                selected
                    .get(SelectStatements.OUTSIDE)
                    .apply("TallyOutside", Tally.of(PublishRun.OUTSIDE)))
            .and(statements.apply("TallyStatements", Tally.of(Dataset.STATEMENTS.folder())))
            .and(stances.apply("TallyStances", Tally.of(Dataset.STANCES.folder())))
            .and(actors.apply("TallyActors", Tally.of(Dataset.ACTORS.folder())))
            .and(actorDays.apply("TallyActorDays", Tally.of(Dataset.ACTOR_DAY.folder())))
            .and(
                actorTargetDays.apply(
                    "TallyActorTargetDays", Tally.of(Dataset.ACTOR_TARGET_DAY.folder())))
            .apply("AllTallies", Flatten.pCollections());
    PCollection<KV<String, Long>> missed =
        selected.get(SelectStatements.MISSED).apply("MissedDays", new CountByDay());
    written
        .files()
        .apply(
            "PublishRun",
            new PublishRun(
                settings.about(),
                new PublishRun.Seen(
                    tallies,
                    articlesByDay,
                    missed,
                    actorDays,
                    extracted.get(ExtractStatements.SLOWEST),
                    rejected)));
  }

  /** Returns the days to publish of which there is an article or a statement, with the articles. */
  private static PCollection<KV<String, Long>> articlesByDay(
      PCollection<String> analysed, PCollection<Statement> statements, DayWindow window) {
    PCollection<KV<String, Long>> read =
        analysed
            .apply("OfTheWindow", Filter.by(day -> window.contains(ChangePlan.date(day))))
            .apply("ArticleDays", MapElements.via(new Day(1)));
    PCollection<KV<String, Long>> said =
        statements
            .apply(
                "StatementDays",
                MapElements.into(TypeDescriptors.strings())
                    .via(statement -> statement.getDay().map(LocalDate::toString).orElse("")))
            .apply("SpokenDays", MapElements.via(new Day(0)));
    return PCollectionList.of(read.setCoder(CountByDay.CODER))
        .and(said.setCoder(CountByDay.CODER))
        .apply("AllDays", Flatten.pCollections())
        .apply("ArticlesByDay", new CountByDay());
  }

  /** A day with how many articles an element of it stands for. */
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

  /** The files of the datasets as they are added, each under a step named after the dataset. */
  private static final class Written {
    private final WriteDataset.Settings settings;
    private final List<PCollection<DataFile>> files = new ArrayList<>();

    Written(WriteDataset.Settings settings) {
      this.settings = settings;
    }

    <T extends org.apache.avro.specific.SpecificRecordBase> void add(
        Dataset dataset, PCollection<T> rows, PCollection<String> days) {
      files.add(rows.apply("Write_" + dataset.folder(), WriteDataset.of(dataset, settings, days)));
    }

    PCollection<DataFile> files() {
      return PCollectionList.of(files).apply("AllFiles", Flatten.pCollections());
    }
  }
}

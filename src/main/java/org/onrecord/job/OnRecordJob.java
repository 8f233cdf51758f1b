package org.onrecord.job;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.actor.ResolveActors;
import org.onrecord.actor.ResolveTargets;
import org.onrecord.corpus.CorpusSettings;
import org.onrecord.corpus.ReadCorpus;
import org.onrecord.dataset.Dataset;
import org.onrecord.dataset.WriteDataset;
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
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.ExtractStatements;
import org.onrecord.statement.TaggedExtractor;
import org.onrecord.summary.SummariseActors;
import org.onrecord.summary.SummariseByActorDay;
import org.onrecord.summary.SummariseByActorTargetDay;

/** The graph: from files to published datasets. */
final class OnRecordJob {

  /**
   * What the graph is built from.
   *
   * @param corpus what is read
   * @param model what finds statements
   * @param actors the actors known beforehand
   * @param stances what finds stances
   * @param datasets how it is written
   * @param about what the manifest says of the run
   */
  record Settings(
      CorpusSettings corpus,
      ModelFile model,
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
  record Stances(ModelFile model, TargetCatalogue targets, boolean entityTargets)
      implements Serializable {

    StanceDetector detector() {
      return targets.targets().isEmpty() && !entityTargets
          ? StanceDetector.none()
          : new TargetStances(model.open(StanceModel.KIND), targets, entityTargets);
    }
  }

  private OnRecordJob() {}

  /** Adds the job's steps to {@code pipeline}. */
  static void build(Pipeline pipeline, Settings settings) {
    int buckets = settings.datasets().buckets();
    ModelFile model = settings.model();

    ReadCorpus.Result corpus = pipeline.apply("ReadCorpus", ReadCorpus.of(settings.corpus()));
    PCollectionTuple extracted =
        corpus
            .articles()
            .apply(
                "ExtractStatements",
                ExtractStatements.with(
                    () -> new TaggedExtractor(model.open(AttributionModel.KIND))));
    PCollectionTuple resolved =
        extracted
            .get(ExtractStatements.STATEMENTS)
            .apply("ResolveActors", ResolveActors.with(settings.actors(), buckets));
    PCollection<Statement> statements = resolved.get(ResolveActors.STATEMENTS);
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
            .and(extracted.get(ExtractStatements.REJECTED))
            .and(detected.get(DetectStances.REJECTED))
            .apply("AllRejected", Flatten.pCollections());

    PCollection<String> analysed = extracted.get(ExtractStatements.ANALYSED);
    PCollection<String> days = coveredDays(analysed, statements);
    PCollection<String> always =
        pipeline.apply("Always", Create.of("").withCoder(StringUtf8Coder.of()));
    Written written = new Written(settings.datasets());
    written.add(Dataset.STATEMENTS, statements, days);
    written.add(Dataset.STANCES, stances, days);
    written.add(Dataset.ACTOR_DAY, actorDays, days);
    written.add(Dataset.ACTOR_TARGET_DAY, actorTargetDays, days);
    written.add(Dataset.ACTORS, actors, always);
    written.add(Dataset.REJECTED, rejected, always);

    PCollection<KV<String, Long>> tallies =
        PCollectionList.of(corpus.records().apply("TallyRecords", Tally.of(PublishRun.RECORDS)))
            .and(analysed.apply("TallyAnalysed", Tally.of(PublishRun.ANALYSED)))
            .and(
                rejected.apply(
                    "TallyRejected", Tally.by(r -> PublishRun.REJECTED_AS + r.getReason())))
            .and(
                extracted
                    .get(ExtractStatements.STATEMENTS)
                    .apply("TallyStatements", Tally.of(Dataset.STATEMENTS.folder())))
            .and(stances.apply("TallyStances", Tally.of(Dataset.STANCES.folder())))
            .and(actors.apply("TallyActors", Tally.of(Dataset.ACTORS.folder())))
            .and(actorDays.apply("TallyActorDays", Tally.of(Dataset.ACTOR_DAY.folder())))
            .and(
                actorTargetDays.apply(
                    "TallyActorTargetDays", Tally.of(Dataset.ACTOR_TARGET_DAY.folder())))
            .apply("AllTallies", Flatten.pCollections());
    written.files().apply("PublishRun", new PublishRun(settings.about(), tallies, days, actorDays));
  }

  private static PCollection<String> coveredDays(
      PCollection<String> analysed, PCollection<Statement> statements) {
    PCollection<String> said =
        statements.apply(
            "StatementDays",
            MapElements.into(TypeDescriptors.strings())
                .via(statement -> statement.getDay().map(LocalDate::toString).orElse("")));
    return PCollectionList.of(analysed)
        .and(said)
        .apply("AllDays", Flatten.pCollections())
        .apply("CoveredDays", new CoveredDays());
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

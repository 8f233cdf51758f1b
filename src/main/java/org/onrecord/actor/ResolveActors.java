package org.onrecord.actor;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;
import org.onrecord.record.MetricNames;
import org.onrecord.record.Statement;
import org.onrecord.record.TransformResult;

/**
 * Maps the actors of single articles to actors of the corpus. The output has the same number of
 * statements, each with the corpus-wide id and name of its actor and of its entities.
 *
 * <p>The catalogue is consulted first. Otherwise a full name determines its actor by its {@link
 * NameKey}. Only statements of a person without a full name in the article are shuffled, to the
 * shard of that surname. The shard has each full name once for each bundle, outlet and day, so that
 * memory does not grow with the number of statements of a much-quoted actor. Those statements are
 * then spread over more keys, so that the next stage does not leave them to the worker of that
 * shard. Entities with a short name keep it; {@link ResolveTargets} resolves those that become
 * targets.
 */
public final class ResolveActors extends PTransform<PCollection<Statement>, ResolveActors.Result> {
  /** So many keys for each shard have its statements afterwards. */
  private static final int KEYS_PER_BUCKET = 4;

  private static final TupleTag<Statement> STATEMENTS = new TupleTag<>("statements") {};
  private static final TupleTag<KV<Integer, ShortNames.Sighting>> SIGHTINGS =
      new TupleTag<>("sightings") {};

  private static final TupleTag<Statement> RESOLVED = new TupleTag<>("resolved") {};
  private static final TupleTag<KV<Integer, Statement>> SHORT = new TupleTag<>("short") {};

  /** The outputs of {@link ResolveActors}. */
  public static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns the statements with their actors resolved. */
    public PCollection<Statement> statements() {
      return output(STATEMENTS);
    }

    /** Returns the full names of speakers, by shard, for {@link ResolveTargets}. */
    PCollection<KV<Integer, ShortNames.Sighting>> sightings() {
      return output(SIGHTINGS);
    }
  }

  private final ActorCatalogue catalogue;
  private final int buckets;

  private ResolveActors(ActorCatalogue catalogue, int buckets) {
    this.catalogue = catalogue;
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param catalogue the known actors
   * @param buckets the number of shards for names, at least 1; the output does not depend on it
   */
  public static ResolveActors with(ActorCatalogue catalogue, int buckets) {
    return new ResolveActors(catalogue, buckets);
  }

  @Override
  public Result expand(PCollection<Statement> statements) {
    Coder<Statement> coder = AvroCoder.specific(Statement.class);
    PCollectionTuple resolved =
        statements.apply(
            "ResolveFullNames",
            ParDo.of(new ResolveFullNames(catalogue, buckets))
                .withOutputTags(RESOLVED, TupleTagList.of(SHORT).and(SIGHTINGS)));
    PCollection<KV<Integer, ShortNames.Sighting>> sightings =
        resolved.get(SIGHTINGS).setCoder(KvCoder.of(VarIntCoder.of(), new SightingCoder()));
    PCollection<Statement> shortNames =
        resolved
            .get(SHORT)
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("JoinNames", JoinNames.of(sightings, CorpusActors::join, coder))
            .apply(
                "SpreadStatements",
                Reshuffle.<Statement>viaRandomKey().withNumBuckets(KEYS_PER_BUCKET * buckets));
    PCollection<Statement> all =
        PCollectionList.of(resolved.get(RESOLVED).setCoder(coder))
            .and(shortNames)
            .apply("AllResolved", Flatten.pCollections());
    return new Result(PCollectionTuple.of(STATEMENTS, all).and(SIGHTINGS, sightings));
  }

  /** Resolves actors by the catalogue or a full name, and passes short names on. */
  static final class ResolveFullNames extends DoFn<Statement, Statement> {
    /** Bounds memory: on Flink a bundle can be all that a worker processes. */
    private static final int MAX_SIGHTINGS = 10_000;

    private final Counter shortNames = Metrics.counter(MetricNames.NAMESPACE, "short_names");
    private final CorpusActors actors;
    private final int buckets;
    private transient Set<ShortNames.Sighting> sightings;

    ResolveFullNames(ActorCatalogue catalogue, int buckets) {
      this.actors = new CorpusActors(catalogue);
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      sightings = new LinkedHashSet<>();
    }

    @ProcessElement
    public void process(@Element Statement statement, MultiOutputReceiver out) {
      Statement resolved = actors.resolve(statement);
      if (actors.isShort(resolved)) {
        shortNames.inc();
        NameKey key = NameKey.of(ActorType.PERSON, resolved.getActor());
        out.get(SHORT).output(KV.of(Ids.bucket(key.last(), buckets), resolved));
      } else {
        out.get(RESOLVED).output(resolved);
      }
      actors.sighting(resolved).ifPresent(sightings::add);
      if (sightings.size() == MAX_SIGHTINGS) {
        sightings.forEach(sighting -> out.get(SIGHTINGS).output(placed(sighting)));
        sightings.clear();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      for (ShortNames.Sighting sighting : sightings) {
        context.output(
            SIGHTINGS, placed(sighting), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
      }
    }

    private KV<Integer, ShortNames.Sighting> placed(ShortNames.Sighting sighting) {
      return KV.of(Ids.bucket(sighting.key().last(), buckets), sighting);
    }
  }
}

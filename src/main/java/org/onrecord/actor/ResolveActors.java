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
 * Actors of single articles to actors of the corpus: as many statements as came in, each with the
 * id and name that its actor has everywhere; the entities that it names likewise.
 *
 * <p>The catalogue comes first. Beyond it, a name in full settles its actor by itself, through its
 * {@link NameKey}. Only statements of a person whose article gives no full name are shuffled, to
 * where the full names of that surname are noted, each once for a bundle, outlet and day; so
 * nothing is held that grows with the number of statements of a much-quoted actor. Entities of a
 * short name keep it here; {@link ResolveTargets} settles those that matter.
 */
public final class ResolveActors extends PTransform<PCollection<Statement>, ResolveActors.Result> {
  private static final TupleTag<Statement> STATEMENTS = new TupleTag<>("statements") {};
  private static final TupleTag<KV<Integer, ShortNames.Sighting>> SIGHTINGS =
      new TupleTag<>("sightings") {};

  private static final TupleTag<Statement> SETTLED = new TupleTag<>("settled") {};
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

    /** Returns the full names of speakers, by bucket, for {@link ResolveTargets}. */
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
   * @param catalogue what is known beforehand
   * @param buckets how many keys names travel under, at least 1; the statements do not depend on it
   */
  public static ResolveActors with(ActorCatalogue catalogue, int buckets) {
    return new ResolveActors(catalogue, buckets);
  }

  @Override
  public Result expand(PCollection<Statement> statements) {
    Coder<Statement> coder = AvroCoder.specific(Statement.class);
    PCollectionTuple settled =
        statements.apply(
            "SettleFullNames",
            ParDo.of(new SettleFullNames(catalogue, buckets))
                .withOutputTags(SETTLED, TupleTagList.of(SHORT).and(SIGHTINGS)));
    PCollection<KV<Integer, ShortNames.Sighting>> sightings =
        settled.get(SIGHTINGS).setCoder(KvCoder.of(VarIntCoder.of(), new SightingCoder()));
    PCollection<Statement> shortNames =
        settled
            .get(SHORT)
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("JoinNames", JoinNames.of(sightings, CorpusActors::join, coder));
    PCollection<Statement> all =
        PCollectionList.of(settled.get(SETTLED).setCoder(coder))
            .and(shortNames)
            .apply("AllSettled", Flatten.pCollections());
    return new Result(PCollectionTuple.of(STATEMENTS, all).and(SIGHTINGS, sightings));
  }

  /** Settles what the catalogue or a full name settles, and passes short names on. */
  static final class SettleFullNames extends DoFn<Statement, Statement> {
    /** On Flink a bundle is all that a worker sees: what it saw goes on before it is much. */
    private static final int MAX_SIGHTINGS = 10_000;

    private final Counter shortNames = Metrics.counter(MetricNames.NAMESPACE, "short_names");
    private final CorpusActors actors;
    private final int buckets;
    private transient Set<ShortNames.Sighting> sightings;

    SettleFullNames(ActorCatalogue catalogue, int buckets) {
      this.actors = new CorpusActors(catalogue);
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      sightings = new LinkedHashSet<>();
    }

    @ProcessElement
    public void process(@Element Statement statement, MultiOutputReceiver out) {
      Statement settled = actors.settle(statement);
      if (actors.isShort(settled)) {
        shortNames.inc();
        NameKey key = NameKey.of(ActorType.PERSON, settled.getActor());
        out.get(SHORT).output(KV.of(Ids.bucket(key.last(), buckets), settled));
      } else {
        out.get(SETTLED).output(settled);
      }
      actors.sighting(settled).ifPresent(sightings::add);
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

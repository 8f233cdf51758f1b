package org.onrecord.actor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
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
import org.onrecord.record.Statement;

/**
 * Actors of single articles to actors of the corpus: as many statements as came in, each with the
 * id and name that its actor has everywhere.
 *
 * <p>The catalogue comes first. Beyond it, a name in full settles its actor by itself, through its
 * {@link NameKey}. Only statements of a person whose article gives no full name are shuffled, to
 * where the full names of that surname are noted, each once for a bundle, outlet and day; so
 * nothing is held that grows with the number of statements of a much-quoted actor.
 */
public final class ResolveActors
    extends PTransform<PCollection<Statement>, PCollection<Statement>> {
  private static final TupleTag<Statement> SETTLED = new TupleTag<>("settled") {};
  private static final TupleTag<KV<Integer, KV<ShortNames.Sighting, Statement>>> SHORT =
      new TupleTag<>("short") {};
  private static final TupleTag<KV<Integer, KV<ShortNames.Sighting, Statement>>> SIGHTINGS =
      new TupleTag<>("sightings") {};

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
  public PCollection<Statement> expand(PCollection<Statement> statements) {
    Coder<Statement> statementCoder = AvroCoder.of(Statement.class);
    // An element is a sighting or a statement, the other half is null.
    Coder<KV<Integer, KV<ShortNames.Sighting, Statement>>> coder =
        KvCoder.of(
            VarIntCoder.of(),
            KvCoder.of(NullableCoder.of(new SightingCoder()), NullableCoder.of(statementCoder)));
    PCollectionTuple settled =
        statements.apply(
            "SettleFullNames",
            ParDo.of(new SettleFullNames(catalogue, buckets))
                .withOutputTags(SETTLED, TupleTagList.of(SHORT).and(SIGHTINGS)));
    PCollection<Statement> shortNames =
        PCollectionList.of(settled.get(SHORT).setCoder(coder))
            .and(settled.get(SIGHTINGS).setCoder(coder))
            .apply("NamesAndStatements", Flatten.pCollections())
            .apply("GroupByBucket", GroupByKey.create())
            .apply("SettleShortNames", ParDo.of(new SettleShortNames()))
            .setCoder(statementCoder);
    return PCollectionList.of(settled.get(SETTLED).setCoder(statementCoder))
        .and(shortNames)
        .apply("AllSettled", Flatten.pCollections());
  }

  /** Settles what the catalogue or a full name settles, and passes short names on. */
  static final class SettleFullNames extends DoFn<Statement, Statement> {
    private final Counter shortNames = Metrics.counter("onrecord", "short_names");
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
        out.get(SHORT).output(KV.of(Ids.bucket(key.last(), buckets), KV.of(null, settled)));
      } else {
        out.get(SETTLED).output(settled);
      }
      actors.sighting(settled).ifPresent(sightings::add);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      for (ShortNames.Sighting sighting : sightings) {
        context.output(
            SIGHTINGS,
            KV.of(Ids.bucket(sighting.key().last(), buckets), KV.of(sighting, null)),
            BoundedWindow.TIMESTAMP_MIN_VALUE,
            GlobalWindow.INSTANCE);
      }
    }
  }

  /** Finds the persons behind short names among the full names of the same bucket. */
  static final class SettleShortNames
      extends DoFn<KV<Integer, Iterable<KV<ShortNames.Sighting, Statement>>>, Statement> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<ShortNames.Sighting, Statement>>> bucket,
        OutputReceiver<Statement> out) {
      ShortNames names = new ShortNames();
      List<Statement> statements = new ArrayList<>();
      for (KV<ShortNames.Sighting, Statement> either : bucket.getValue()) {
        if (either.getKey() != null) {
          names.add(either.getKey());
        } else {
          statements.add(either.getValue());
        }
      }
      for (Statement statement : statements) {
        out.output(CorpusActors.join(statement, names));
      }
    }
  }

  private static final class SightingCoder extends CustomCoder<ShortNames.Sighting> {
    private static final StringUtf8Coder STRING = StringUtf8Coder.of();
    private static final NullableCoder<String> NULLABLE = NullableCoder.of(STRING);

    @Override
    public void encode(ShortNames.Sighting sighting, OutputStream out) throws IOException {
      STRING.encode(sighting.name(), out);
      STRING.encode(sighting.actorId(), out);
      NULLABLE.encode(sighting.publisher().orElse(null), out);
      NULLABLE.encode(sighting.day().map(LocalDate::toString).orElse(null), out);
    }

    @Override
    public ShortNames.Sighting decode(InputStream in) throws IOException {
      return new ShortNames.Sighting(
          STRING.decode(in),
          STRING.decode(in),
          Optional.ofNullable(NULLABLE.decode(in)),
          Optional.ofNullable(NULLABLE.decode(in)).map(LocalDate::parse));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SightingCoder; // Flink compares the coders of what it joins.
    }

    @Override
    public int hashCode() {
      return SightingCoder.class.hashCode();
    }
  }
}

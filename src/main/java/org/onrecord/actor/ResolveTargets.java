package org.onrecord.actor;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.record.ActorType;
import org.onrecord.record.Ids;
import org.onrecord.record.Stance;

/**
 * Resolves the targets of stances: a person with only a short name in the article becomes the
 * person meant, by the same rule as for speakers in {@link ResolveActors}. Other stances are
 * unchanged. A stance of an actor towards itself, which becomes apparent only here, is dropped.
 */
public final class ResolveTargets extends PTransform<PCollection<Stance>, PCollection<Stance>> {
  private static final TupleTag<Stance> RESOLVED = new TupleTag<>("resolved") {};
  private static final TupleTag<KV<Integer, Stance>> SHORT = new TupleTag<>("short") {};

  private final transient ResolveActors.Result resolved;
  private final ActorCatalogue catalogue;
  private final int buckets;

  private ResolveTargets(ResolveActors.Result resolved, ActorCatalogue catalogue, int buckets) {
    this.resolved = resolved;
    this.catalogue = catalogue;
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param resolved the result of {@link ResolveActors}
   * @param catalogue the catalogue given to that transform
   * @param buckets the number of shards given to that transform
   */
  public static ResolveTargets with(
      ResolveActors.Result resolved, ActorCatalogue catalogue, int buckets) {
    return new ResolveTargets(resolved, catalogue, buckets);
  }

  @Override
  public PCollection<Stance> expand(PCollection<Stance> stances) {
    Coder<Stance> coder = AvroCoder.specific(Stance.class);
    PCollectionTuple parted =
        stances.apply(
            "SplitShortNames",
            ParDo.of(new SplitShortNames(new CorpusActors(catalogue), buckets))
                .withOutputTags(RESOLVED, TupleTagList.of(SHORT)));
    PCollection<Stance> joined =
        parted
            .get(SHORT)
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("JoinNames", JoinNames.of(resolved.sightings(), CorpusActors::join, coder));
    return PCollectionList.of(parted.get(RESOLVED).setCoder(coder))
        .and(joined)
        .apply("AllResolved", Flatten.pCollections());
  }

  static final class SplitShortNames extends DoFn<Stance, Stance> {
    private final CorpusActors actors;
    private final int buckets;

    SplitShortNames(CorpusActors actors, int buckets) {
      this.actors = actors;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element Stance stance, MultiOutputReceiver out) {
      if (actors.isShort(stance)) {
        NameKey key = NameKey.of(ActorType.PERSON, stance.getTarget());
        out.get(SHORT).output(KV.of(Ids.bucket(key.last(), buckets), stance));
      } else {
        out.get(RESOLVED).output(stance);
      }
    }
  }
}

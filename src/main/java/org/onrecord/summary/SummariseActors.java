package org.onrecord.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.record.GenderBasis;
import org.onrecord.record.KnownActor;
import org.onrecord.record.Statement;
import org.onrecord.record.ValueCoder;

/** Summarises statements by actor and day: the names, roles and gender of each actor. */
public final class SummariseActors
    extends PTransform<PCollection<Statement>, PCollection<KnownActor>> {
  private final ActorCatalogue catalogue;
  private final int buckets;

  private SummariseActors(ActorCatalogue catalogue, int buckets) {
    this.catalogue = catalogue;
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param catalogue gives the name, type, country and gender of its own actors
   * @param buckets the number of keys that totals are grouped by, at least 1; the rows do not
   *     depend on it
   */
  public static SummariseActors with(ActorCatalogue catalogue, int buckets) {
    return new SummariseActors(catalogue, buckets);
  }

  @Override
  public PCollection<KnownActor> expand(PCollection<Statement> statements) {
    ActorCatalogue known = catalogue;
    return statements
        .apply(
            "OfStatement",
            MapElements.into(TypeDescriptor.of(ActorTotals.class)).via(ActorTotals::of))
        .setCoder(new TotalsCoder())
        .apply("MergeTotals", new MergeTotals<>(buckets, AvroCoder.specific(KnownActor.class)))
        .apply(
            "AddCatalogue",
            MapElements.into(TypeDescriptor.of(KnownActor.class))
                .via(actor -> withCatalogue(actor, known)))
        .setCoder(AvroCoder.specific(KnownActor.class));
  }

  private static KnownActor withCatalogue(KnownActor actor, ActorCatalogue catalogue) {
    return catalogue.entry(actor.getActorId()).map(entry -> withEntry(actor, entry)).orElse(actor);
  }

  private static KnownActor withEntry(KnownActor actor, ActorCatalogue.Entry entry) {
    KnownActor.Builder known =
        KnownActor.newBuilder(actor)
            .setActor(entry.name())
            .setActorType(entry.type())
            .setCountry(entry.country().isEmpty() ? null : entry.country())
            .setNames(
                Stream.concat(Stream.of(actor.getActor()), actor.getNames().stream())
                    .filter(name -> !name.equals(entry.name()))
                    .toList());
    entry
        .knownGender()
        .ifPresent(gender -> known.setGender(gender).setGenderBasis(GenderBasis.CATALOGUE));
    return known.build();
  }

  private static final class TotalsCoder extends ValueCoder<ActorTotals> {
    @Override
    public void encode(ActorTotals totals, OutputStream out) throws IOException {
      encodeDay(totals.day, out);
      STRING.encode(totals.actorId, out);
      COUNTS.encode(totals.types, out);
      COUNTS.encode(totals.names.counts(), out);
      COUNTS.encode(totals.genders.counts(), out);
      COUNTS.encode(totals.roles, out);
    }

    @Override
    public ActorTotals decode(InputStream in) throws IOException {
      ActorTotals totals = new ActorTotals(decodeDay(in), STRING.decode(in));
      totals.types.putAll(COUNTS.decode(in));
      totals.names.addAll(COUNTS.decode(in));
      totals.genders.addAll(COUNTS.decode(in));
      totals.roles.putAll(COUNTS.decode(in));
      return totals;
    }
  }
}

package org.onrecord.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.Stance;
import org.onrecord.record.TargetType;

/** Stances counted per actor, target and day. */
public final class SummariseByActorTargetDay
    extends PTransform<PCollection<Stance>, PCollection<ActorTargetDay>> {
  private final int buckets;

  private SummariseByActorTargetDay(int buckets) {
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param buckets how many keys totals travel under, at least 1; the rows do not depend on it
   */
  public static SummariseByActorTargetDay of(int buckets) {
    return new SummariseByActorTargetDay(buckets);
  }

  @Override
  public PCollection<ActorTargetDay> expand(PCollection<Stance> stances) {
    return stances
        .apply(
            "OfStance",
            MapElements.into(TypeDescriptor.of(ActorTargetTotals.class)).via(ActorTargetTotals::of))
        .setCoder(new TotalsCoder())
        .apply("MergeTotals", new MergeTotals<>(buckets, AvroCoder.specific(ActorTargetDay.class)));
  }

  private static final class TotalsCoder extends CustomCoder<ActorTargetTotals> {
    private static final StringUtf8Coder STRING = StringUtf8Coder.of();
    private static final NullableCoder<String> NULLABLE = NullableCoder.of(STRING);
    private static final ListCoder<String> STRINGS = ListCoder.of(STRING);

    @Override
    public void encode(ActorTargetTotals totals, OutputStream out) throws IOException {
      NULLABLE.encode(totals.day.map(LocalDate::toString).orElse(null), out);
      STRING.encode(totals.actorId, out);
      STRING.encode(totals.targetId, out);
      NULLABLE.encode(totals.names.map(ActorTargetTotals.Names::actor).orElse(null), out);
      NULLABLE.encode(totals.names.map(ActorTargetTotals.Names::target).orElse(null), out);
      NULLABLE.encode(totals.names.map(names -> names.type().name()).orElse(null), out);
      ScoresCoder.encode(totals.scores, out);
      STRINGS.encode(totals.samples.stream().toList(), out);
    }

    @Override
    public ActorTargetTotals decode(InputStream in) throws IOException {
      ActorTargetTotals totals =
          new ActorTargetTotals(
              Optional.ofNullable(NULLABLE.decode(in)).map(LocalDate::parse),
              STRING.decode(in),
              STRING.decode(in));
      Optional<String> actor = Optional.ofNullable(NULLABLE.decode(in));
      Optional<String> target = Optional.ofNullable(NULLABLE.decode(in));
      Optional<TargetType> type = Optional.ofNullable(NULLABLE.decode(in)).map(TargetType::valueOf);
      totals.names =
          actor.map(a -> new ActorTargetTotals.Names(a, target.orElseThrow(), type.orElseThrow()));
      totals.scores = ScoresCoder.decode(in);
      totals.samples.addAll(STRINGS.decode(in));
      return totals;
    }
  }
}

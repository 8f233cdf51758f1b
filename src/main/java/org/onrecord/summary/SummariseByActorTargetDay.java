package org.onrecord.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;
import org.onrecord.record.ValueCoder;

/** Summarises stances by actor, target and day. */
public final class SummariseByActorTargetDay
    extends PTransform<PCollection<Stance>, PCollection<ActorTargetDay>> {
  private final transient PCollection<Statement> statements;
  private final int buckets;

  private SummariseByActorTargetDay(PCollection<Statement> statements, int buckets) {
    this.statements = statements;
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param statements the statements of the days, for the names of those who speak
   * @param buckets the number of keys that totals are grouped by, at least 1; the rows do not
   *     depend on it
   */
  public static SummariseByActorTargetDay of(PCollection<Statement> statements, int buckets) {
    return new SummariseByActorTargetDay(statements, buckets);
  }

  @Override
  public PCollection<ActorTargetDay> expand(PCollection<Stance> stances) {
    return stances
        .apply(
            "OfStance",
            MapElements.into(TypeDescriptor.of(ActorTargetTotals.class)).via(ActorTargetTotals::of))
        .setCoder(new TotalsCoder())
        .apply("MergeTotals", new MergeTotals<>(buckets, AvroCoder.specific(ActorTargetDay.class)))
        .apply("ShowNames", new ShowNames(statements, stances, buckets));
  }

  private static final class TotalsCoder extends ValueCoder<ActorTargetTotals> {
    private static final ScoresCoder SCORES = new ScoresCoder();

    @Override
    public void encode(ActorTargetTotals totals, OutputStream out) throws IOException {
      encodeDay(totals.day, out);
      STRING.encode(totals.actorId, out);
      STRING.encode(totals.targetId, out);
      OPTIONAL_STRING.encode(totals.names.map(ActorTargetTotals.Names::actor), out);
      OPTIONAL_STRING.encode(totals.names.map(ActorTargetTotals.Names::target), out);
      OPTIONAL_STRING.encode(totals.names.map(names -> names.type().name()), out);
      SCORES.encode(totals.scores, out);
      STRINGS.encode(List.copyOf(totals.samples), out);
    }

    @Override
    public ActorTargetTotals decode(InputStream in) throws IOException {
      ActorTargetTotals totals =
          new ActorTargetTotals(decodeDay(in), STRING.decode(in), STRING.decode(in));
      Optional<String> actor = OPTIONAL_STRING.decode(in);
      Optional<String> target = OPTIONAL_STRING.decode(in);
      Optional<TargetType> type = OPTIONAL_STRING.decode(in).map(TargetType::valueOf);
      totals.names =
          actor.map(a -> new ActorTargetTotals.Names(a, target.orElseThrow(), type.orElseThrow()));
      totals.scores = SCORES.decode(in);
      totals.samples.addAll(STRINGS.decode(in));
      return totals;
    }
  }
}

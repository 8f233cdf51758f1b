package org.onrecord.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.record.ActorDay;
import org.onrecord.record.ActorType;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.ValueCoder;

/** Summarises statements and their stances by actor and day. */
public final class SummariseByActorDay
    extends PTransform<PCollection<Statement>, PCollection<ActorDay>> {
  private final transient PCollection<Stance> stances;
  private final int buckets;

  private SummariseByActorDay(PCollection<Stance> stances, int buckets) {
    this.stances = stances;
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param stances the statements' stances
   * @param buckets the number of keys that totals are grouped by, at least 1; the rows do not
   *     depend on it
   */
  public static SummariseByActorDay of(PCollection<Stance> stances, int buckets) {
    return new SummariseByActorDay(stances, buckets);
  }

  @Override
  public PCollection<ActorDay> expand(PCollection<Statement> statements) {
    TypeDescriptor<ActorDayTotals> type = TypeDescriptor.of(ActorDayTotals.class);
    TotalsCoder coder = new TotalsCoder();
    return PCollectionList.of(
            statements
                .apply("OfStatement", MapElements.into(type).via(ActorDayTotals::of))
                .setCoder(coder))
        .and(
            stances
                .apply("OfStance", MapElements.into(type).via(ActorDayTotals::of))
                .setCoder(coder))
        .apply("StatementsAndStances", Flatten.pCollections())
        .apply("MergeTotals", new MergeTotals<>(buckets, AvroCoder.specific(ActorDay.class)));
  }

  private static final class TotalsCoder extends ValueCoder<ActorDayTotals> {
    private static final IterableCoder<Quote> QUOTES = IterableCoder.of(new QuoteCoder());
    private static final ScoresCoder SCORES = new ScoresCoder();

    @Override
    public void encode(ActorDayTotals totals, OutputStream out) throws IOException {
      encodeDay(totals.day, out);
      STRING.encode(totals.actorId, out);
      COUNTS.encode(totals.names.counts(), out);
      OPTIONAL_STRING.encode(totals.type.map(ActorType::name), out);
      LONG.encode(totals.direct, out);
      LONG.encode(totals.indirect, out);
      LONG.encode(totals.mixed, out);
      QUOTES.encode(totals.quotes.all(), out);
      SCORES.encode(totals.scores, out);
      STRINGS.encode(List.copyOf(totals.articles), out);
      STRINGS.encode(List.copyOf(totals.publishers), out);
      COUNTS.encode(totals.targets, out);
    }

    @Override
    public ActorDayTotals decode(InputStream in) throws IOException {
      ActorDayTotals totals = new ActorDayTotals(decodeDay(in), STRING.decode(in));
      totals.names.addAll(COUNTS.decode(in));
      totals.type = OPTIONAL_STRING.decode(in).map(ActorType::valueOf);
      totals.direct = LONG.decode(in);
      totals.indirect = LONG.decode(in);
      totals.mixed = LONG.decode(in);
      QUOTES.decode(in).forEach(totals.quotes::add);
      totals.scores = SCORES.decode(in);
      totals.articles.addAll(STRINGS.decode(in));
      totals.publishers.addAll(STRINGS.decode(in));
      totals.targets.putAll(COUNTS.decode(in));
      return totals;
    }
  }

  private static final class QuoteCoder extends ValueCoder<Quote> {
    @Override
    public void encode(Quote quote, OutputStream out) throws IOException {
      encodeHashes(quote.words(), out);
      encodeHashes(quote.firm(), out);
    }

    @Override
    public Quote decode(InputStream in) throws IOException {
      return new Quote(decodeHashes(in), decodeHashes(in));
    }
  }
}

package org.onrecord.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.beam.sdk.coders.BigEndianIntegerCoder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
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

/** Statements, with their stances, counted per actor and day. */
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
   * @param buckets how many keys totals travel under, at least 1; the rows do not depend on it
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

  private static final class TotalsCoder extends CustomCoder<ActorDayTotals> {
    private static final StringUtf8Coder STRING = StringUtf8Coder.of();
    private static final NullableCoder<String> NULLABLE = NullableCoder.of(STRING);
    private static final VarLongCoder LONG = VarLongCoder.of();
    private static final ListCoder<String> STRINGS = ListCoder.of(STRING);
    private static final IterableCoder<Quote> QUOTES = IterableCoder.of(new QuoteCoder());
    private static final MapCoder<String, Long> COUNTS = MapCoder.of(STRING, LONG);

    @Override
    public void encode(ActorDayTotals totals, OutputStream out) throws IOException {
      NULLABLE.encode(totals.day.map(LocalDate::toString).orElse(null), out);
      STRING.encode(totals.actorId, out);
      NULLABLE.encode(totals.actor.map(ActorDayTotals.Actor::name).orElse(null), out);
      NULLABLE.encode(totals.actor.map(actor -> actor.type().name()).orElse(null), out);
      LONG.encode(totals.direct, out);
      LONG.encode(totals.indirect, out);
      LONG.encode(totals.mixed, out);
      QUOTES.encode(totals.quotes.all(), out);
      ScoresCoder.encode(totals.scores, out);
      STRINGS.encode(totals.articles.stream().toList(), out);
      STRINGS.encode(totals.publishers.stream().toList(), out);
      COUNTS.encode(totals.targets, out);
    }

    @Override
    public ActorDayTotals decode(InputStream in) throws IOException {
      ActorDayTotals totals =
          new ActorDayTotals(
              Optional.ofNullable(NULLABLE.decode(in)).map(LocalDate::parse), STRING.decode(in));
      Optional<String> name = Optional.ofNullable(NULLABLE.decode(in));
      Optional<ActorType> type = Optional.ofNullable(NULLABLE.decode(in)).map(ActorType::valueOf);
      totals.actor = name.map(n -> new ActorDayTotals.Actor(n, type.orElseThrow()));
      totals.direct = LONG.decode(in);
      totals.indirect = LONG.decode(in);
      totals.mixed = LONG.decode(in);
      QUOTES.decode(in).forEach(totals.quotes::add);
      totals.scores = ScoresCoder.decode(in);
      totals.articles.addAll(STRINGS.decode(in));
      totals.publishers.addAll(STRINGS.decode(in));
      totals.targets.putAll(COUNTS.decode(in));
      return totals;
    }
  }

  private static final class QuoteCoder extends CustomCoder<Quote> {
    private static final VarIntCoder LENGTH = VarIntCoder.of();
    private static final BigEndianIntegerCoder HASH = BigEndianIntegerCoder.of();

    @Override
    public void encode(Quote quote, OutputStream out) throws IOException {
      encode(quote.words(), out);
      encode(quote.firm(), out);
    }

    @Override
    public Quote decode(InputStream in) throws IOException {
      return new Quote(hashes(in), hashes(in));
    }

    private static void encode(int[] hashes, OutputStream out) throws IOException {
      LENGTH.encode(hashes.length, out);
      for (int hash : hashes) {
        HASH.encode(hash, out);
      }
    }

    private static int[] hashes(InputStream in) throws IOException {
      int[] hashes = new int[LENGTH.decode(in)];
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = HASH.decode(in);
      }
      return hashes;
    }
  }
}

package org.onrecord.summary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.Ids;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;
import org.onrecord.record.ValueCoder;

/**
 * Gives the actors and the entities in {@link ActorTargetDay} the names that they have in the other
 * summaries of the day. The stances behind a row are only some of an actor's statements, so that
 * the row by itself could show another name. Rows are joined with names by day and id, and there
 * are few of both; no statement is shuffled.
 */
final class ShowNames extends PTransform<PCollection<ActorTargetDay>, PCollection<ActorTargetDay>> {
  private static final Coder<ActorTargetDay> ROW = AvroCoder.specific(ActorTargetDay.class);
  private static final Coder<NameTotals.Name> NAME = new NameCoder();

  /** An element is a name or a row; the other half is null. */
  private static final Coder<KV<Integer, KV<NameTotals.Name, ActorTargetDay>>> EITHER =
      KvCoder.of(VarIntCoder.of(), KvCoder.of(NullableCoder.of(NAME), NullableCoder.of(ROW)));

  private final transient PCollection<Statement> statements;
  private final transient PCollection<Stance> stances;
  private final int buckets;

  ShowNames(PCollection<Statement> statements, PCollection<Stance> stances, int buckets) {
    this.statements = statements;
    this.stances = stances;
    this.buckets = buckets;
  }

  @Override
  public PCollection<ActorTargetDay> expand(PCollection<ActorTargetDay> rows) {
    PCollection<NameTotals.Name> names = names();
    return rows.apply("ShowActors", new Join(names, buckets, Side.ACTOR))
        .apply("ShowTargets", new Join(names, buckets, Side.TARGET));
  }

  /** Returns the name of each actor and entity on each day, by {@link NameTotals#key}. */
  private PCollection<NameTotals.Name> names() {
    TypeDescriptor<NameTotals> type = TypeDescriptor.of(NameTotals.class);
    var coder = new TotalsCoder();
    return PCollectionList.of(
            statements
                .apply("OfStatement", MapElements.into(type).via(NameTotals::ofActor))
                .setCoder(coder))
        .and(
            stances
                .apply(
                    "TowardsEntities",
                    Filter.by(stance -> stance.getTargetType() == TargetType.ENTITY))
                .apply("OfStance", MapElements.into(type).via(NameTotals::ofTarget))
                .setCoder(coder))
        .apply("ActorsAndTargets", Flatten.pCollections())
        .apply("MergeTotals", new MergeTotals<>(buckets, NAME));
  }

  /** The two halves of a row that have a name. */
  private enum Side {
    ACTOR {
      @Override
      String key(ActorTargetDay row) {
        return NameTotals.key(row.getDay(), row.getActorId());
      }

      @Override
      ActorTargetDay named(ActorTargetDay row, String name) {
        return ActorTargetDay.newBuilder(row).setActor(name).build();
      }
    },
    TARGET {
      @Override
      String key(ActorTargetDay row) {
        return NameTotals.key(row.getDay(), row.getTargetId());
      }

      @Override
      ActorTargetDay named(ActorTargetDay row, String name) {
        return row.getTargetType() == TargetType.ENTITY
            ? ActorTargetDay.newBuilder(row).setTarget(name).build()
            : row;
      }
    };

    abstract String key(ActorTargetDay row);

    abstract ActorTargetDay named(ActorTargetDay row, String name);
  }

  /** Joins rows with the names of one of their sides. */
  private static final class Join
      extends PTransform<PCollection<ActorTargetDay>, PCollection<ActorTargetDay>> {
    private final transient PCollection<NameTotals.Name> names;
    private final int buckets;
    private final Side side;

    Join(PCollection<NameTotals.Name> names, int buckets, Side side) {
      this.names = names;
      this.buckets = buckets;
      this.side = side;
    }

    @Override
    public PCollection<ActorTargetDay> expand(PCollection<ActorTargetDay> rows) {
      int count = buckets;
      Side of = side;
      TypeDescriptor<KV<Integer, KV<NameTotals.Name, ActorTargetDay>>> type =
          new TypeDescriptor<>() {};
      return PCollectionList.of(
              names
                  .apply(
                      "Names",
                      MapElements.into(type)
                          .via(name -> KV.of(Ids.bucket(name.key(), count), KV.of(name, null))))
                  .setCoder(EITHER))
          .and(
              rows.apply(
                      "Rows",
                      MapElements.into(type)
                          .via(row -> KV.of(Ids.bucket(of.key(row), count), KV.of(null, row))))
                  .setCoder(EITHER))
          .apply("NamesAndRows", Flatten.pCollections())
          .apply("GroupByBucket", GroupByKey.create())
          .apply("Show", ParDo.of(new Show(of)))
          .setCoder(ROW);
    }
  }

  static final class Show
      extends DoFn<KV<Integer, Iterable<KV<NameTotals.Name, ActorTargetDay>>>, ActorTargetDay> {
    private final Side side;

    Show(Side side) {
      this.side = side;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<NameTotals.Name, ActorTargetDay>>> bucket,
        OutputReceiver<ActorTargetDay> out) {
      Map<String, String> names = new HashMap<>();
      List<ActorTargetDay> rows = new ArrayList<>();
      for (KV<NameTotals.Name, ActorTargetDay> either : bucket.getValue()) {
        if (either.getKey() == null) {
          rows.add(either.getValue());
        } else {
          names.put(either.getKey().key(), either.getKey().shown());
        }
      }
      for (ActorTargetDay row : rows) {
        String name = names.get(side.key(row));
        out.output(name == null ? row : side.named(row, name));
      }
    }
  }

  private static final class NameCoder extends ValueCoder<NameTotals.Name> {
    @Override
    public void encode(NameTotals.Name name, OutputStream out) throws IOException {
      STRING.encode(name.key(), out);
      STRING.encode(name.shown(), out);
    }

    @Override
    public NameTotals.Name decode(InputStream in) throws IOException {
      return new NameTotals.Name(STRING.decode(in), STRING.decode(in));
    }
  }

  private static final class TotalsCoder extends ValueCoder<NameTotals> {
    @Override
    public void encode(NameTotals totals, OutputStream out) throws IOException {
      encodeDay(totals.day, out);
      STRING.encode(totals.id, out);
      COUNTS.encode(totals.speaking.counts(), out);
      COUNTS.encode(totals.spokenOf.counts(), out);
    }

    @Override
    public NameTotals decode(InputStream in) throws IOException {
      NameTotals totals = new NameTotals(decodeDay(in), STRING.decode(in));
      totals.speaking.addAll(COUNTS.decode(in));
      totals.spokenOf.addAll(COUNTS.decode(in));
      return totals;
    }
  }
}

package org.onrecord.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Joins records that have a short name with the full names in their shard, to find the person
 * meant.
 *
 * @param <T> the record
 */
final class JoinNames<T> extends PTransform<PCollection<KV<Integer, T>>, PCollection<T>> {
  private final transient PCollection<KV<Integer, ShortNames.Sighting>> sightings;
  private final SerializableBiFunction<T, ShortNames, Optional<T>> join;
  private final Coder<T> coder;

  private JoinNames(
      PCollection<KV<Integer, ShortNames.Sighting>> sightings,
      SerializableBiFunction<T, ShortNames, Optional<T>> join,
      Coder<T> coder) {
    this.sightings = sightings;
    this.join = join;
    this.coder = coder;
  }

  static <T> JoinNames<T> of(
      PCollection<KV<Integer, ShortNames.Sighting>> sightings,
      SerializableBiFunction<T, ShortNames, Optional<T>> join,
      Coder<T> coder) {
    return new JoinNames<>(sightings, join, coder);
  }

  @Override
  public PCollection<T> expand(PCollection<KV<Integer, T>> records) {
    // An element is a sighting or a record; the other half is null.
    Coder<KV<Integer, KV<ShortNames.Sighting, T>>> either =
        KvCoder.of(
            VarIntCoder.of(),
            KvCoder.of(NullableCoder.of(new SightingCoder()), NullableCoder.of(coder)));
    TypeDescriptor<KV<Integer, KV<ShortNames.Sighting, T>>> type = new TypeDescriptor<>() {};
    return PCollectionList.of(
            records
                .apply(
                    "Records",
                    MapElements.into(type)
                        .via(kv -> KV.of(kv.getKey(), KV.of(null, kv.getValue()))))
                .setCoder(either))
        .and(
            sightings
                .apply(
                    "Names",
                    MapElements.into(type)
                        .via(kv -> KV.of(kv.getKey(), KV.of(kv.getValue(), null))))
                .setCoder(either))
        .apply("NamesAndRecords", Flatten.pCollections())
        .apply("GroupByBucket", GroupByKey.create())
        .apply("Join", ParDo.of(new Join<>(join)))
        .setCoder(coder);
  }

  static final class Join<T> extends DoFn<KV<Integer, Iterable<KV<ShortNames.Sighting, T>>>, T> {
    private final SerializableBiFunction<T, ShortNames, Optional<T>> join;

    Join(SerializableBiFunction<T, ShortNames, Optional<T>> join) {
      this.join = join;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<ShortNames.Sighting, T>>> bucket, OutputReceiver<T> out) {
      ShortNames names = new ShortNames();
      List<T> records = new ArrayList<>();
      for (KV<ShortNames.Sighting, T> either : bucket.getValue()) {
        if (either.getKey() != null) {
          names.add(either.getKey());
        } else {
          records.add(either.getValue());
        }
      }
      for (T record : records) {
        join.apply(record, names).ifPresent(out::output);
      }
    }
  }
}

package org.onrecord.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** Sums numbers by day. The output has each day once, also if its sum is 0. */
final class CountByDay
    extends PTransform<PCollection<KV<String, Long>>, PCollection<KV<String, Long>>> {
  static final KvCoder<String, Long> CODER = KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  @Override
  public PCollection<KV<String, Long>> expand(PCollection<KV<String, Long>> numbers) {
    return numbers
        .apply("Sum", Combine.globally(new SumByDay()))
        .apply("OneByOne", Flatten.iterables())
        .setCoder(CODER);
  }

  /** Sums all days on one worker, since a key for each would cost the DirectRunner seconds. */
  private static final class SumByDay
      extends Combine.CombineFn<KV<String, Long>, Map<String, Long>, List<KV<String, Long>>> {
    @Override
    public Map<String, Long> createAccumulator() {
      return new TreeMap<>();
    }

    @Override
    public Map<String, Long> addInput(Map<String, Long> sums, KV<String, Long> number) {
      sums.merge(number.getKey(), number.getValue(), Long::sum);
      return sums;
    }

    @Override
    public Map<String, Long> mergeAccumulators(Iterable<Map<String, Long>> parts) {
      Map<String, Long> sums = createAccumulator();
      parts.forEach(part -> part.forEach((day, n) -> sums.merge(day, n, Long::sum)));
      return sums;
    }

    @Override
    public List<KV<String, Long>> extractOutput(Map<String, Long> sums) {
      List<KV<String, Long>> sorted = new ArrayList<>();
      new TreeMap<>(sums).forEach((day, n) -> sorted.add(KV.of(day, n)));
      return sorted;
    }

    @Override
    public Coder<Map<String, Long>> getAccumulatorCoder(
        CoderRegistry registry, Coder<KV<String, Long>> numbers) {
      return MapCoder.of(StringUtf8Coder.of(), VarLongCoder.of());
    }

    @Override
    public Coder<List<KV<String, Long>>> getDefaultOutputCoder(
        CoderRegistry registry, Coder<KV<String, Long>> numbers) {
      return ListCoder.of(CODER);
    }
  }
}

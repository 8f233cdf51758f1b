package org.onrecord.job;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.onrecord.job.RunCounts.Counted;
import org.onrecord.record.MetricNames;

/**
 * Counts elements: gives one partial count for each key and bundle, to be summed. These counts are
 * data, so that retries do not change them. Beam's counters are kept beside them.
 *
 * @param <T> the elements
 */
final class Tally<T> extends PTransform<PCollection<T>, PCollection<KV<RunCounts.Key, Long>>> {
  private final SerializableFunction<T, RunCounts.Key> keyOf;

  private Tally(SerializableFunction<T, RunCounts.Key> keyOf) {
    this.keyOf = keyOf;
  }

  /** Returns the transform that counts all elements as {@code counted}. */
  static <T> Tally<T> of(Counted counted) {
    return new Tally<>(element -> new RunCounts.Key(counted, ""));
  }

  /** Returns the transform that counts elements as {@code counted}, by reason. */
  static <T> Tally<T> by(Counted counted, SerializableFunction<T, String> reason) {
    return new Tally<>(element -> new RunCounts.Key(counted, reason.apply(element)));
  }

  @Override
  public PCollection<KV<RunCounts.Key, Long>> expand(PCollection<T> elements) {
    return elements
        .apply("CountInBundle", ParDo.of(new CountInBundle<>(keyOf)))
        .setCoder(KvCoder.of(RunCounts.Key.CODER, VarLongCoder.of()));
  }

  static final class CountInBundle<T> extends DoFn<T, KV<RunCounts.Key, Long>> {
    private final SerializableFunction<T, RunCounts.Key> keyOf;
    private transient Map<RunCounts.Key, Long> counts;

    CountInBundle(SerializableFunction<T, RunCounts.Key> keyOf) {
      this.keyOf = keyOf;
    }

    @StartBundle
    public void start() {
      counts = new HashMap<>();
    }

    @ProcessElement
    public void process(@Element T element) {
      counts.merge(keyOf.apply(element), 1L, Long::sum);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      counts.forEach(
          (key, n) -> {
            Metrics.counter(MetricNames.NAMESPACE, key.metricName()).inc(n);
            context.output(KV.of(key, n), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
          });
    }
  }
}

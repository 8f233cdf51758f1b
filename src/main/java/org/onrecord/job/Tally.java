package org.onrecord.job;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
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

/**
 * Counts elements by name: one partial count for each name and bundle, to be added up. These counts
 * are part of the data, so that they are right whatever is retried; beside them it keeps Beam's
 * counters.
 *
 * @param <T> what is counted
 */
final class Tally<T> extends PTransform<PCollection<T>, PCollection<KV<String, Long>>> {
  private final SerializableFunction<T, String> naming;

  private Tally(SerializableFunction<T, String> naming) {
    this.naming = naming;
  }

  /** Counts all elements under one name. */
  static <T> Tally<T> of(String name) {
    return new Tally<>(element -> name);
  }

  /** Counts elements under the name that {@code naming} gives each. */
  static <T> Tally<T> by(SerializableFunction<T, String> naming) {
    return new Tally<>(naming);
  }

  @Override
  public PCollection<KV<String, Long>> expand(PCollection<T> elements) {
    return elements
        .apply("CountInBundle", ParDo.of(new CountInBundle<>(naming)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
  }

  static final class CountInBundle<T> extends DoFn<T, KV<String, Long>> {
    private final SerializableFunction<T, String> naming;
    private transient Map<String, Long> counts;

    CountInBundle(SerializableFunction<T, String> naming) {
      this.naming = naming;
    }

    @StartBundle
    public void start() {
      counts = new TreeMap<>();
    }

    @ProcessElement
    public void process(@Element T element) {
      String counted = naming.apply(element);
      counts.merge(counted, 1L, Long::sum);
      Meter.add(counted, 1);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      counts.forEach(
          (counted, n) -> {
            Metrics.counter("onrecord", counted).inc(n);
            context.output(
                KV.of(counted, n), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
          });
    }
  }
}

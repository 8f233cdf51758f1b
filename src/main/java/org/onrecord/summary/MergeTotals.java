package org.onrecord.summary;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.onrecord.record.Ids;

/**
 * Merges totals of equal keys into rows, first within a bundle, so that little is shuffled, and
 * then within a bucket. They are grouped by a fixed number of buckets instead of their own keys,
 * since the DirectRunner takes about 14 ms for each key of a grouping.
 *
 * @param <T> the totals
 * @param <R> the row
 */
final class MergeTotals<T extends Totals<T, R>, R>
    extends PTransform<PCollection<T>, PCollection<R>> {
  /** Maximum keys in memory. On Flink a bundle may contain everything that a worker sees. */
  private static final int MAX_KEYS = 10_000;

  private final int buckets;
  private final Coder<R> rowCoder;

  MergeTotals(int buckets, Coder<R> rowCoder) {
    this.buckets = buckets;
    this.rowCoder = rowCoder;
  }

  @Override
  public PCollection<R> expand(PCollection<T> totals) {
    return totals
        .apply("MergeInBundle", ParDo.of(new MergeInBundle<T, R>(buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), totals.getCoder()))
        .apply("GroupByBucket", GroupByKey.create())
        .apply("MergeInBucket", ParDo.of(new MergeInBucket<T, R>()))
        .setCoder(rowCoder);
  }

  private static <T extends Totals<T, R>, R> void add(Map<String, T> sums, T totals) {
    sums.computeIfAbsent(totals.key(), key -> totals.empty()).add(totals);
  }

  static final class MergeInBundle<T extends Totals<T, R>, R> extends DoFn<T, KV<Integer, T>> {
    private final int buckets;
    private transient Map<String, T> sums;

    MergeInBundle(int buckets) {
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      sums = new TreeMap<>();
    }

    @ProcessElement
    public void process(@Element T totals, OutputReceiver<KV<Integer, T>> out) {
      add(sums, totals);
      if (sums.size() == MAX_KEYS) {
        sums.forEach((key, sum) -> out.output(KV.of(Ids.bucket(key, buckets), sum)));
        sums.clear();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      sums.forEach(
          (key, sum) ->
              context.output(
                  KV.of(Ids.bucket(key, buckets), sum),
                  BoundedWindow.TIMESTAMP_MIN_VALUE,
                  GlobalWindow.INSTANCE));
    }
  }

  static final class MergeInBucket<T extends Totals<T, R>, R>
      extends DoFn<KV<Integer, Iterable<T>>, R> {
    @ProcessElement
    public void process(@Element KV<Integer, Iterable<T>> bucket, OutputReceiver<R> rows) {
      Map<String, T> sums = new TreeMap<>();
      bucket.getValue().forEach(totals -> add(sums, totals));
      sums.values().forEach(totals -> rows.output(totals.toRow()));
    }
  }
}

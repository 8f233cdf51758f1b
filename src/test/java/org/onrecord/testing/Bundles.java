package org.onrecord.testing;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;

/**
 * Gives the number of elements of each bundle, which is what a worker of the DirectRunner takes at
 * a time: with few bundles, the last one leaves the other workers idle.
 *
 * @param <T> the elements
 */
public final class Bundles<T> extends DoFn<T, Long> {
  private transient long elements;

  @StartBundle
  public void start() {
    elements = 0;
  }

  @ProcessElement
  public void process() {
    elements++;
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    context.output(elements, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
  }
}

package org.onrecord.record;

/** Names that the metrics of all stages share. */
public final class MetricNames {
  /** The namespace of all counters and distributions. */
  public static final String NAMESPACE = "onrecord";

  private MetricNames() {}
}

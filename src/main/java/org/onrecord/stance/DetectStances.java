package org.onrecord.stance;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.limit.TimeLimited;
import org.onrecord.limit.TooSlowException;
import org.onrecord.model.Lease;
import org.onrecord.record.Meter;
import org.onrecord.record.MetricNames;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Rejections;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TransformResult;

/**
 * Detects the stances of statements: none, one or several for each. One bad statement does not stop
 * a run: if the detector throws or takes too long, the statement is rejected here but still
 * published as a statement.
 */
public final class DetectStances extends PTransform<PCollection<Statement>, DetectStances.Result> {
  private static final TupleTag<Stance> STANCES = new TupleTag<>("stances") {};
  private static final TupleTag<Rejected> REJECTED = new TupleTag<>("rejected") {};

  /** The outputs of {@link DetectStances}. */
  public static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns the stances found. */
    public PCollection<Stance> stances() {
      return output(STANCES);
    }

    /** Returns the statements that the detector failed on. */
    public PCollection<Rejected> rejected() {
      return output(REJECTED);
    }
  }

  /** Creates a detector on the worker, once for each of its threads. */
  @FunctionalInterface
  public interface DetectorFactory extends Supplier<Lease<StanceDetector>>, Serializable {}

  private final DetectorFactory detector;
  private final Duration timeout;

  private DetectStances(DetectorFactory detector, Duration timeout) {
    this.detector = detector;
    this.timeout = timeout;
  }

  /**
   * Returns the transform that uses the detectors of {@code detector}.
   *
   * @param timeout the maximum time for a statement
   */
  public static DetectStances with(DetectorFactory detector, Duration timeout) {
    return new DetectStances(detector, timeout);
  }

  @Override
  public Result expand(PCollection<Statement> statements) {
    PCollectionTuple found =
        statements.apply(
            "Detect",
            ParDo.of(new Detect(detector, timeout))
                .withOutputTags(STANCES, TupleTagList.of(REJECTED)));
    found.get(STANCES).setCoder(AvroCoder.specific(Stance.class));
    found.get(REJECTED).setCoder(AvroCoder.specific(Rejected.class));
    return new Result(found);
  }

  static final class Detect extends DoFn<Statement, Stance> {
    private final Distribution stancesPerStatement =
        Metrics.distribution(MetricNames.NAMESPACE, "stances_per_statement");
    private final Counter failed = Metrics.counter(MetricNames.NAMESPACE, "statements_failed");
    private final DetectorFactory factory;
    private final Duration timeout;
    private transient TimeLimited<Lease<StanceDetector>> detector;

    Detect(DetectorFactory factory, Duration timeout) {
      this.factory = factory;
      this.timeout = timeout;
    }

    @Setup
    public void setup() {
      detector = new TimeLimited<>(factory, Lease::close, timeout);
    }

    @Teardown
    public void teardown() {
      detector.close();
    }

    @ProcessElement
    public void process(@Element Statement statement, MultiOutputReceiver out) {
      List<Stance> stances;
      try {
        stances = detector.call(lease -> lease.get().detect(statement));
      } catch (CancellationException e) {
        throw e; // The run is being stopped.
      } catch (TooSlowException e) {
        failed.inc();
        out.get(REJECTED).output(rejected(statement, e.getMessage()));
        return;
      } catch (RuntimeException e) {
        // Whatever fails on this statement, the others still get their stances.
        failed.inc();
        out.get(REJECTED).output(rejected(statement, Rejections.detail(e)));
        return;
      } finally {
        Meter.done(Meter.Step.STANCES, 1);
      }
      stances.forEach(out.get(STANCES)::output);
      stancesPerStatement.update(stances.size());
    }

    private static Rejected rejected(Statement statement, String why) {
      return Rejected.newBuilder()
          .setSourceUri(statement.getArticleId())
          .setPosition(0)
          .setReason(RejectionReason.STANCE_FAILED)
          .setDetail("statement %s: %s".formatted(statement.getStatementId(), why))
          .setExcerpt(Rejections.excerpt(statement.getText()))
          .build();
    }
  }
}

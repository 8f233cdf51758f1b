package org.onrecord.stance;

import java.io.Serializable;
import java.util.List;
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
import org.onrecord.model.Lease;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Rejections;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/**
 * Detects the stances of statements: none, one or several for each. Its other output is {@link
 * #REJECTED}, the statements on which the detector failed. They remain statements, and one of them
 * does not stop a run.
 */
public final class DetectStances extends PTransform<PCollection<Statement>, PCollectionTuple> {
  /** The stances found. */
  public static final TupleTag<Stance> STANCES = new TupleTag<>("stances") {};

  /** Statements that the detector failed on. */
  public static final TupleTag<Rejected> REJECTED = new TupleTag<>("rejected") {};

  /** Creates a detector on the worker, once for each of its threads. */
  @FunctionalInterface
  public interface DetectorFactory extends Supplier<Lease<StanceDetector>>, Serializable {}

  private final DetectorFactory detector;

  private DetectStances(DetectorFactory detector) {
    this.detector = detector;
  }

  /** Returns the transform that uses the detectors of {@code detector}. */
  public static DetectStances with(DetectorFactory detector) {
    return new DetectStances(detector);
  }

  @Override
  public PCollectionTuple expand(PCollection<Statement> statements) {
    PCollectionTuple found =
        statements.apply(
            "Detect",
            ParDo.of(new Detect(detector)).withOutputTags(STANCES, TupleTagList.of(REJECTED)));
    found.get(STANCES).setCoder(AvroCoder.specific(Stance.class));
    found.get(REJECTED).setCoder(AvroCoder.specific(Rejected.class));
    return found;
  }

  static final class Detect extends DoFn<Statement, Stance> {
    private final Distribution stancesPerStatement =
        Metrics.distribution("onrecord", "stances_per_statement");
    private final Counter failed = Metrics.counter("onrecord", "statements_failed");
    private final DetectorFactory factory;
    private transient Lease<StanceDetector> detector;

    Detect(DetectorFactory factory) {
      this.factory = factory;
    }

    @Setup
    public void setup() {
      detector = factory.get();
    }

    @Teardown
    public void teardown() {
      detector.close();
    }

    @ProcessElement
    public void process(@Element Statement statement, MultiOutputReceiver out) {
      List<Stance> stances;
      try {
        stances = detector.get().detect(statement);
      } catch (RuntimeException e) {
        // Whatever fails on this statement, the others still get their stances.
        failed.inc();
        out.get(REJECTED).output(rejected(statement, e));
        return;
      }
      stances.forEach(out.get(STANCES)::output);
      stancesPerStatement.update(stances.size());
    }

    private static Rejected rejected(Statement statement, RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      String where = trace.length == 0 ? "" : " at " + trace[0];
      return Rejected.newBuilder()
          .setSourceUri(statement.getArticleId())
          .setPosition(0)
          .setReason(RejectionReason.STANCE_FAILED)
          .setDetail("statement %s: %s%s".formatted(statement.getStatementId(), e, where))
          .setExcerpt(Rejections.excerpt(statement.getText()))
          .build();
    }
  }
}

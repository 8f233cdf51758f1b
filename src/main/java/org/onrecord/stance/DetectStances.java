package org.onrecord.stance;

import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;

/** Statements to stances: none, one or several for each statement. */
public final class DetectStances extends PTransform<PCollection<Statement>, PCollection<Stance>> {
  private final StanceDetector detector;

  private DetectStances(StanceDetector detector) {
    this.detector = detector;
  }

  /** Returns the transform that asks {@code detector}. */
  public static DetectStances with(StanceDetector detector) {
    return new DetectStances(detector);
  }

  @Override
  public PCollection<Stance> expand(PCollection<Statement> statements) {
    return statements
        .apply(
            "Detect", FlatMapElements.into(TypeDescriptor.of(Stance.class)).via(detector::detect))
        .setCoder(AvroCoder.of(Stance.class));
  }
}

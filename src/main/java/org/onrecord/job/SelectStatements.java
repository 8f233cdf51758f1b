package org.onrecord.job;

import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.record.Days;
import org.onrecord.record.Meter;
import org.onrecord.record.Statement;
import org.onrecord.record.TransformResult;

/**
 * Separates the statements of the days that the run publishes from those that were extracted only
 * as context for them.
 */
final class SelectStatements extends PTransform<PCollection<Statement>, SelectStatements.Result> {
  private static final TupleTag<Statement> PUBLISHED = new TupleTag<>("published") {};
  private static final TupleTag<String> OUTSIDE = new TupleTag<>("outside") {};
  private static final TupleTag<KV<String, Long>> MISSED = new TupleTag<>("missed") {};

  /** The outputs of {@link SelectStatements}. */
  static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns the statements of the days that are published. */
    PCollection<Statement> statements() {
      return output(PUBLISHED);
    }

    /** Returns an empty string for each other statement. */
    PCollection<String> outside() {
      return output(OUTSIDE);
    }

    /**
     * Returns a 1 under its day for each other statement whose article has a published day. Only a
     * wider window would publish it.
     */
    PCollection<KV<String, Long>> missed() {
      return output(MISSED);
    }
  }

  private final DayWindow window;

  SelectStatements(DayWindow window) {
    this.window = window;
  }

  @Override
  public Result expand(PCollection<Statement> statements) {
    PCollectionTuple selected =
        statements.apply(
            "Select",
            ParDo.of(new Select(window))
                .withOutputTags(PUBLISHED, TupleTagList.of(OUTSIDE).and(MISSED)));
    selected.get(PUBLISHED).setCoder(AvroCoder.specific(Statement.class));
    selected.get(OUTSIDE).setCoder(StringUtf8Coder.of());
    selected.get(MISSED).setCoder(CountByDay.CODER);
    return new Result(selected);
  }

  static final class Select extends DoFn<Statement, Statement> {
    private final DayWindow window;

    Select(DayWindow window) {
      this.window = window;
    }

    @ProcessElement
    public void process(@Element Statement statement, MultiOutputReceiver out) {
      if (window.contains(statement.getDay())) {
        out.get(PUBLISHED).output(statement);
        return;
      }
      Meter.done(Meter.Step.STANCES, 1);
      out.get(OUTSIDE).output("");
      if (window.contains(statement.getPublished())) {
        out.get(MISSED).output(KV.of(Days.text(statement.getDay()), 1L));
      }
    }
  }
}

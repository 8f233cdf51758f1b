package org.onrecord.job;

import java.time.LocalDate;
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
import org.onrecord.record.Statement;

/**
 * Parts the statements of the days that the run publishes from those that were only found to know
 * them better.
 */
final class SelectStatements extends PTransform<PCollection<Statement>, PCollectionTuple> {
  /** The statements of the days that are published. */
  static final TupleTag<Statement> PUBLISHED = new TupleTag<>("published") {};

  /** An empty string for each other statement. */
  static final TupleTag<String> OUTSIDE = new TupleTag<>("outside") {};

  /**
   * A 1 under its day for each other statement whose article is of a published day: to publish it
   * takes a wider window.
   */
  static final TupleTag<KV<String, Long>> MISSED = new TupleTag<>("missed") {};

  private final DayWindow window;

  SelectStatements(DayWindow window) {
    this.window = window;
  }

  @Override
  public PCollectionTuple expand(PCollection<Statement> statements) {
    PCollectionTuple selected =
        statements.apply(
            "Select",
            ParDo.of(new Select(window))
                .withOutputTags(PUBLISHED, TupleTagList.of(OUTSIDE).and(MISSED)));
    selected.get(PUBLISHED).setCoder(AvroCoder.specific(Statement.class));
    selected.get(OUTSIDE).setCoder(StringUtf8Coder.of());
    selected.get(MISSED).setCoder(CountByDay.CODER);
    return selected;
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
      out.get(OUTSIDE).output("");
      if (window.contains(statement.getPublished())) {
        out.get(MISSED).output(KV.of(statement.getDay().map(LocalDate::toString).orElse(""), 1L));
      }
    }
  }
}

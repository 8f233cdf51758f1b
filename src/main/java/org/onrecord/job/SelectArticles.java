package org.onrecord.job;

import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.record.Article;

/** Leaves out the articles that the run's days do not depend on. */
final class SelectArticles extends PTransform<PCollection<Article>, PCollectionTuple> {
  /** The articles that are read on. */
  static final TupleTag<Article> SELECTED = new TupleTag<>("selected") {};

  /** For each other article why it is skipped. */
  static final TupleTag<String> SKIPPED = new TupleTag<>("skipped") {};

  private static final String OUTSIDE_WINDOW = "OUTSIDE_WINDOW";

  private final DayWindow window;

  SelectArticles(DayWindow window) {
    this.window = window;
  }

  @Override
  public PCollectionTuple expand(PCollection<Article> articles) {
    PCollectionTuple selected =
        articles.apply(
            "Select",
            ParDo.of(new Select(window)).withOutputTags(SELECTED, TupleTagList.of(SKIPPED)));
    selected.get(SELECTED).setCoder(AvroCoder.specific(Article.class));
    selected.get(SKIPPED).setCoder(StringUtf8Coder.of());
    return selected;
  }

  static final class Select extends DoFn<Article, Article> {
    private final DayWindow window;

    Select(DayWindow window) {
      this.window = window;
    }

    @ProcessElement
    public void process(@Element Article article, MultiOutputReceiver out) {
      if (window.reaches(article.getPublished())) {
        out.get(SELECTED).output(article);
      } else {
        out.get(SKIPPED).output(OUTSIDE_WINDOW);
      }
    }
  }
}

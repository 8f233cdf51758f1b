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
import org.onrecord.record.TransformResult;

/** Selects the articles that the run's days depend on and skips all others. */
final class SelectArticles extends PTransform<PCollection<Article>, SelectArticles.Result> {
  private static final TupleTag<Article> SELECTED = new TupleTag<>("selected") {};
  private static final TupleTag<String> SKIPPED = new TupleTag<>("skipped") {};
  private static final String OUTSIDE_WINDOW = "OUTSIDE_WINDOW";

  /** The outputs of {@link SelectArticles}. */
  static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns the selected articles. */
    PCollection<Article> articles() {
      return output(SELECTED);
    }

    /** Returns the reason for each skipped article. */
    PCollection<String> skipped() {
      return output(SKIPPED);
    }
  }

  private final DayWindow window;

  SelectArticles(DayWindow window) {
    this.window = window;
  }

  @Override
  public Result expand(PCollection<Article> articles) {
    PCollectionTuple selected =
        articles.apply(
            "Select",
            ParDo.of(new Select(window)).withOutputTags(SELECTED, TupleTagList.of(SKIPPED)));
    selected.get(SELECTED).setCoder(AvroCoder.specific(Article.class));
    selected.get(SKIPPED).setCoder(StringUtf8Coder.of());
    return new Result(selected);
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

package org.onrecord.statement;

import java.io.Serializable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.limit.TimeLimited;
import org.onrecord.limit.TooSlowException;
import org.onrecord.model.Lease;
import org.onrecord.record.Article;
import org.onrecord.record.Days;
import org.onrecord.record.Meter;
import org.onrecord.record.MetricNames;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Rejections;
import org.onrecord.record.Statement;
import org.onrecord.record.TransformResult;

/**
 * Extracts the statements from articles. One bad article does not stop a run: if the extractor
 * throws or takes too long, the article is rejected.
 */
public final class ExtractStatements
    extends PTransform<PCollection<Article>, ExtractStatements.Result> {
  /** How many of the slowest articles are output for each bundle. */
  public static final int SLOWEST_SHOWN = 10;

  private static final TupleTag<Statement> STATEMENTS = new TupleTag<>("statements") {};
  private static final TupleTag<String> ANALYSED = new TupleTag<>("analysed") {};
  private static final TupleTag<Rejected> REJECTED = new TupleTag<>("rejected") {};
  private static final TupleTag<KV<String, Long>> SLOWEST = new TupleTag<>("slowest") {};

  /** The outputs of {@link ExtractStatements}. */
  public static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns the statements found. */
    public PCollection<Statement> statements() {
      return output(STATEMENTS);
    }

    /** Returns the ISO day of each article that was analysed; an empty string for no day. */
    public PCollection<String> analysed() {
      return output(ANALYSED);
    }

    /** Returns the articles that the extractor failed on. */
    public PCollection<Rejected> rejected() {
      return output(REJECTED);
    }

    /**
     * Returns the ids of the slowest articles of each bundle, at most {@link #SLOWEST_SHOWN}, with
     * the milliseconds that they took.
     */
    public PCollection<KV<String, Long>> slowest() {
      return output(SLOWEST);
    }
  }

  /** Creates an extractor on the worker, once for each of its threads. */
  @FunctionalInterface
  public interface ExtractorFactory extends Supplier<Lease<StatementExtractor>>, Serializable {}

  private final ExtractorFactory extractor;
  private final Duration timeout;

  private ExtractStatements(ExtractorFactory extractor, Duration timeout) {
    this.extractor = extractor;
    this.timeout = timeout;
  }

  /**
   * Returns the transform that uses the extractors of {@code extractor}.
   *
   * @param timeout the maximum time for an article
   */
  public static ExtractStatements with(ExtractorFactory extractor, Duration timeout) {
    return new ExtractStatements(extractor, timeout);
  }

  @Override
  public Result expand(PCollection<Article> articles) {
    PCollectionTuple found =
        articles.apply(
            "Extract",
            ParDo.of(new Extract(extractor, timeout))
                .withOutputTags(STATEMENTS, TupleTagList.of(ANALYSED).and(SLOWEST).and(REJECTED)));
    found.get(STATEMENTS).setCoder(AvroCoder.specific(Statement.class));
    found.get(ANALYSED).setCoder(StringUtf8Coder.of());
    found.get(SLOWEST).setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
    found.get(REJECTED).setCoder(AvroCoder.specific(Rejected.class));
    return new Result(found);
  }

  static final class Extract extends DoFn<Article, Statement> {
    private final Distribution statementsPerArticle =
        Metrics.distribution(MetricNames.NAMESPACE, "statements_per_article");
    private final Distribution millisPerArticle =
        Metrics.distribution(MetricNames.NAMESPACE, "millis_per_article");
    private final Counter failed = Metrics.counter(MetricNames.NAMESPACE, "articles_failed");
    private final ExtractorFactory factory;
    private final Duration timeout;
    private transient TimeLimited<Lease<StatementExtractor>> extractor;
    private transient PriorityQueue<KV<String, Long>> slowest;

    Extract(ExtractorFactory factory, Duration timeout) {
      this.factory = factory;
      this.timeout = timeout;
    }

    @Setup
    public void setup() {
      extractor = new TimeLimited<>(factory, Lease::close, timeout);
    }

    @Teardown
    public void teardown() {
      extractor.close();
    }

    @StartBundle
    public void start() {
      slowest = new PriorityQueue<>(Comparator.comparing(KV::getValue));
    }

    @ProcessElement
    public void process(@Element Article article, MultiOutputReceiver out) {
      long begun = System.nanoTime();
      List<Statement> statements;
      try {
        statements = extractor.call(lease -> lease.get().extract(article));
      } catch (CancellationException e) {
        throw e; // The run is being stopped.
      } catch (TooSlowException e) {
        failed.inc();
        out.get(REJECTED).output(rejected(article, RejectionReason.TOO_SLOW, e.getMessage()));
        return;
      } catch (RuntimeException e) {
        // Whatever fails on this article, the others are still analysed.
        failed.inc();
        out.get(REJECTED)
            .output(rejected(article, RejectionReason.ANALYSIS_FAILED, Rejections.detail(e)));
        return;
      } finally {
        measure(article, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      }
      statements.forEach(out.get(STATEMENTS)::output);
      statementsPerArticle.update(statements.size());
      Meter.expect(Meter.Step.STANCES, statements.size());
      out.get(ANALYSED).output(Days.text(article.getPublished()));
    }

    private void measure(Article article, long millis) {
      millisPerArticle.update(millis);
      Meter.done(Meter.Step.ANALYSING, 1);
      slowest.add(KV.of(article.getArticleId(), millis));
      if (slowest.size() > SLOWEST_SHOWN) {
        slowest.remove();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      for (KV<String, Long> article : slowest) {
        context.output(SLOWEST, article, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
      }
    }

    private static Rejected rejected(Article article, RejectionReason reason, String why) {
      return Rejected.newBuilder()
          .setSourceUri(article.getSourceUri())
          .setPosition(article.getPosition())
          .setReason(reason)
          .setDetail("article %s: %s".formatted(article.getArticleId(), why))
          .setExcerpt(Rejections.excerpt(article.getText()))
          .build();
    }
  }
}

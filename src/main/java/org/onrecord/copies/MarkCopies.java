package org.onrecord.copies;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.onrecord.copies.ArticleOrMark.Duplicate;
import org.onrecord.copies.ArticleOrMark.Text;
import org.onrecord.copies.CopyLinks.Link;
import org.onrecord.record.Article;
import org.onrecord.record.Meter;
import org.onrecord.record.MetricNames;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Rejections;
import org.onrecord.record.TransformResult;
import org.onrecord.record.ValueCoder;

/**
 * Marks the articles that are copies of others: an article with the text of another one, shortened,
 * edited, reordered or with another headline, gets the id of the first of them, by day and then by
 * id, as its {@code copy_of}. Of several articles with one id, the last by day, file and position
 * is kept, as a correction, and the others are rejected.
 *
 * <pre>
 *   articles ─▶ fingerprints ─▶ find copy links ─┐
 *       └────────────────────────────────────────┴─▶ by text ─▶ mark ─▶ reshuffle ─▶ articles
 *                                                                └─▶ rejected
 * </pre>
 *
 * <p>A copy is at most {@value #MAX_DAYS} days younger than its original: each is linked to the
 * earliest text that it is a copy of among those of its day and these days before, whatever that
 * text is a copy of itself. So the marks of a day depend on these days alone, and are the same in
 * every run that reads them.
 *
 * <p>Time and memory are linear in the number of articles. No key collects them all: everything is
 * grouped under {@code buckets} keys, which hold their share of fingerprints and, in the last step,
 * of articles.
 *
 * <p>Articles with the same text are output one after the other, so that the stages that follow can
 * analyse it once. Texts are distributed evenly across workers, since these stages take most of the
 * time.
 *
 * <p>Counters: {@code copies} and {@code rejected_duplicate_id}, and those of {@link
 * FindCopyLinks}.
 */
public final class MarkCopies extends PTransform<PCollection<Article>, MarkCopies.Result> {
  /** Maximum number of days between an original and its copy. */
  public static final int MAX_DAYS = 7;

  /**
   * The texts of a bucket leave it under so many keys, which the workers then take one after the
   * other. A key more costs little there; with few, the last one would keep one worker busy while
   * the others have none left.
   */
  private static final int KEYS_PER_BUCKET = 8;

  /** Maximum number of articles with the same text in one element. */
  private static final int MAX_COPIES_PER_ELEMENT = 50;

  private static final TupleTag<Article> ARTICLES = new TupleTag<>("articles") {};
  private static final TupleTag<Rejected> REJECTED = new TupleTag<>("rejected") {};
  private static final TupleTag<Fingerprint> FINGERPRINTS = new TupleTag<>("fingerprints") {};
  private static final TupleTag<KV<Integer, ArticleOrMark>> TEXTS = new TupleTag<>("texts") {};
  private static final TupleTag<KV<Integer, List<Article>>> MARKED = new TupleTag<>("marked") {};

  private static final Coder<KV<Integer, ArticleOrMark>> KEYED =
      KvCoder.of(VarIntCoder.of(), new ElementCoder());

  private final int buckets;

  private MarkCopies(int buckets) {
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param buckets the number of keys that articles are grouped under, at least 1; the marks do not
   *     depend on it
   */
  public static MarkCopies of(int buckets) {
    return new MarkCopies(buckets);
  }

  /** The outputs of {@link MarkCopies}, each in no order. */
  public static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns the articles, each with its {@code copy_of}. */
    public PCollection<Article> articles() {
      return output(ARTICLES);
    }

    /** Returns the articles whose id a later one has too. */
    public PCollection<Rejected> rejected() {
      return output(REJECTED);
    }
  }

  @Override
  public Result expand(PCollection<Article> articles) {
    Coder<Article> article = AvroCoder.specific(Article.class);
    PCollectionTuple taken =
        articles.apply(
            "TakeFingerprints",
            ParDo.of(new TakeFingerprints(buckets))
                .withOutputTags(TEXTS, TupleTagList.of(FINGERPRINTS)));
    FindCopyLinks.Result found =
        taken
            .get(FINGERPRINTS)
            .setCoder(new FindCopyLinks.FingerprintCoder())
            .apply("FindCopyLinks", FindCopyLinks.of(buckets));
    PCollectionTuple marked =
        PCollectionList.of(taken.get(TEXTS).setCoder(KEYED))
            .and(keyed("KeyDuplicates", found.duplicates()))
            .and(keyed("KeyLinks", found.links()))
            .apply("ArticlesAndMarks", Flatten.pCollections())
            .apply("GroupArticles", GroupByKey.create())
            .apply(
                "Mark",
                ParDo.of(new MarkArticles(buckets))
                    .withOutputTags(MARKED, TupleTagList.of(REJECTED)));
    PCollection<Article> reshuffled =
        marked
            .get(MARKED)
            .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(article)))
            .apply("ReshuffleTexts", Reshuffle.of())
            .apply("TextsOnly", Values.create())
            .apply("Articles", Flatten.iterables())
            .setCoder(article);
    return new Result(
        PCollectionTuple.of(ARTICLES, reshuffled)
            .and(REJECTED, marked.get(REJECTED).setCoder(AvroCoder.specific(Rejected.class))));
  }

  private <T extends ArticleOrMark> PCollection<KV<Integer, ArticleOrMark>> keyed(
      String name, PCollection<T> marks) {
    int keys = buckets;
    return marks
        .apply(
            name,
            MapElements.into(new TypeDescriptor<KV<Integer, ArticleOrMark>>() {})
                .via((T mark) -> KV.of(bucket(mark.textHash(), keys), mark)))
        .setCoder(KEYED);
  }

  /** Returns the key of a text. */
  static int bucket(long textHash, int buckets) {
    return Math.floorMod(textHash, buckets);
  }

  static final class TakeFingerprints extends DoFn<Article, KV<Integer, ArticleOrMark>> {
    private final int buckets;

    TakeFingerprints(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element Article article, MultiOutputReceiver out) {
      Fingerprint fingerprint = Fingerprint.of(article);
      long text = fingerprint.textHash();
      out.get(TEXTS).output(KV.of(bucket(text, buckets), new Text(text, article)));
      out.get(FINGERPRINTS).output(fingerprint);
    }
  }

  /**
   * Marks articles, and outputs those with the same text together, under few keys: the DirectRunner
   * makes a bundle for each key that leaves a grouping, which costs time in all steps that follow.
   */
  static final class MarkArticles
      extends DoFn<KV<Integer, Iterable<ArticleOrMark>>, KV<Integer, List<Article>>> {
    private static final Comparator<Text> BY_TEXT =
        Comparator.comparingLong(Text::textHash)
            .thenComparing(text -> text.article().getText())
            .thenComparing(text -> text.article().getArticleId());

    private final int buckets;
    private final Counter copies = Metrics.counter(MetricNames.NAMESPACE, "copies");
    private final Counter duplicates =
        Metrics.counter(MetricNames.NAMESPACE, "rejected_duplicate_id");

    MarkArticles(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<ArticleOrMark>> bucket, MultiOutputReceiver out) {
      var originalIds = new HashMap<String, String>();
      var keptPlaces = new HashMap<String, String>();
      var texts = new ArrayList<Text>();
      for (ArticleOrMark element : bucket.getValue()) {
        if (element instanceof Text text) {
          texts.add(text);
        } else if (element instanceof Duplicate duplicate) {
          keptPlaces.put(duplicate.place(), duplicate.keptPlace());
        } else if (element instanceof Link link) {
          originalIds.put(link.copy().articleId(), link.first().articleId());
        }
      }
      texts.sort(BY_TEXT);
      var same = new ArrayList<Article>();
      int elements = 0;
      for (Text text : texts) {
        Article article = text.article();
        String kept =
            keptPlaces.get(ArticleOrMark.place(article.getSourceUri(), article.getPosition()));
        if (kept != null) {
          duplicates.inc();
          out.get(REJECTED).output(duplicate(article, kept));
          continue;
        }
        if (same.size() == MAX_COPIES_PER_ELEMENT
            || (!same.isEmpty() && !same.get(0).getText().equals(article.getText()))) {
          out.get(MARKED).output(KV.of(key(bucket.getKey(), elements++), List.copyOf(same)));
          same.clear();
        }
        same.add(marked(article, originalIds));
        Meter.expect(Meter.Step.ANALYSING, 1);
      }
      if (!same.isEmpty()) {
        out.get(MARKED).output(KV.of(key(bucket.getKey(), elements), List.copyOf(same)));
      }
    }

    private int key(int bucket, int element) {
      return bucket + buckets * (element % KEYS_PER_BUCKET);
    }

    private Article marked(Article article, Map<String, String> originalIds) {
      String originalId = originalIds.get(article.getArticleId());
      if (originalId == null) {
        return article;
      }
      copies.inc();
      return Article.newBuilder(article).setCopyOf(originalId).build();
    }

    private static Rejected duplicate(Article article, String kept) {
      return Rejections.of(
          article.getSourceUri(),
          article.getPosition(),
          RejectionReason.DUPLICATE_ID,
          "the id %s stands for the article at %s too, which is kept"
              .formatted(article.getArticleId(), kept),
          article.getText());
    }
  }

  /** Encodes a byte for the kind, and the components. */
  static final class ElementCoder extends ValueCoder<ArticleOrMark> {
    private static final Coder<Article> ARTICLE = AvroCoder.specific(Article.class);
    private static final Coder<Duplicate> DUPLICATE = new FindCopyLinks.DuplicateCoder();
    private static final Coder<Link> LINK = new FindCopyLinks.LinkCoder();

    private static final int TEXT_KIND = 0;
    private static final int DUPLICATE_KIND = 1;
    private static final int LINK_KIND = 2;

    @Override
    public void encode(ArticleOrMark element, OutputStream out) throws IOException {
      if (element instanceof Text text) {
        out.write(TEXT_KIND);
        LONG.encode(text.textHash(), out);
        ARTICLE.encode(text.article(), out);
      } else if (element instanceof Duplicate duplicate) {
        out.write(DUPLICATE_KIND);
        DUPLICATE.encode(duplicate, out);
      } else if (element instanceof Link link) {
        out.write(LINK_KIND);
        LINK.encode(link, out);
      }
    }

    @Override
    public ArticleOrMark decode(InputStream in) throws IOException {
      int kind = in.read();
      return switch (kind) {
        case TEXT_KIND -> new Text(LONG.decode(in), ARTICLE.decode(in));
        case DUPLICATE_KIND -> DUPLICATE.decode(in);
        case LINK_KIND -> LINK.decode(in);
        default -> throw new IOException("no kind of element: " + kind);
      };
    }
  }
}

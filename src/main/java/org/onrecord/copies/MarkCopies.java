package org.onrecord.copies;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.BigEndianIntegerCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
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
import org.onrecord.copies.CopyLinks.Link;
import org.onrecord.copies.CopyLinks.Node;
import org.onrecord.record.Article;
import org.onrecord.record.Ids;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.Rejections;

/**
 * Marks the articles that are copies of others: the same text under another publisher, cut, edited,
 * reordered or with another headline gets the id of the first of them, by day and then by id, as
 * its {@code copy_of}. Of articles with one id the last by day, file and line is kept, as a
 * correction, and the others become {@link #REJECTED}.
 *
 * <pre>
 *   articles ─▶ fingerprints ─▶ by id ─▶ by text ─▶ by band ─▶ links ─▶ of a day ─┐
 *       └──────────────────────────────────────────────────────────▶ mark ◀──────┘
 *                                                                    └─▶ spread ─▶ articles
 * </pre>
 *
 * <p>Texts that are the same are found by a hash of their words; of these only the first of a day
 * goes on. Texts that are alike meet in buckets of locality sensitive hashing over their MinHash
 * signatures (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3)
 * and are held against each other by the signatures that they carry along.
 *
 * <p>A copy comes at most {@value #DAYS} days after its first: each is linked to the earliest text
 * that it is a copy of among those of its day and of so many days before, whatever that is a copy
 * of in turn. So what a day's articles are copies of depends on these days alone, and comes out the
 * same in every run that reads them.
 *
 * <p>Time and memory are linear in the articles, and no key collects them: everything travels under
 * {@code buckets} keys, which hold their share of fingerprints and, in the last step, of articles.
 * Where nothing is a copy there are no links, and the steps that follow them do nothing.
 *
 * <p>Articles with the same text leave one after the other, so that what follows need not analyse
 * it twice; texts are dealt out to all workers evenly, since what follows is most of the work.
 * Counters, in the namespace {@code onrecord}: {@code same_texts}, {@code alike_texts} (links
 * between texts, several for a copy), {@code copies}, {@code rejected_duplicate_id}.
 */
public final class MarkCopies extends PTransform<PCollection<Article>, PCollectionTuple> {
  /** The articles, each with its {@code copy_of}. */
  public static final TupleTag<Article> ARTICLES = new TupleTag<>("articles") {};

  /** Articles whose id a later one has too. */
  public static final TupleTag<Rejected> REJECTED = new TupleTag<>("rejected") {};

  /** So many days before an article's day its original may have appeared. */
  public static final int DAYS = 7;

  private static final String COUNTERS = "onrecord";

  /** As many texts travel in one element. */
  private static final int PAGE = 1000;

  /** As many articles of one text stay together. */
  private static final int SAME = 50;

  private static final TupleTag<KV<Integer, Fingerprint>> FINGERPRINTS =
      new TupleTag<>("fingerprints") {};
  private static final TupleTag<KV<Integer, Fingerprint>> KEPT = new TupleTag<>("kept") {};
  private static final TupleTag<KV<Integer, KV<Mark, KV<Long, Article>>>> TEXTS =
      new TupleTag<>("texts") {};
  private static final TupleTag<KV<Integer, KV<Mark, KV<Long, Article>>>> MARKS =
      new TupleTag<>("marks") {};
  private static final TupleTag<KV<Integer, List<KV<Integer, Fingerprint>>>> BANDS =
      new TupleTag<>("bands") {};
  private static final TupleTag<KV<Integer, List<Article>>> MARKED = new TupleTag<>("marked") {};
  private static final TupleTag<KV<Integer, Link>> LINKS = new TupleTag<>("links") {};

  private final int buckets;

  private MarkCopies(int buckets) {
    this.buckets = buckets;
  }

  /**
   * Returns the transform.
   *
   * @param buckets how many keys articles travel under, at least 1; what is marked does not depend
   *     on it
   */
  public static MarkCopies of(int buckets) {
    return new MarkCopies(buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<Article> articles) {
    Coder<Fingerprint> fingerprints = new FingerprintCoder();
    Coder<KV<Integer, Fingerprint>> numbered = KvCoder.of(VarIntCoder.of(), fingerprints);
    Coder<KV<Integer, Link>> links = KvCoder.of(VarIntCoder.of(), new LinkCoder());
    // An element is a mark or an article with the hash of its text, the other half is null.
    Coder<KV<Integer, KV<Mark, KV<Long, Article>>>> marks =
        KvCoder.of(
            VarIntCoder.of(),
            KvCoder.of(
                NullableCoder.of(new MarkCoder()),
                NullableCoder.of(
                    KvCoder.of(VarLongCoder.of(), AvroCoder.specific(Article.class)))));

    PCollectionTuple taken =
        articles.apply(
            "TakeFingerprints",
            ParDo.of(new TakeFingerprints(buckets))
                .withOutputTags(TEXTS, TupleTagList.of(FINGERPRINTS)));
    PCollectionTuple kept =
        taken
            .get(FINGERPRINTS)
            .setCoder(numbered)
            .apply("GroupById", GroupByKey.create())
            .apply(
                "KeepLast",
                ParDo.of(new KeepLast(buckets)).withOutputTags(KEPT, TupleTagList.of(MARKS)));
    PCollectionTuple same =
        kept.get(KEPT)
            .setCoder(numbered)
            .apply("GroupByText", GroupByKey.create())
            .apply(
                "LinkSame",
                ParDo.of(new LinkSame(buckets)).withOutputTags(BANDS, TupleTagList.of(LINKS)));
    PCollection<KV<Integer, Link>> alike =
        same.get(BANDS)
            .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(numbered)))
            .apply("GroupByBand", GroupByKey.create())
            .apply("LinkAlike", ParDo.of(new LinkAlike(buckets)))
            .setCoder(links);
    PCollection<Link> firsts =
        PCollectionList.of(same.get(LINKS).setCoder(links))
            .and(alike)
            .apply("AllLinks", Flatten.pCollections())
            .apply("GroupByCopy", GroupByKey.create())
            .apply("TakeFirst", ParDo.of(new TakeFirst()))
            .setCoder(new LinkCoder())
            .apply("Ask", ParDo.of(new Ask(buckets)))
            .setCoder(KvCoder.of(VarIntCoder.of(), KvCoder.of(BooleanCoder.of(), new LinkCoder())))
            .apply("GroupByFirst", GroupByKey.create())
            .apply("Answer", ParDo.of(new Answer()))
            .setCoder(new LinkCoder());
    Coder<Article> article = AvroCoder.specific(Article.class);
    PCollectionTuple marked =
        PCollectionList.of(taken.get(TEXTS).setCoder(marks))
            .and(kept.get(MARKS).setCoder(marks))
            .and(firsts.apply("MarkCopy", ParDo.of(new MarkCopy(buckets))).setCoder(marks))
            .apply("ArticlesAndMarks", Flatten.pCollections())
            .apply("GroupArticles", GroupByKey.create())
            .apply(
                "Mark",
                ParDo.of(new MarkArticles()).withOutputTags(MARKED, TupleTagList.of(REJECTED)));
    PCollection<Article> spread =
        marked
            .get(MARKED)
            .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(article)))
            .apply("SpreadTexts", Reshuffle.of())
            .apply("TextsOnly", Values.create())
            .apply("Articles", Flatten.iterables())
            .setCoder(article);
    return PCollectionTuple.of(ARTICLES, spread)
        .and(REJECTED, marked.get(REJECTED).setCoder(AvroCoder.specific(Rejected.class)));
  }

  private static int bucket(long textHash, int buckets) {
    return Math.floorMod(textHash, buckets);
  }

  /**
   * What becomes of an article.
   *
   * @param rejected whether it is rejected, else it is a copy
   * @param article its place where it is rejected, else its id
   * @param other the place of the article that is kept, or the id of the first copy
   */
  record Mark(boolean rejected, String article, String other) {
    static String place(String sourceUri, long position) {
      return position == 0 ? sourceUri : sourceUri + ":" + position;
    }
  }

  static final class TakeFingerprints
      extends DoFn<Article, KV<Integer, KV<Mark, KV<Long, Article>>>> {
    private final int buckets;

    TakeFingerprints(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element Article article, MultiOutputReceiver out) {
      Fingerprint fingerprint = Fingerprint.of(article);
      long text = fingerprint.textHash();
      out.get(TEXTS).output(KV.of(bucket(text, buckets), KV.of(null, KV.of(text, article))));
      out.get(FINGERPRINTS).output(KV.of(Ids.bucket(article.getArticleId(), buckets), fingerprint));
    }
  }

  /** Of articles with one id keeps the last. */
  static final class KeepLast
      extends DoFn<KV<Integer, Iterable<Fingerprint>>, KV<Integer, Fingerprint>> {
    private final int buckets;

    KeepLast(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<Fingerprint>> bucket, MultiOutputReceiver out) {
      var last = new HashMap<String, Fingerprint>();
      var others = new ArrayList<Fingerprint>();
      for (Fingerprint fingerprint : bucket.getValue()) {
        Fingerprint other = last.get(fingerprint.articleId());
        boolean isLast = other == null || Fingerprint.FIRST.compare(fingerprint, other) > 0;
        if (other != null) {
          others.add(isLast ? other : fingerprint);
        }
        if (isLast) {
          last.put(fingerprint.articleId(), fingerprint);
        }
      }
      for (Fingerprint fingerprint : last.values()) {
        out.get(KEPT).output(KV.of(bucket(fingerprint.textHash(), buckets), fingerprint));
      }
      for (Fingerprint fingerprint : others) {
        Fingerprint kept = last.get(fingerprint.articleId());
        out.get(MARKS)
            .output(
                KV.of(
                    bucket(fingerprint.textHash(), buckets),
                    KV.of(
                        new Mark(
                            true,
                            Mark.place(fingerprint.sourceUri(), fingerprint.position()),
                            Mark.place(kept.sourceUri(), kept.position())),
                        null)));
      }
    }
  }

  /** Links texts that are the same, and passes the first of each day on under each of its bands. */
  static final class LinkSame
      extends DoFn<
          KV<Integer, Iterable<Fingerprint>>, KV<Integer, List<KV<Integer, Fingerprint>>>> {
    private final Counter sameTexts = Metrics.counter(COUNTERS, "same_texts");
    private final int buckets;

    LinkSame(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<Fingerprint>> bucket, MultiOutputReceiver out) {
      var texts = new HashMap<Long, List<Fingerprint>>();
      for (Fingerprint fingerprint : bucket.getValue()) {
        texts.computeIfAbsent(fingerprint.textHash(), hash -> new ArrayList<>()).add(fingerprint);
      }
      var pages = new HashMap<Integer, List<KV<Integer, Fingerprint>>>();
      for (List<Fingerprint> same : texts.values()) {
        for (Link link : CopyLinks.ofSame(same)) {
          sameTexts.inc();
          out.get(LINKS).output(KV.of(Ids.bucket(link.copy().articleId(), buckets), link));
        }
        for (Fingerprint first : CopyLinks.firstOfEachDay(same).values()) {
          for (int band : first.bands()) {
            int to = Math.floorMod(band, buckets);
            List<KV<Integer, Fingerprint>> page =
                pages.computeIfAbsent(to, key -> new ArrayList<>());
            page.add(KV.of(band, first));
            if (page.size() == PAGE) {
              out.get(BANDS).output(KV.of(to, pages.remove(to)));
            }
          }
        }
      }
      pages.forEach((to, page) -> out.get(BANDS).output(KV.of(to, page)));
    }
  }

  /** Links texts that are alike, among those that share a band. */
  static final class LinkAlike
      extends DoFn<KV<Integer, Iterable<List<KV<Integer, Fingerprint>>>>, KV<Integer, Link>> {
    private final Counter alikeTexts = Metrics.counter(COUNTERS, "alike_texts");
    private final int buckets;

    LinkAlike(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<List<KV<Integer, Fingerprint>>>> bucket,
        OutputReceiver<KV<Integer, Link>> out) {
      var bands = new HashMap<Integer, List<Fingerprint>>();
      for (List<KV<Integer, Fingerprint>> page : bucket.getValue()) {
        for (KV<Integer, Fingerprint> text : page) {
          bands.computeIfAbsent(text.getKey(), band -> new ArrayList<>(1)).add(text.getValue());
        }
      }
      Set<Link> links = new HashSet<>();
      bands.values().forEach(alike -> links.addAll(CopyLinks.amongAlike(alike)));
      alikeTexts.inc(links.size());
      links.forEach(link -> out.output(KV.of(Ids.bucket(link.copy().articleId(), buckets), link)));
    }
  }

  /** Of a copy's links keeps the one to the earliest text. */
  static final class TakeFirst extends DoFn<KV<Integer, Iterable<Link>>, Link> {
    @ProcessElement
    public void process(@Element KV<Integer, Iterable<Link>> bucket, OutputReceiver<Link> out) {
      var firsts = new HashMap<String, Link>();
      for (Link link : bucket.getValue()) {
        firsts.merge(
            link.copy().articleId(),
            link,
            (a, b) -> Node.FIRST.compare(a.first(), b.first()) <= 0 ? a : b);
      }
      firsts.values().forEach(out::output);
    }
  }

  /** Sends a link to where its copy stands, and where it asks, to where its first stands. */
  static final class Ask extends DoFn<Link, KV<Integer, KV<Boolean, Link>>> {
    private final int buckets;

    Ask(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element Link link, OutputReceiver<KV<Integer, KV<Boolean, Link>>> out) {
      if (CopyLinks.isWithinDay(link)) {
        out.output(KV.of(Ids.bucket(link.first().articleId(), buckets), KV.of(true, link)));
      } else {
        out.output(KV.of(Ids.bucket(link.copy().articleId(), buckets), KV.of(false, link)));
      }
    }
  }

  /** A text that is the same as another of its day is a copy of whatever that is a copy of. */
  static final class Answer extends DoFn<KV<Integer, Iterable<KV<Boolean, Link>>>, Link> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Boolean, Link>>> bucket, OutputReceiver<Link> out) {
      var known = new HashMap<String, Node>();
      var asking = new ArrayList<Link>();
      for (KV<Boolean, Link> link : bucket.getValue()) {
        if (link.getKey()) {
          asking.add(link.getValue());
        } else {
          known.put(link.getValue().copy().articleId(), link.getValue().first());
          out.output(link.getValue());
        }
      }
      for (Link link : asking) {
        Node first = known.getOrDefault(link.first().articleId(), link.first());
        out.output(new Link(link.copy(), first));
      }
    }
  }

  static final class MarkCopy extends DoFn<Link, KV<Integer, KV<Mark, KV<Long, Article>>>> {
    private final Counter copies = Metrics.counter(COUNTERS, "copies");
    private final int buckets;

    MarkCopy(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element Link link, OutputReceiver<KV<Integer, KV<Mark, KV<Long, Article>>>> out) {
      copies.inc();
      Mark mark = new Mark(false, link.copy().articleId(), link.first().articleId());
      out.output(KV.of(bucket(link.copy().textHash(), buckets), KV.of(mark, null)));
    }
  }

  /**
   * Puts marks on articles, and gives those of one text out together. What comes out keeps the
   * bucket's key: the DirectRunner makes a bundle of each key that leaves a grouping, which costs
   * something in all steps that follow.
   */
  static final class MarkArticles
      extends DoFn<KV<Integer, Iterable<KV<Mark, KV<Long, Article>>>>, KV<Integer, List<Article>>> {
    private static final Comparator<KV<Long, Article>> BY_TEXT =
        Comparator.<KV<Long, Article>>comparingLong(KV::getKey)
            .thenComparing(text -> text.getValue().getText())
            .thenComparing(text -> text.getValue().getArticleId());

    private final Counter duplicates = Metrics.counter(COUNTERS, "rejected_duplicate_id");

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<Mark, KV<Long, Article>>>> bucket,
        MultiOutputReceiver out) {
      var copyOf = new HashMap<String, String>();
      var keptInstead = new HashMap<String, String>();
      var texts = new ArrayList<KV<Long, Article>>();
      for (KV<Mark, KV<Long, Article>> either : bucket.getValue()) {
        Mark mark = either.getKey();
        if (mark == null) {
          texts.add(either.getValue());
        } else {
          (mark.rejected() ? keptInstead : copyOf).put(mark.article(), mark.other());
        }
      }
      texts.sort(BY_TEXT);
      var same = new ArrayList<Article>();
      for (KV<Long, Article> text : texts) {
        Article article = text.getValue();
        String kept = keptInstead.get(Mark.place(article.getSourceUri(), article.getPosition()));
        String first = copyOf.get(article.getArticleId());
        if (kept != null) {
          duplicates.inc();
          out.get(REJECTED).output(duplicate(article, kept));
          continue;
        }
        if (same.size() == SAME
            || (!same.isEmpty() && !same.get(0).getText().equals(article.getText()))) {
          out.get(MARKED).output(KV.of(bucket.getKey(), List.copyOf(same)));
          same.clear();
        }
        same.add(first == null ? article : Article.newBuilder(article).setCopyOf(first).build());
      }
      if (!same.isEmpty()) {
        out.get(MARKED).output(KV.of(bucket.getKey(), List.copyOf(same)));
      }
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

  private static final class FingerprintCoder extends CustomCoder<Fingerprint> {
    private static final StringUtf8Coder STRING = StringUtf8Coder.of();
    private static final ByteArrayCoder BYTES = ByteArrayCoder.of();
    private static final VarLongCoder LONG = VarLongCoder.of();
    private static final BigEndianIntegerCoder INT = BigEndianIntegerCoder.of();

    @Override
    public void encode(Fingerprint print, OutputStream out) throws IOException {
      STRING.encode(print.articleId(), out);
      LONG.encode(print.day(), out);
      STRING.encode(print.sourceUri(), out);
      LONG.encode(print.position(), out);
      LONG.encode(print.textHash(), out);
      INT.encode(print.shingles(), out);
      BYTES.encode(print.signature(), out);
      INT.encode(print.bands().length, out);
      for (int band : print.bands()) {
        INT.encode(band, out);
      }
    }

    @Override
    public Fingerprint decode(InputStream in) throws IOException {
      String articleId = STRING.decode(in);
      long day = LONG.decode(in);
      String sourceUri = STRING.decode(in);
      long position = LONG.decode(in);
      long textHash = LONG.decode(in);
      int shingles = INT.decode(in);
      byte[] signature = BYTES.decode(in);
      int[] bands = new int[INT.decode(in)];
      for (int i = 0; i < bands.length; i++) {
        bands[i] = INT.decode(in);
      }
      return new Fingerprint(
          articleId, day, sourceUri, position, textHash, shingles, signature, bands);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof FingerprintCoder; // Flink compares the coders of what it joins.
    }

    @Override
    public int hashCode() {
      return FingerprintCoder.class.hashCode();
    }
  }

  private static final class LinkCoder extends CustomCoder<Link> {
    private static final StringUtf8Coder STRING = StringUtf8Coder.of();
    private static final VarLongCoder LONG = VarLongCoder.of();

    @Override
    public void encode(Link link, OutputStream out) throws IOException {
      for (Node node : List.of(link.copy(), link.first())) {
        STRING.encode(node.articleId(), out);
        LONG.encode(node.day(), out);
        LONG.encode(node.textHash(), out);
      }
    }

    @Override
    public Link decode(InputStream in) throws IOException {
      return new Link(node(in), node(in));
    }

    private static Node node(InputStream in) throws IOException {
      return new Node(STRING.decode(in), LONG.decode(in), LONG.decode(in));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LinkCoder;
    }

    @Override
    public int hashCode() {
      return LinkCoder.class.hashCode();
    }
  }

  private static final class MarkCoder extends CustomCoder<Mark> {
    private static final BooleanCoder BOOLEAN = BooleanCoder.of();
    private static final StringUtf8Coder STRING = StringUtf8Coder.of();

    @Override
    public void encode(Mark mark, OutputStream out) throws IOException {
      BOOLEAN.encode(mark.rejected(), out);
      STRING.encode(mark.article(), out);
      STRING.encode(mark.other(), out);
    }

    @Override
    public Mark decode(InputStream in) throws IOException {
      return new Mark(BOOLEAN.decode(in), STRING.decode(in), STRING.decode(in));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof MarkCoder;
    }

    @Override
    public int hashCode() {
      return MarkCoder.class.hashCode();
    }
  }
}

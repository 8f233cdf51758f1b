package org.onrecord.copies;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.copies.ArticleOrMark.Duplicate;
import org.onrecord.copies.CopyLinks.Link;
import org.onrecord.copies.CopyLinks.Node;
import org.onrecord.record.Ids;
import org.onrecord.record.MetricNames;
import org.onrecord.record.TransformResult;
import org.onrecord.record.ValueCoder;

/**
 * Finds the articles that are copies of others by their fingerprints.
 *
 * <pre>
 *   fingerprints ─▶ by id ─▶ by text ─▶ by band ─▶ by copy ─▶ by original ─▶ links
 *                     └─▶ duplicates
 * </pre>
 *
 * <p>Identical texts are found by a hash of their words; only the first of each day is compared
 * further. Similar texts meet in buckets of locality sensitive hashing over their MinHash
 * signatures (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3)
 * and are compared by these signatures.
 *
 * <p>Counters: {@code same_texts} and {@code alike_texts}, the links between texts, of which a copy
 * can have several.
 */
final class FindCopyLinks extends PTransform<PCollection<Fingerprint>, FindCopyLinks.Result> {
  /** Maximum number of texts in one element. */
  private static final int TEXTS_PER_ELEMENT = 1000;

  private static final TupleTag<KV<Integer, Fingerprint>> KEPT = new TupleTag<>("kept") {};
  private static final TupleTag<Duplicate> DUPLICATES = new TupleTag<>("duplicates") {};
  private static final TupleTag<KV<Integer, List<KV<Integer, Fingerprint>>>> BANDS =
      new TupleTag<>("bands") {};
  private static final TupleTag<KV<Integer, Link>> SAME = new TupleTag<>("same") {};
  private static final TupleTag<Link> LINKS = new TupleTag<>("links") {};

  private final int buckets;

  private FindCopyLinks(int buckets) {
    this.buckets = buckets;
  }

  /** Returns the transform, with this many keys. */
  static FindCopyLinks of(int buckets) {
    return new FindCopyLinks(buckets);
  }

  /** The outputs of {@link FindCopyLinks}, each in no order. */
  static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns one link for each copy, to its original. */
    PCollection<Link> links() {
      return output(LINKS);
    }

    /** Returns the articles whose id a later one has too. */
    PCollection<Duplicate> duplicates() {
      return output(DUPLICATES);
    }
  }

  @Override
  public Result expand(PCollection<Fingerprint> fingerprints) {
    Coder<KV<Integer, Fingerprint>> keyedFingerprint =
        KvCoder.of(VarIntCoder.of(), new FingerprintCoder());
    Coder<Link> link = new LinkCoder();
    Coder<KV<Integer, Link>> keyedLink = KvCoder.of(VarIntCoder.of(), link);

    PCollectionTuple kept =
        fingerprints
            .apply("KeyById", ParDo.of(new KeyById(buckets)))
            .setCoder(keyedFingerprint)
            .apply("GroupById", GroupByKey.create())
            .apply(
                "KeepLast",
                ParDo.of(new KeepLast(buckets)).withOutputTags(KEPT, TupleTagList.of(DUPLICATES)));
    PCollectionTuple same =
        kept.get(KEPT)
            .setCoder(keyedFingerprint)
            .apply("GroupByText", GroupByKey.create())
            .apply(
                "LinkSame",
                ParDo.of(new LinkSame(buckets)).withOutputTags(BANDS, TupleTagList.of(SAME)));
    PCollection<KV<Integer, Link>> alike =
        same.get(BANDS)
            .setCoder(KvCoder.of(VarIntCoder.of(), ListCoder.of(keyedFingerprint)))
            .apply("GroupByBand", GroupByKey.create())
            .apply("LinkAlike", ParDo.of(new LinkAlike(buckets)))
            .setCoder(keyedLink);
    PCollection<Link> links =
        PCollectionList.of(same.get(SAME).setCoder(keyedLink))
            .and(alike)
            .apply("AllLinks", Flatten.pCollections())
            .apply("GroupByCopy", GroupByKey.create())
            .apply("TakeFirst", ParDo.of(new TakeFirst()))
            .setCoder(link)
            .apply("RequestOriginal", ParDo.of(new RequestOriginal(buckets)))
            .setCoder(keyedLink)
            .apply("GroupByOriginal", GroupByKey.create())
            .apply("ResolveOriginal", ParDo.of(new ResolveOriginal()))
            .setCoder(link);
    return new Result(
        PCollectionTuple.of(LINKS, links)
            .and(DUPLICATES, kept.get(DUPLICATES).setCoder(new DuplicateCoder())));
  }

  static final class KeyById extends DoFn<Fingerprint, KV<Integer, Fingerprint>> {
    private final int buckets;

    KeyById(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element Fingerprint fingerprint, OutputReceiver<KV<Integer, Fingerprint>> out) {
      out.output(KV.of(Ids.bucket(fingerprint.articleId(), buckets), fingerprint));
    }
  }

  /** Keeps the last of the articles with one id. */
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
        out.get(KEPT)
            .output(KV.of(MarkCopies.bucket(fingerprint.textHash(), buckets), fingerprint));
      }
      for (Fingerprint fingerprint : others) {
        Fingerprint kept = last.get(fingerprint.articleId());
        out.get(DUPLICATES)
            .output(
                new Duplicate(
                    fingerprint.textHash(),
                    ArticleOrMark.place(fingerprint.sourceUri(), fingerprint.position()),
                    ArticleOrMark.place(kept.sourceUri(), kept.position())));
      }
    }
  }

  /** Links identical texts, and outputs the first of each day under each of its bands. */
  static final class LinkSame
      extends DoFn<
          KV<Integer, Iterable<Fingerprint>>, KV<Integer, List<KV<Integer, Fingerprint>>>> {
    private final Counter sameTexts = Metrics.counter(MetricNames.NAMESPACE, "same_texts");
    private final int buckets;

    LinkSame(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<Fingerprint>> bucket, MultiOutputReceiver out) {
      var textsByHash = new HashMap<Long, List<Fingerprint>>();
      for (Fingerprint fingerprint : bucket.getValue()) {
        textsByHash
            .computeIfAbsent(fingerprint.textHash(), hash -> new ArrayList<>())
            .add(fingerprint);
      }
      var textsByBucket = new HashMap<Integer, List<KV<Integer, Fingerprint>>>();
      for (List<Fingerprint> same : textsByHash.values()) {
        for (Link link : CopyLinks.ofSame(same)) {
          sameTexts.inc();
          out.get(SAME).output(KV.of(Ids.bucket(link.copy().articleId(), buckets), link));
        }
        for (Fingerprint first : CopyLinks.firstOfEachDay(same).values()) {
          for (int band : first.bands()) {
            int to = Math.floorMod(band, buckets);
            List<KV<Integer, Fingerprint>> texts =
                textsByBucket.computeIfAbsent(to, key -> new ArrayList<>());
            texts.add(KV.of(band, first));
            if (texts.size() == TEXTS_PER_ELEMENT) {
              out.get(BANDS).output(KV.of(to, textsByBucket.remove(to)));
            }
          }
        }
      }
      textsByBucket.forEach((to, texts) -> out.get(BANDS).output(KV.of(to, texts)));
    }
  }

  /** Links similar texts among those that share a band. */
  static final class LinkAlike
      extends DoFn<KV<Integer, Iterable<List<KV<Integer, Fingerprint>>>>, KV<Integer, Link>> {
    private final Counter alikeTexts = Metrics.counter(MetricNames.NAMESPACE, "alike_texts");
    private final int buckets;

    LinkAlike(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<List<KV<Integer, Fingerprint>>>> bucket,
        OutputReceiver<KV<Integer, Link>> out) {
      var bands = new HashMap<Integer, List<Fingerprint>>();
      for (List<KV<Integer, Fingerprint>> texts : bucket.getValue()) {
        for (KV<Integer, Fingerprint> text : texts) {
          bands.computeIfAbsent(text.getKey(), band -> new ArrayList<>(1)).add(text.getValue());
        }
      }
      Set<Link> links = new HashSet<>();
      bands.values().forEach(alike -> links.addAll(CopyLinks.amongAlike(alike)));
      alikeTexts.inc(links.size());
      links.forEach(link -> out.output(KV.of(Ids.bucket(link.copy().articleId(), buckets), link)));
    }
  }

  /** Keeps one link of each copy: the one to the earliest text. */
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

  /**
   * Sends a link between identical texts of a day to the bucket of its first text, where the link
   * of that one arrives, and all other links to the bucket of their copy.
   */
  static final class RequestOriginal extends DoFn<Link, KV<Integer, Link>> {
    private final int buckets;

    RequestOriginal(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element Link link, OutputReceiver<KV<Integer, Link>> out) {
      Node known = CopyLinks.isWithinDay(link) ? link.first() : link.copy();
      out.output(KV.of(Ids.bucket(known.articleId(), buckets), link));
    }
  }

  /** Links a text that is identical to the first of its day to the original of that one. */
  static final class ResolveOriginal extends DoFn<KV<Integer, Iterable<Link>>, Link> {
    @ProcessElement
    public void process(@Element KV<Integer, Iterable<Link>> bucket, OutputReceiver<Link> out) {
      var originals = new HashMap<String, Node>();
      var requests = new ArrayList<Link>();
      for (Link link : bucket.getValue()) {
        if (CopyLinks.isWithinDay(link)) {
          requests.add(link);
        } else {
          originals.put(link.copy().articleId(), link.first());
          out.output(link);
        }
      }
      for (Link link : requests) {
        Node original = originals.getOrDefault(link.first().articleId(), link.first());
        out.output(new Link(link.copy(), original));
      }
    }
  }

  /** Encodes a fingerprint. */
  static final class FingerprintCoder extends ValueCoder<Fingerprint> {
    @Override
    public void encode(Fingerprint fingerprint, OutputStream out) throws IOException {
      STRING.encode(fingerprint.articleId(), out);
      LONG.encode(fingerprint.day(), out);
      STRING.encode(fingerprint.sourceUri(), out);
      LONG.encode(fingerprint.position(), out);
      LONG.encode(fingerprint.textHash(), out);
      INT.encode(fingerprint.shingles(), out);
      BYTES.encode(fingerprint.signature(), out);
      encodeHashes(fingerprint.bands(), out);
    }

    @Override
    public Fingerprint decode(InputStream in) throws IOException {
      return new Fingerprint(
          STRING.decode(in),
          LONG.decode(in),
          STRING.decode(in),
          LONG.decode(in),
          LONG.decode(in),
          INT.decode(in),
          BYTES.decode(in),
          decodeHashes(in));
    }
  }

  /** Encodes a link. */
  static final class LinkCoder extends ValueCoder<Link> {
    @Override
    public void encode(Link link, OutputStream out) throws IOException {
      encode(link.copy(), out);
      encode(link.first(), out);
    }

    private static void encode(Node node, OutputStream out) throws IOException {
      STRING.encode(node.articleId(), out);
      LONG.encode(node.day(), out);
      LONG.encode(node.textHash(), out);
    }

    @Override
    public Link decode(InputStream in) throws IOException {
      return new Link(decodeNode(in), decodeNode(in));
    }

    private static Node decodeNode(InputStream in) throws IOException {
      return new Node(STRING.decode(in), LONG.decode(in), LONG.decode(in));
    }
  }

  /** Encodes a duplicate. */
  static final class DuplicateCoder extends ValueCoder<Duplicate> {
    @Override
    public void encode(Duplicate duplicate, OutputStream out) throws IOException {
      LONG.encode(duplicate.textHash(), out);
      STRING.encode(duplicate.place(), out);
      STRING.encode(duplicate.keptPlace(), out);
    }

    @Override
    public Duplicate decode(InputStream in) throws IOException {
      return new Duplicate(LONG.decode(in), STRING.decode(in), STRING.decode(in));
    }
  }
}

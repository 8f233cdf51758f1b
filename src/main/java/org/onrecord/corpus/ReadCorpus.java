package org.onrecord.corpus;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.corpus.CorpusFiles.FilePart;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.Article;
import org.onrecord.record.Meter;
import org.onrecord.record.MetricNames;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;
import org.onrecord.record.TransformResult;

/**
 * Reads a corpus: the files that glob patterns name become articles. What cannot become an article
 * becomes a {@link Rejected} with the reason. A file that several patterns match is read once.
 *
 * <pre>
 *   inputs ─▶ match files ─▶ reshuffle ─▶ read records ─▶ reshuffle ─▶ parse ─▶ articles
 *                                              │                         │
 *                                              └──────▶ rejected ◀───────┘
 * </pre>
 *
 * <p>The keys of both reshuffles are numbers below {@link CorpusSettings#buckets}. {@code FileIO}
 * and {@code Reshuffle.viaRandomKey} would use a key for each file or record, and each key that
 * leaves a grouping costs about 14 ms on the DirectRunner. The second reshuffle lets all workers
 * parse the records of one large file, and run the stages that follow.
 *
 * <p>Counters: {@code articles_read}, {@code bytes_read} (as the files store them), and {@code
 * rejected_no_date}, {@code skipped_not_html} and so on for each reason.
 *
 * <p>The pipeline fails if a pattern matches no file or a folder, or if a file cannot be read;
 * {@link CorpusFiles#matchesFiles} checks the former beforehand.
 */
public final class ReadCorpus extends PTransform<PBegin, ReadCorpus.Result> {
  private static final TupleTag<KV<Integer, FilePart>> PARTS = new TupleTag<>("parts") {};
  private static final TupleTag<ListedFile> FILES = new TupleTag<>("files") {};
  private static final TupleTag<KV<Integer, RawRecord>> RAW = new TupleTag<>("raw") {};
  private static final TupleTag<Long> RECORDS = new TupleTag<>("records") {};
  private static final TupleTag<Article> ARTICLES = new TupleTag<>("articles") {};
  private static final TupleTag<Rejected> REJECTED = new TupleTag<>("rejected") {};
  private static final TupleTag<String> SKIPPED = new TupleTag<>("skipped") {};

  private final CorpusSettings settings;
  private final InputNames names;

  private ReadCorpus(CorpusSettings settings, InputNames names) {
    this.settings = settings;
    this.names = names;
  }

  /** Returns the transform; relative inputs are relative to this process' working directory. */
  public static ReadCorpus of(CorpusSettings settings) {
    return new ReadCorpus(settings, InputNames.ofThisProcess());
  }

  /** Returns whether {@link CorpusSettings#languages} may contain a code, of ISO 639-1. */
  public static boolean knowsLanguage(String code) {
    return Languages.isKnown(code);
  }

  @Override
  public Result expand(PBegin input) {
    PCollectionTuple matched =
        input
            .apply("Inputs", Create.of("").withCoder(StringUtf8Coder.of()))
            .apply(
                "MatchFiles",
                ParDo.of(new MatchFiles(names, settings))
                    .withOutputTags(PARTS, TupleTagList.of(FILES)));
    PCollectionTuple read =
        matched
            .get(PARTS)
            .setCoder(KvCoder.of(VarIntCoder.of(), new FilePartCoder()))
            .apply("ReshuffleFiles", Reshuffle.of())
            .apply(
                "ReadRecords",
                ParDo.of(new ReadRecords(settings))
                    .withOutputTags(RAW, TupleTagList.of(RECORDS).and(SKIPPED).and(REJECTED)));
    PCollectionTuple parsed =
        read.get(RAW)
            .setCoder(KvCoder.of(VarIntCoder.of(), new RawRecordCoder()))
            .apply("ReshuffleRecords", Reshuffle.of())
            .apply(
                "ParseArticles",
                ParDo.of(new ParseArticles(settings))
                    .withOutputTags(ARTICLES, TupleTagList.of(SKIPPED).and(REJECTED)));
    AvroCoder<Rejected> rejectedCoder = AvroCoder.specific(Rejected.class);
    return new Result(
        PCollectionTuple.of(
                ARTICLES, parsed.get(ARTICLES).setCoder(AvroCoder.specific(Article.class)))
            .and(FILES, matched.get(FILES).setCoder(new ListedFileCoder()))
            .and(RECORDS, read.get(RECORDS).setCoder(VarLongCoder.of()))
            .and(
                SKIPPED,
                PCollectionList.of(read.get(SKIPPED).setCoder(StringUtf8Coder.of()))
                    .and(parsed.get(SKIPPED).setCoder(StringUtf8Coder.of()))
                    .apply("AllSkipped", Flatten.pCollections()))
            .and(
                REJECTED,
                PCollectionList.of(read.get(REJECTED).setCoder(rejectedCoder))
                    .and(parsed.get(REJECTED).setCoder(rejectedCoder))
                    .apply("AllRejected", Flatten.pCollections())));
  }

  /** The outputs of {@link ReadCorpus}, each in no order. */
  public static final class Result extends TransformResult {
    private Result(PCollectionTuple outputs) {
      super(outputs);
    }

    /** Returns the files that are read, each once, without sidecars. */
    public PCollection<ListedFile> files() {
      return output(FILES);
    }

    /** Returns the articles. */
    public PCollection<Article> articles() {
      return output(ARTICLES);
    }

    /**
     * Returns a 1 for each record that was read, and for each file of which no record could be
     * read: as many as articles, skipped and rejected together.
     */
    public PCollection<Long> records() {
      return output(RECORDS);
    }

    /**
     * Returns the reason for each record that was skipped deliberately: {@code language_de} for an
     * article in a language that is not read; {@code revisit}, {@code not_html} and others for
     * records of web archives that are no pages.
     */
    public PCollection<String> skipped() {
      return output(SKIPPED);
    }

    /** Returns what cannot be used. */
    public PCollection<Rejected> rejected() {
      return output(REJECTED);
    }
  }

  /** Matches all inputs at once, so that a file that two of them match is output once. */
  static final class MatchFiles extends DoFn<String, KV<Integer, FilePart>> {
    /** The size of a part of a file that is read in parts: several row groups of a table. */
    private static final long PART_BYTES = 128L << 20;

    private final InputNames names;
    private final CorpusSettings settings;

    MatchFiles(InputNames names, CorpusSettings settings) {
      this.names = names;
      this.settings = settings;
    }

    /** Assigns files to keys in turn, the largest first, so that no key gets all large ones. */
    @ProcessElement
    public void match(MultiOutputReceiver out) throws IOException {
      List<FilePart> largestFirst =
          CorpusFiles.match(names, settings).stream()
              .sorted(
                  Comparator.comparingLong(FilePart::fileBytes)
                      .reversed()
                      .thenComparing(FilePart::sourceUri))
              .toList();
      int bucket = 0;
      for (FilePart file : largestFirst) {
        out.get(FILES).output(file.listed());
        Meter.expect(Meter.Step.READING, file.fileBytes());
        for (ByteRange range : parts(file)) {
          out.get(PARTS).output(KV.of(bucket, file.withRange(range)));
          bucket = (bucket + 1) % settings.buckets();
        }
      }
    }

    /** Returns the parts of a file, which depend on its name and size alone. */
    private static List<ByteRange> parts(FilePart file) {
      boolean splittable =
          CorpusFormat.ofName(file.sourceUri()).filter(CorpusFormat::isSplittable).isPresent();
      var parts = new ArrayList<ByteRange>();
      long begin = 0;
      while (splittable && file.fileBytes() - begin > PART_BYTES) {
        parts.add(new ByteRange(begin, begin + PART_BYTES));
        begin += PART_BYTES;
      }
      parts.add(new ByteRange(begin, Long.MAX_VALUE));
      return parts;
    }
  }

  /** Reads the records of a file, and counts each. */
  static final class ReadRecords extends DoFn<KV<Integer, FilePart>, KV<Integer, RawRecord>> {
    /** Number of consecutive records under one key, so that small files stay in one bundle. */
    private static final int RECORDS_PER_BUCKET = 100;

    private final CorpusSettings settings;
    private final Counter bytesRead = Metrics.counter(MetricNames.NAMESPACE, "bytes_read");
    private final RejectedCounters rejectedCounters = new RejectedCounters();

    ReadRecords(CorpusSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void read(@Element KV<Integer, FilePart> element, MultiOutputReceiver out)
        throws IOException {
      FilePart part = element.getValue();
      int firstBucket = element.getKey();
      CorpusFile.read(
          part.sourceUri(),
          part.file(
              bytes -> {
                bytesRead.inc(bytes);
                Meter.done(Meter.Step.READING, bytes);
              }),
          part.range(),
          settings,
          new CorpusFile.Sink() {
            private int records;

            @Override
            public void record(RawRecord record) {
              out.get(RECORDS).output(1L);
              int bucket = (firstBucket + records++ / RECORDS_PER_BUCKET) % settings.buckets();
              out.get(RAW).output(KV.of(bucket, record));
            }

            @Override
            public void skipped(String reason) {
              out.get(RECORDS).output(1L);
              countSkipped(reason);
              out.get(SKIPPED).output(reason);
            }

            @Override
            public void rejected(Rejected rejected) {
              out.get(RECORDS).output(1L);
              rejectedCounters.count(rejected);
              out.get(REJECTED).output(rejected);
            }
          });
    }
  }

  /** Parses raw records into articles. */
  static final class ParseArticles extends DoFn<KV<Integer, RawRecord>, Article> {
    private final CorpusSettings settings;
    private final Counter articles = Metrics.counter(MetricNames.NAMESPACE, "articles_read");
    private final RejectedCounters rejectedCounters = new RejectedCounters();
    private transient ArticleParser parser;

    ParseArticles(CorpusSettings settings) {
      this.settings = settings;
    }

    @Setup
    public void setUp() {
      parser = new ArticleParser(settings);
    }

    @Teardown
    public void tearDown() {
      parser.close();
    }

    @ProcessElement
    public void parse(@Element KV<Integer, RawRecord> raw, MultiOutputReceiver out) {
      ArticleParser.Parsed parsed = parser.parse(raw.getValue());
      if (parsed instanceof ArticleParser.Accepted accepted) {
        articles.inc();
        out.get(ARTICLES).output(accepted.article());
      } else if (parsed instanceof ArticleParser.Skipped skipped) {
        countSkipped(skipped.reason());
        out.get(SKIPPED).output(skipped.reason());
      } else if (parsed instanceof ArticleParser.Refused refused) {
        rejectedCounters.count(refused.rejected());
        out.get(REJECTED).output(refused.rejected());
      }
    }
  }

  /** Counts a skipped record. The reasons are not known beforehand: languages are among them. */
  private static void countSkipped(String reason) {
    Metrics.counter(MetricNames.NAMESPACE, "skipped_" + reason).inc();
  }

  /** A counter for each reason. */
  private static final class RejectedCounters implements Serializable {
    private final EnumMap<RejectionReason, Counter> counters = new EnumMap<>(RejectionReason.class);

    RejectedCounters() {
      for (RejectionReason reason : RejectionReason.values()) {
        String name = "rejected_" + reason.toString().toLowerCase(Locale.ROOT);
        counters.put(reason, Metrics.counter(MetricNames.NAMESPACE, name));
      }
    }

    void count(Rejected rejected) {
      counters.get(rejected.getReason()).inc();
    }
  }
}

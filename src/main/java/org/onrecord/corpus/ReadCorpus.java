package org.onrecord.corpus;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.io.fs.ResourceIdCoder;
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
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;

/**
 * Reads a corpus: files, named by glob patterns, become articles, and whatever can be none becomes
 * a {@link Rejected} with the reason. A file that several patterns match is read once.
 *
 * <pre>
 *   patterns ─▶ match ─▶ spread ─▶ read files ─▶ spread ─▶ parse ─▶ articles
 *                                     │                      │
 *                                     └──▶ rejected ◀────────┘
 * </pre>
 *
 * <p>Work is spread by keys of our own, never more than {@link CorpusSettings#buckets}, and not by
 * {@code FileIO}'s or {@code Reshuffle.viaRandomKey}'s, of which there are as many as files or
 * records: on the DirectRunner each key that leaves a grouping costs about 14 ms. It is spread
 * twice, so that one big file is parsed, and all that follows is done, by all workers.
 *
 * <p>Counters, in the namespace {@code onrecord}: {@code articles_read}, {@code bytes_read} (as the
 * files store them), and {@code rejected_no_date} and so on for each reason.
 *
 * <p>A pattern that matches no file, or a folder, fails the pipeline, as does a file that cannot be
 * read; {@link #matchesFiles} tells the former beforehand.
 */
public final class ReadCorpus extends PTransform<PBegin, ReadCorpus.Result> {

  private static final String COUNTERS = "onrecord";

  private static final TupleTag<KV<Integer, RawRecord>> RAW = new TupleTag<>("raw") {};
  private static final TupleTag<Long> RECORDS = new TupleTag<>("records") {};
  private static final TupleTag<Article> ARTICLES = new TupleTag<>("articles") {};
  private static final TupleTag<Rejected> REJECTED = new TupleTag<>("rejected") {};

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

  /**
   * Returns whether an input matches files, at least one and no folder, so that it can be told
   * before any work is started.
   *
   * @throws IOException where its file system cannot be asked
   * @throws IllegalArgumentException where the pattern makes no sense to its file system
   */
  public static boolean matchesFiles(String input) throws IOException {
    try {
      match(InputNames.ofThisProcess().resolve(input));
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * A file of the corpus.
   *
   * @param sourceUri as it stands in the records
   * @param format the format that its name tells, empty where none does
   * @param bytes as stored
   */
  public record InputFile(String sourceUri, Optional<String> format, long bytes) {}

  /**
   * Returns the files that inputs match, by name.
   *
   * @throws IOException where a file system cannot be asked, or nothing matches
   */
  public static List<InputFile> files(List<String> inputs) throws IOException {
    InputNames names = InputNames.ofThisProcess();
    Map<String, InputFile> files = new TreeMap<>();
    for (String input : inputs) {
      for (MatchResult.Metadata file : match(names.resolve(input))) {
        String uri = names.sourceUri(input, file.resourceId().toString());
        Optional<String> format =
            CorpusFormat.of(uri).map(known -> known.name().toLowerCase(Locale.ROOT));
        files.putIfAbsent(uri, new InputFile(uri, format, file.sizeBytes()));
      }
    }
    return List.copyOf(files.values());
  }

  /**
   * Reads the first records of a file, to know what it is like.
   *
   * @param settings as for the whole corpus
   * @param sourceUri the file, as {@link #files} names it
   * @param most how many records
   * @throws IOException where it cannot be read
   */
  public static CorpusSample sample(CorpusSettings settings, String sourceUri, int most)
      throws IOException {
    ResourceId file =
        FileSystems.matchNewResource(InputNames.ofThisProcess().resolve(sourceUri), false);
    try (InputStream bytes = Channels.newInputStream(FileSystems.open(file))) {
      return CorpusSample.of(settings, sourceUri, bytes, most);
    }
  }

  @Override
  public Result expand(PBegin input) {
    PCollectionTuple read =
        input
            .apply(
                "Inputs",
                Create.of(List.of(settings.inputs())).withCoder(ListCoder.of(StringUtf8Coder.of())))
            .apply("MatchFiles", ParDo.of(new MatchFiles(names, settings.buckets())))
            .setCoder(
                KvCoder.of(
                    VarIntCoder.of(), KvCoder.of(StringUtf8Coder.of(), ResourceIdCoder.of())))
            .apply("SpreadFiles", Reshuffle.of())
            .apply(
                "ReadRecords",
                ParDo.of(new ReadRecords(settings))
                    .withOutputTags(RAW, TupleTagList.of(RECORDS).and(REJECTED)));
    PCollectionTuple parsed =
        read.get(RAW)
            .setCoder(KvCoder.of(VarIntCoder.of(), new RawRecordCoder()))
            .apply("SpreadRecords", Reshuffle.of())
            .apply(
                "ParseArticles",
                ParDo.of(new ParseArticles(settings))
                    .withOutputTags(ARTICLES, TupleTagList.of(REJECTED)));
    Coder<Rejected> rejectedCoder = AvroCoder.of(Rejected.class);
    return new Result(
        parsed.get(ARTICLES).setCoder(AvroCoder.of(Article.class)),
        read.get(RECORDS).setCoder(VarLongCoder.of()),
        PCollectionList.of(read.get(REJECTED).setCoder(rejectedCoder))
            .and(parsed.get(REJECTED).setCoder(rejectedCoder))
            .apply("AllRejected", Flatten.pCollections()));
  }

  /** Returns the files that a resolved pattern matches, at least one. */
  private static List<MatchResult.Metadata> match(String pattern) throws IOException {
    List<MatchResult.Metadata> files =
        FileSystems.match(pattern, EmptyMatchTreatment.DISALLOW).metadata();
    for (MatchResult.Metadata file : files) {
      if (file.resourceId().isDirectory()) {
        throw new FileNotFoundException(pattern + " is a folder; name its files, as in folder/*");
      }
    }
    return files;
  }

  /** What {@link ReadCorpus} gives. */
  public static final class Result implements POutput {
    private final PCollection<Article> articles;
    private final PCollection<Long> records;
    private final PCollection<Rejected> rejected;

    private Result(
        PCollection<Article> articles, PCollection<Long> records, PCollection<Rejected> rejected) {
      this.articles = articles;
      this.records = records;
      this.rejected = rejected;
    }

    /** Returns the articles, in no order. */
    public PCollection<Article> articles() {
      return articles;
    }

    /**
     * Returns a 1 for each record that was read, and for each file of which not a record could be:
     * as many as there are articles and rejected together.
     */
    public PCollection<Long> records() {
      return records;
    }

    /** Returns what cannot be used, in no order. */
    public PCollection<Rejected> rejected() {
      return rejected;
    }

    @Override
    public Pipeline getPipeline() {
      return articles.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(ARTICLES, articles, RECORDS, records, REJECTED, rejected);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {
      // Each of the three has its coder.
    }
  }

  /** Matches all patterns at once, so that a file that two of them match comes out once. */
  static final class MatchFiles extends DoFn<List<String>, KV<Integer, KV<String, ResourceId>>> {
    private final InputNames names;
    private final int buckets;

    MatchFiles(InputNames names, int buckets) {
      this.names = names;
      this.buckets = buckets;
    }

    private record Matched(String sourceUri, ResourceId resource, long bytes) {}

    /** Deals the files out, the biggest first, so that no bucket gets all the big ones. */
    @ProcessElement
    public void match(
        @Element List<String> patterns, OutputReceiver<KV<Integer, KV<String, ResourceId>>> out)
        throws IOException {
      var files = new LinkedHashMap<String, Matched>();
      for (String pattern : patterns) {
        for (MatchResult.Metadata file : ReadCorpus.match(names.resolve(pattern))) {
          String resource = file.resourceId().toString();
          // The first pattern to match a file is the one that names it.
          files.putIfAbsent(
              resource,
              new Matched(names.sourceUri(pattern, resource), file.resourceId(), file.sizeBytes()));
        }
      }
      List<Matched> biggestFirst =
          files.values().stream()
              .sorted(
                  Comparator.comparingLong(Matched::bytes)
                      .reversed()
                      .thenComparing(Matched::sourceUri))
              .toList();
      int bucket = 0;
      for (Matched file : biggestFirst) {
        out.output(KV.of(bucket, KV.of(file.sourceUri(), file.resource())));
        bucket = (bucket + 1) % buckets;
      }
    }
  }

  /** Reads the records of a file, and counts each. */
  static final class ReadRecords
      extends DoFn<KV<Integer, KV<String, ResourceId>>, KV<Integer, RawRecord>> {
    private final CorpusSettings settings;
    private final Counter bytesRead = Metrics.counter(COUNTERS, "bytes_read");
    private final RejectedCounters rejectedCounters = new RejectedCounters();

    ReadRecords(CorpusSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void read(@Element KV<Integer, KV<String, ResourceId>> file, MultiOutputReceiver out)
        throws IOException {
      String sourceUri = file.getValue().getKey();
      try (var bytes = new CountedStream(open(file.getValue().getValue()), bytesRead)) {
        CorpusFile.read(
            sourceUri,
            bytes,
            settings.maxArticleChars(),
            new CorpusFile.Sink() {
              @Override
              public void record(RawRecord record) {
                out.get(RECORDS).output(1L);
                out.get(RAW).output(KV.of(bucket(record), record));
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

    private static InputStream open(ResourceId file) throws IOException {
      return Channels.newInputStream(FileSystems.open(file));
    }

    /** Neighbours go to different buckets. The same on every machine: Java fixes both hashes. */
    private int bucket(RawRecord record) {
      return Math.floorMod(
          record.sourceUri().hashCode() + Long.hashCode(record.position()), settings.buckets());
    }
  }

  /** Makes articles of raw records. */
  static final class ParseArticles extends DoFn<KV<Integer, RawRecord>, Article> {
    private final CorpusSettings settings;
    private final Counter articles = Metrics.counter(COUNTERS, "articles_read");
    private final RejectedCounters rejectedCounters = new RejectedCounters();
    private transient ArticleParser parser;

    ParseArticles(CorpusSettings settings) {
      this.settings = settings;
    }

    @Setup
    public void setUp() {
      parser = new ArticleParser(settings);
    }

    @ProcessElement
    public void parse(@Element KV<Integer, RawRecord> raw, MultiOutputReceiver out) {
      ArticleParser.Parsed parsed = parser.parse(raw.getValue());
      if (parsed instanceof ArticleParser.Accepted accepted) {
        articles.inc();
        out.get(ARTICLES).output(accepted.article());
      } else if (parsed instanceof ArticleParser.Refused refused) {
        rejectedCounters.count(refused.rejected());
        out.get(REJECTED).output(refused.rejected());
      }
    }
  }

  /** A counter for each reason. */
  private static final class RejectedCounters implements Serializable {
    private final EnumMap<RejectionReason, Counter> counters = new EnumMap<>(RejectionReason.class);

    RejectedCounters() {
      for (RejectionReason reason : RejectionReason.values()) {
        counters.put(
            reason,
            Metrics.counter(COUNTERS, "rejected_" + reason.toString().toLowerCase(Locale.ROOT)));
      }
    }

    void count(Rejected rejected) {
      counters.get(rejected.getReason()).inc();
    }
  }

  /** Counts the bytes while they are read, so that progress shows within a big file. */
  private static final class CountedStream extends FilterInputStream {
    private final Counter bytes;

    CountedStream(InputStream in, Counter bytes) {
      super(in);
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      bytes.inc(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int read = super.read(to, from, length);
      bytes.inc(Math.max(0, read));
      return read;
    }
  }

  /** Writes the components of a raw record, one after the other. */
  private static final class RawRecordCoder extends CustomCoder<RawRecord> {
    private static final Coder<String> SOURCE_URI = StringUtf8Coder.of();
    private static final Coder<Long> NUMBER = VarLongCoder.of();
    private static final Coder<byte[]> BYTES = ByteArrayCoder.of();

    @Override
    public void encode(RawRecord record, OutputStream out) throws IOException {
      SOURCE_URI.encode(record.sourceUri(), out);
      NUMBER.encode(record.position(), out);
      NUMBER.encode(record.offset(), out);
      BYTES.encode(record.bytes(), out);
    }

    @Override
    public RawRecord decode(InputStream in) throws IOException {
      return new RawRecord(
          SOURCE_URI.decode(in), NUMBER.decode(in), NUMBER.decode(in), BYTES.decode(in));
    }

    @Override
    public void verifyDeterministic() {
      // All of the components' coders are.
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RawRecordCoder; // Flink compares the coders of what it joins.
    }

    @Override
    public int hashCode() {
      return RawRecordCoder.class.hashCode();
    }
  }
}

package org.onrecord.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
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
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
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
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
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
 * files store them), and {@code rejected_no_date}, {@code skipped_not_html} and so on for each
 * reason.
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

  /** Returns whether a code, of ISO 639-1, may stand among the languages that are read. */
  public static boolean knowsLanguage(String code) {
    return Languages.isKnown(code);
  }

  /**
   * A file of the corpus.
   *
   * @param sourceUri as it stands in the records
   * @param format the format, or the kind of archive, that its name tells; empty where it tells
   *     none
   * @param bytes as stored
   */
  public record InputFile(String sourceUri, Optional<String> format, long bytes) {}

  /**
   * Returns the files that are read, by name; without those that only say more of the texts beside
   * them.
   *
   * @throws IOException where a file system cannot be asked, or nothing matches
   */
  public static List<InputFile> files(CorpusSettings settings) throws IOException {
    InputNames names = InputNames.ofThisProcess();
    var files = new LinkedHashMap<String, FilePart>();
    for (String input : settings.inputs()) {
      match(names, input, files);
    }
    withoutSidecars(settings, files);
    return files.values().stream()
        .map(file -> new InputFile(file.sourceUri(), kind(settings, file), file.fileBytes()))
        .sorted(Comparator.comparing(InputFile::sourceUri))
        .toList();
  }

  private static Optional<String> kind(CorpusSettings settings, FilePart file) {
    String name = Compression.unpackedName(file.sourceUri());
    return settings
        .layout()
        .format()
        .or(() -> CorpusFormat.ofName(name))
        .map(CorpusFormat::toString)
        .or(() -> Archive.promisedBy(name).map(Archive::toString));
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
    MatchResult.Metadata file = match(InputNames.ofThisProcess().resolve(sourceUri)).get(0);
    var bytes = new AtomicLong();
    return CorpusSample.of(
        settings,
        sourceUri,
        new BeamFile(file.resourceId(), file.sizeBytes(), bytes::addAndGet),
        bytes::get,
        most);
  }

  @Override
  public Result expand(PBegin input) {
    PCollectionTuple read =
        input
            .apply(
                "Inputs",
                Create.of(List.of(settings.inputs())).withCoder(ListCoder.of(StringUtf8Coder.of())))
            .apply("MatchFiles", ParDo.of(new MatchFiles(names, settings)))
            .setCoder(KvCoder.of(VarIntCoder.of(), new FilePartCoder()))
            .apply("SpreadFiles", Reshuffle.of())
            .apply(
                "ReadRecords",
                ParDo.of(new ReadRecords(settings))
                    .withOutputTags(RAW, TupleTagList.of(RECORDS).and(SKIPPED).and(REJECTED)));
    PCollectionTuple parsed =
        read.get(RAW)
            .setCoder(KvCoder.of(VarIntCoder.of(), new RawRecordCoder()))
            .apply("SpreadRecords", Reshuffle.of())
            .apply(
                "ParseArticles",
                ParDo.of(new ParseArticles(settings))
                    .withOutputTags(ARTICLES, TupleTagList.of(SKIPPED).and(REJECTED)));
    Coder<Rejected> rejectedCoder = AvroCoder.specific(Rejected.class);
    return new Result(
        parsed.get(ARTICLES).setCoder(AvroCoder.specific(Article.class)),
        read.get(RECORDS).setCoder(VarLongCoder.of()),
        PCollectionList.of(read.get(SKIPPED).setCoder(StringUtf8Coder.of()))
            .and(parsed.get(SKIPPED).setCoder(StringUtf8Coder.of()))
            .apply("AllSkipped", Flatten.pCollections()),
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
    private final PCollection<String> skipped;
    private final PCollection<Rejected> rejected;

    private Result(
        PCollection<Article> articles,
        PCollection<Long> records,
        PCollection<String> skipped,
        PCollection<Rejected> rejected) {
      this.articles = articles;
      this.records = records;
      this.skipped = skipped;
      this.rejected = rejected;
    }

    /** Returns the articles, in no order. */
    public PCollection<Article> articles() {
      return articles;
    }

    /**
     * Returns a 1 for each record that was read, and for each file of which not a record could be:
     * as many as there are articles, skipped and rejected together.
     */
    public PCollection<Long> records() {
      return records;
    }

    /**
     * Returns, for each record that was left out with good reason, that reason: {@code language_de}
     * for an article in another language than those that are read, {@code revisit}, {@code
     * not_html} and others for what is no page in a web archive.
     */
    public PCollection<String> skipped() {
      return skipped;
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
      return Map.of(ARTICLES, articles, RECORDS, records, SKIPPED, skipped, REJECTED, rejected);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {
      // Each of the four has its coder.
    }
  }

  /** What one worker reads at once: a file, or a part of a big one. */
  private record FilePart(String sourceUri, ResourceId resource, long fileBytes, ByteRange range) {}

  /** Adds the files that a pattern matches; the first pattern to match a file names it. */
  private static void match(InputNames names, String pattern, Map<String, FilePart> files)
      throws IOException {
    for (MatchResult.Metadata file : match(names.resolve(pattern))) {
      String resource = file.resourceId().toString();
      files.putIfAbsent(
          resource,
          new FilePart(
              names.sourceUri(pattern, resource),
              file.resourceId(),
              file.sizeBytes(),
              ByteRange.ALL));
    }
  }

  /** Takes out the files that are read with the texts beside them. */
  private static void withoutSidecars(CorpusSettings settings, Map<String, FilePart> files) {
    for (String resource : List.copyOf(files.keySet())) {
      settings.layout().sidecarName(Compression.unpackedName(resource)).ifPresent(files::remove);
    }
  }

  /** Matches all patterns at once, so that a file that two of them match comes out once. */
  static final class MatchFiles extends DoFn<List<String>, KV<Integer, FilePart>> {
    /** How big a part of a file is that is split: some of a table's row groups. */
    private static final long PART_BYTES = 128L << 20;

    private final InputNames names;
    private final CorpusSettings settings;

    MatchFiles(InputNames names, CorpusSettings settings) {
      this.names = names;
      this.settings = settings;
    }

    /** Deals the files out, the biggest first, so that no bucket gets all the big ones. */
    @ProcessElement
    public void match(@Element List<String> patterns, OutputReceiver<KV<Integer, FilePart>> out)
        throws IOException {
      var files = new LinkedHashMap<String, FilePart>();
      for (String pattern : patterns) {
        ReadCorpus.match(names, pattern, files);
      }
      withoutSidecars(settings, files);
      List<FilePart> biggestFirst =
          files.values().stream()
              .sorted(
                  Comparator.comparingLong(FilePart::fileBytes)
                      .reversed()
                      .thenComparing(FilePart::sourceUri))
              .toList();
      int bucket = 0;
      for (FilePart file : biggestFirst) {
        for (ByteRange range : parts(file)) {
          out.output(
              KV.of(
                  bucket,
                  new FilePart(file.sourceUri(), file.resource(), file.fileBytes(), range)));
          bucket = (bucket + 1) % settings.buckets();
        }
      }
    }

    /** How a file is cut depends on its name and size alone. */
    private static List<ByteRange> parts(FilePart file) {
      boolean split =
          CorpusFormat.ofName(file.sourceUri()).filter(CorpusFormat::isSplit).isPresent();
      var parts = new ArrayList<ByteRange>();
      long begin = 0;
      while (split && file.fileBytes() - begin > PART_BYTES) {
        parts.add(new ByteRange(begin, begin + PART_BYTES));
        begin += PART_BYTES;
      }
      parts.add(new ByteRange(begin, Long.MAX_VALUE));
      return parts;
    }
  }

  /** Reads the records of a file, and counts each. */
  static final class ReadRecords extends DoFn<KV<Integer, FilePart>, KV<Integer, RawRecord>> {
    /** So many records of a file go to one key: small files are not torn into many bundles. */
    private static final int TOGETHER = 100;

    private final CorpusSettings settings;
    private final Counter bytesRead = Metrics.counter(COUNTERS, "bytes_read");
    private final RejectedCounters rejectedCounters = new RejectedCounters();

    ReadRecords(CorpusSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void read(@Element KV<Integer, FilePart> element, MultiOutputReceiver out)
        throws IOException {
      FilePart file = element.getValue();
      int first = element.getKey();
      CorpusFile.read(
          file.sourceUri(),
          new BeamFile(file.resource(), file.fileBytes(), bytesRead::inc),
          file.range(),
          settings,
          new CorpusFile.Sink() {
            private int records;

            @Override
            public void record(RawRecord record) {
              out.get(RECORDS).output(1L);
              int bucket = (first + records++ / TOGETHER) % settings.buckets();
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

  /** A file of one of Beam's file systems; bytes are counted as they are read. */
  private record BeamFile(ResourceId resource, long size, LongConsumer bytesRead)
      implements StoredFile {
    @Override
    public ReadableByteChannel open() throws IOException {
      return FileSystems.open(resource);
    }

    @Override
    public byte[] neighbour(String name, int most) throws IOException {
      ResourceId neighbour =
          resource.getCurrentDirectory().resolve(name, StandardResolveOptions.RESOLVE_FILE);
      MatchResult match = FileSystems.matchResources(List.of(neighbour)).get(0);
      if (match.status() == MatchResult.Status.NOT_FOUND || match.metadata().isEmpty()) {
        return new byte[0];
      }
      try (InputStream in = Channels.newInputStream(FileSystems.open(neighbour))) {
        return in.readNBytes(most);
      }
    }

    @Override
    public void wasRead(int bytes) {
      bytesRead.accept(bytes);
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
      } else if (parsed instanceof ArticleParser.Skipped skipped) {
        countSkipped(skipped.reason());
        out.get(SKIPPED).output(skipped.reason());
      } else if (parsed instanceof ArticleParser.Refused refused) {
        rejectedCounters.count(refused.rejected());
        out.get(REJECTED).output(refused.rejected());
      }
    }
  }

  /** Reasons are few, but not known beforehand: languages are among them. */
  private static void countSkipped(String reason) {
    Metrics.counter(COUNTERS, "skipped_" + reason).inc();
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

  /** Writes the components of a part of a file, one after the other. */
  private static final class FilePartCoder extends CustomCoder<FilePart> {
    private static final Coder<String> SOURCE_URI = StringUtf8Coder.of();
    private static final Coder<ResourceId> RESOURCE = ResourceIdCoder.of();
    private static final Coder<Long> NUMBER = VarLongCoder.of();

    @Override
    public void encode(FilePart part, OutputStream out) throws IOException {
      SOURCE_URI.encode(part.sourceUri(), out);
      RESOURCE.encode(part.resource(), out);
      NUMBER.encode(part.fileBytes(), out);
      NUMBER.encode(part.range().begin(), out);
      NUMBER.encode(part.range().end(), out);
    }

    @Override
    public FilePart decode(InputStream in) throws IOException {
      return new FilePart(
          SOURCE_URI.decode(in),
          RESOURCE.decode(in),
          NUMBER.decode(in),
          new ByteRange(NUMBER.decode(in), NUMBER.decode(in)));
    }

    @Override
    public void verifyDeterministic() {
      // All of the components' coders are.
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof FilePartCoder; // As below.
    }

    @Override
    public int hashCode() {
      return FilePartCoder.class.hashCode();
    }
  }

  /** Writes the components of a raw record, one after the other. */
  private static final class RawRecordCoder extends CustomCoder<RawRecord> {
    private static final Coder<String> STRING = StringUtf8Coder.of();
    private static final Coder<Long> NUMBER = VarLongCoder.of();
    private static final Coder<byte[]> BYTES = ByteArrayCoder.of();

    @Override
    public void encode(RawRecord record, OutputStream out) throws IOException {
      STRING.encode(record.sourceUri(), out);
      STRING.encode(record.format().name(), out);
      NUMBER.encode(record.position(), out);
      NUMBER.encode(record.offset(), out);
      BYTES.encode(record.bytes(), out);
      BYTES.encode(record.context(), out);
    }

    @Override
    public RawRecord decode(InputStream in) throws IOException {
      return new RawRecord(
          STRING.decode(in),
          CorpusFormat.valueOf(STRING.decode(in)),
          NUMBER.decode(in),
          NUMBER.decode(in),
          BYTES.decode(in),
          BYTES.decode(in));
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

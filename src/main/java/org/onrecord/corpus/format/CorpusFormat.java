package org.onrecord.corpus.format;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The formats of corpus files: a table. A row says how a file of the format is known, how it is cut
 * into records, and how a record is read. The cutting is done by the one who opened the file, so it
 * should be quick; the reading is spread over all workers.
 *
 * <p>A file is of the format whose signature its bytes have; else of that whose ending its name
 * has, in any case; else of that which its bytes look like.
 */
public enum CorpusFormat {
  /** Plain text: the file is one article; its metadata stand in a sidecar. */
  TEXT("text", ".txt .text") {
    @Override
    boolean hasSidecar() {
      return true;
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      RecordReader.wholeFile(file.stream(), limit(TEXT_BYTES_A_UNIT, settings))
          .readAll(out, file.sidecar());
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new TextArticles(settings.layout().fields());
    }
  },

  /** JSON Lines: each line that is not blank is an object, and an article. */
  JSON_LINES("jsonl", ".jsonl .ndjson") {
    @Override
    boolean looksLike(FileHead head) {
      return head.text().startsWith("{") && head.text().lines().findFirst().get().endsWith("}");
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      RecordReader.of(file.stream(), limit(JSON_BYTES_A_UNIT, settings), new Boundary.Lines())
          .readAll(out, NOTHING);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(settings.layout().fields());
    }
  },

  /** A JSON array of objects, or objects one after another, each an article. */
  JSON("json", ".json") {
    @Override
    public String unit() {
      return "item";
    }

    @Override
    boolean looksLike(FileHead head) {
      return head.text().startsWith("[") || head.text().startsWith("{");
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      RecordReader.of(file.stream(), limit(JSON_BYTES_A_UNIT, settings), new Boundary.JsonValues())
          .readAll(out, NOTHING);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(settings.layout().fields());
    }
  },

  /** Markdown: the file is one article; its metadata stand in a sidecar or in front matter. */
  MARKDOWN("markdown", ".md .markdown") {
    @Override
    boolean hasSidecar() {
      return true;
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      RecordReader.wholeFile(file.stream(), limit(TEXT_BYTES_A_UNIT, settings))
          .readAll(out, file.sidecar());
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new MarkdownArticles(settings.layout().fields());
    }
  },

  /** Comma-separated values: a row is an article. */
  CSV("csv", ".csv") {
    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      CsvTable.cut(',', file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new CsvTable(',', settings.layout().fields());
    }
  },

  /** The same with tabs for commas. */
  TSV("tsv", ".tsv .tab") {
    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      CsvTable.cut('\t', file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new CsvTable('\t', settings.layout().fields());
    }
  },

  /** Parquet: a row is an article. */
  PARQUET("parquet", ".parquet .parq") {
    @Override
    boolean hasSignature(FileHead head) {
      return head.startsWith("PAR1");
    }

    @Override
    public boolean isSplit() {
      return true;
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public String unit() {
      return "row";
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      ParquetTable.cut(file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(FieldMapping.ownNames());
    }
  },

  /** Avro's container files: a row is an article. */
  AVRO("avro", ".avro") {
    @Override
    boolean hasSignature(FileHead head) {
      return head.startsWith(AvroBlocks.MAGIC);
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public String unit() {
      return "row";
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      AvroTable.cut(file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(FieldMapping.ownNames());
    }
  },

  /** HTML: the file is the page of one article. */
  HTML("html", ".html .htm .xhtml") {
    @Override
    public boolean isText() {
      return false;
    }

    @Override
    boolean looksLike(FileHead head) {
      return head.text().regionMatches(true, 0, "<!doctype html", 0, 14)
          || head.text().regionMatches(true, 0, "<html", 0, 5);
    }

    @Override
    public boolean isPages() {
      return true;
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      byte[] page = file.stream().readNBytes(HtmlArticles.MOST_BYTES + 1);
      out.record(
          0,
          0,
          HtmlArticles.encode(HtmlArticles.read(page, Optional.empty(), Optional.empty())),
          NOTHING);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(FieldMapping.ownNames());
    }
  },

  /** Web archives: each record that is a page is an article. */
  WARC("warc", ".warc") {
    @Override
    public String unit() {
      return "record";
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    boolean hasSignature(FileHead head) {
      return head.startsWith("WARC/");
    }

    @Override
    public boolean isPages() {
      return true;
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      WarcPages.cut(file.stream(), out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(FieldMapping.ownNames());
    }
  },

  /** XML of news agencies: the {@link NewsVocabulary} is found by its elements. */
  NEWS_XML("xml", ".xml .nitf .newsml") {
    @Override
    boolean looksLike(FileHead head) {
      return NewsVocabulary.begins(head.text());
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public String unit() {
      return "item";
    }

    @Override
    public void cut(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      NewsXml.cut(file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(FieldMapping.ownNames());
    }
  };

  /** UTF-8 takes at most three bytes for a UTF-16 unit: a pair, two units, takes four. */
  private static final int TEXT_BYTES_A_UNIT = 3;

  /** JSON takes at most six, for an escape such as <code>&#92;u2019</code>. */
  private static final int JSON_BYTES_A_UNIT = 6;

  /** Room for all fields of a record but the text. */
  static final int OTHER_FIELDS_BYTES = 64 * 1024;

  /** What the name of a sidecar ends with. */
  public static final String SIDECAR_ENDING = ".json";

  private static final byte[] NOTHING = {};

  private final String optionName;
  private final String endings; // Separated by spaces.

  CorpusFormat(String optionName, String endings) {
    this.optionName = optionName;
    this.endings = endings;
  }

  /**
   * Cuts a file of this format into records.
   *
   * @param file the file, unpacked
   * @param settings among them the longest text to make room for: a record that can only hold a
   *     longer one is reported and passed over, not held in memory
   * @throws RejectedException where it cannot be read as this format at all
   * @throws IOException where its bytes cannot be read, be it for the store or for damage; the
   *     records before stay
   */
  public abstract void cut(Content file, CorpusSettings settings, RecordSink out)
      throws IOException, RejectedException;

  /** Returns a reader of the records that {@link #cut} gives. */
  public abstract FieldReader reader(CorpusSettings settings);

  /** Returns whether only a file of this format begins so. */
  boolean hasSignature(FileHead head) {
    return false;
  }

  /** Returns whether a file that begins so, and whose name says nothing, is of this format. */
  boolean looksLike(FileHead head) {
    return false;
  }

  /** Returns what a position counts, for messages: line, row, item. */
  public String unit() {
    return "line";
  }

  /** Returns whether its files are UTF-8, in which a line and a column tell a place. */
  public boolean isText() {
    return true;
  }

  /**
   * Returns whether its records are pages. Of these the article is taken out where they are cut,
   * which makes a twentieth of them, before they travel; it travels as a line of JSON.
   */
  public boolean isPages() {
    return false;
  }

  /** Returns whether a file is one article, with its metadata in a sidecar beside it. */
  boolean hasSidecar() {
    return false;
  }

  /** Returns whether a big file of this format can be read in parts. */
  public boolean isSplit() {
    return false;
  }

  /** Returns the format of a file, by its name without endings of compressions and its head. */
  public static Optional<CorpusFormat> of(String name, FileHead head) {
    return Arrays.stream(values())
        .filter(format -> format.hasSignature(head))
        .findFirst()
        .or(() -> ofName(name))
        .or(() -> Arrays.stream(values()).filter(format -> format.looksLike(head)).findFirst());
  }

  /** Returns the format whose ending a name has, endings of compressions taken off. */
  public static Optional<CorpusFormat> ofName(String name) {
    return Arrays.stream(values()).filter(format -> format.ending(name).isPresent()).findFirst();
  }

  /** Returns the name of the sidecar of a file that has one: {@code a.json} of {@code a.txt}. */
  Optional<String> sidecarName(String name) {
    return hasSidecar()
        ? Optional.of(
            name.substring(0, name.length() - ending(name).orElse("").length()) + SIDECAR_ENDING)
        : Optional.empty();
  }

  private Optional<String> ending(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(endings.split(" ")).filter(lower::endsWith).findFirst();
  }

  /** Returns how many bytes a record may have of which each unit of the text takes so many. */
  static long limit(int bytesAUnit, CorpusSettings settings) {
    return (long) bytesAUnit * settings.maxArticleChars() + OTHER_FIELDS_BYTES;
  }

  /** Returns all endings, for messages: {@code .txt .text .jsonl .ndjson}. */
  public static String allEndings() {
    return Arrays.stream(values()).map(format -> format.endings).collect(joining(" "));
  }

  /** Returns the name on the command line, in lower case. */
  @JsonValue
  @Override
  public String toString() {
    return optionName;
  }

  /**
   * Returns the format of a name on the command line, in any case.
   *
   * @throws IllegalArgumentException where there is none
   */
  @JsonCreator
  public static CorpusFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.optionName.equalsIgnoreCase(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is not one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(CorpusFormat::toString)
                                .collect(joining(", ")))));
  }
}

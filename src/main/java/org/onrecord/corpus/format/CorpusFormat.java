package org.onrecord.corpus.format;

import static java.util.stream.Collectors.joining;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The table of file formats. A row defines how a file of the format is recognised, how it is split
 * into records, and how a record is read. Splitting is done by the worker that opened the file, so
 * it should be fast; reading is distributed across workers.
 *
 * <p>A file has the format whose signature its bytes have; else the one whose ending its name has,
 * in upper or lower case; else the one that its bytes look like.
 */
public enum CorpusFormat {
  /** Plain text: the file is one article, with metadata in a sidecar. */
  TEXT("text", ".txt .text") {
    @Override
    boolean hasSidecar() {
      return true;
    }

    @Override
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      readWholeFile(file, settings, out);
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
    public void split(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      readJson(file, settings, new Boundary.Lines(), out);
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
    public void split(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      readJson(file, settings, new Boundary.JsonValues(), out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new JsonArticles(settings.layout().fields());
    }
  },

  /** Markdown: the file is one article, with metadata in a sidecar or front matter. */
  MARKDOWN("markdown", ".md .markdown") {
    @Override
    boolean hasSidecar() {
      return true;
    }

    @Override
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      readWholeFile(file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new MarkdownArticles(settings.layout().fields());
    }
  },

  /** Comma-separated values: each row is an article. */
  CSV("csv", ".csv") {
    @Override
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      CsvTable.split(',', file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new CsvTable(',', settings.layout().fields());
    }
  },

  /** Tab-separated values. */
  TSV("tsv", ".tsv .tab") {
    @Override
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      CsvTable.split('\t', file, settings, out);
    }

    @Override
    public FieldReader reader(CorpusSettings settings) {
      return new CsvTable('\t', settings.layout().fields());
    }
  },

  /** Parquet: each row is an article. */
  PARQUET("parquet", ".parquet .parq") {
    @Override
    boolean hasSignature(FileHead head) {
      return head.startsWith("PAR1");
    }

    @Override
    public boolean isSplittable() {
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
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      ParquetTable.split(file, settings, out);
    }
  },

  /** Avro container files: each row is an article. */
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
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      AvroTable.split(file, settings, out);
    }
  },

  /** HTML: the file is a page with one article. */
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
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      byte[] page = file.stream().readNBytes(HtmlArticles.MAX_PAGE_BYTES + 1);
      try (RecordWork<HtmlArticles> pages = HtmlArticles.limited(settings)) {
        ArticleFields article =
            pages.call(html -> html.read(page, Optional.empty(), Optional.empty()));
        out.record(0, 0, HtmlArticles.encode(article), NOTHING);
      }
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
    public void split(Content file, CorpusSettings settings, RecordSink out) throws IOException {
      WarcPages.split(file.stream(), settings, out);
    }
  },

  /** XML of news agencies, in one of the {@linkplain NewsVocabulary vocabularies}. */
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
    public void split(Content file, CorpusSettings settings, RecordSink out)
        throws IOException, RejectedException {
      NewsXml.split(file, settings, out);
    }
  };

  /** UTF-8 takes at most three bytes for a UTF-16 unit; a pair of units takes four. */
  private static final int TEXT_BYTES_PER_UNIT = 3;

  /** JSON takes at most six, for an escape such as <code>&#92;u2019</code>. */
  private static final int JSON_BYTES_PER_UNIT = 6;

  /** Maximum bytes of all fields of a record other than the text. */
  static final int MAX_OTHER_FIELDS_BYTES = 64 * 1024;

  /** The ending of a sidecar's name. */
  public static final String SIDECAR_ENDING = ".json";

  private static final byte[] NOTHING = {};

  private final String optionName;
  private final String endings; // Separated by spaces.

  CorpusFormat(String optionName, String endings) {
    this.optionName = optionName;
    this.endings = endings;
  }

  /**
   * Splits a file of this format into records.
   *
   * @param file the file, unpacked
   * @param settings with the maximum length of a text; a longer record is rejected without being
   *     held in memory
   * @throws RejectedException if the file cannot be read as this format at all
   * @throws IOException if its bytes cannot be read, because of the store or of damage; the records
   *     before stay valid
   */
  public abstract void split(Content file, CorpusSettings settings, RecordSink out)
      throws IOException, RejectedException;

  /** Returns a reader of the records that {@link #split} gives: by default, JSON objects. */
  public FieldReader reader(CorpusSettings settings) {
    return new JsonArticles(FieldMapping.ownNames());
  }

  /** Returns whether a file has this format for certain by its head. */
  boolean hasSignature(FileHead head) {
    return false;
  }

  /** Returns whether a file whose name indicates no format has this one by its head. */
  boolean looksLike(FileHead head) {
    return false;
  }

  /** Returns the unit of positions, for messages: line, row, item. */
  public String unit() {
    return "line";
  }

  /** Returns whether its files are UTF-8 text, so that messages can give line and column. */
  public boolean isText() {
    return true;
  }

  /**
   * Returns whether its records are web pages. Their article is extracted while splitting and
   * passed on as a line of JSON, which is a twentieth of the page's size.
   */
  public boolean isPages() {
    return false;
  }

  /** Returns whether a file is one article that can have a sidecar with metadata. */
  boolean hasSidecar() {
    return false;
  }

  /** Returns whether a large file of this format can be read in parts. */
  public boolean isSplittable() {
    return false;
  }

  /** Returns the format of a file by its head and its name without endings of compressions. */
  public static Optional<CorpusFormat> of(String name, FileHead head) {
    return Arrays.stream(values())
        .filter(format -> format.hasSignature(head))
        .findFirst()
        .or(() -> ofName(name))
        .or(() -> Arrays.stream(values()).filter(format -> format.looksLike(head)).findFirst());
  }

  /** Returns the format that a name without endings of compressions indicates. */
  public static Optional<CorpusFormat> ofName(String name) {
    return Arrays.stream(values())
        .filter(format -> NameEndings.find(name, format.endings).isPresent())
        .findFirst();
  }

  /** Returns the name of a file's sidecar: {@code a.json} for {@code a.txt}. */
  Optional<String> sidecarName(String name) {
    return hasSidecar()
        ? Optional.of(
            name.substring(0, name.length() - NameEndings.find(name, endings).orElse("").length())
                + SIDECAR_ENDING)
        : Optional.empty();
  }

  private static void readWholeFile(Content file, CorpusSettings settings, RecordSink out)
      throws IOException, RejectedException {
    if (file.head().isBinary()) {
      throw new RejectedException(BAD_ENCODING, "the file is binary data, not text");
    }
    RecordReader.wholeFile(file.stream(), limit(TEXT_BYTES_PER_UNIT, settings))
        .readAll(out, file.sidecar());
  }

  private static void readJson(
      Content file, CorpusSettings settings, Boundary boundary, RecordSink out) throws IOException {
    RecordReader.of(file.stream(), limit(JSON_BYTES_PER_UNIT, settings), boundary)
        .readAll(out, NOTHING);
  }

  /** Returns the maximum bytes of a record whose text takes this many bytes per UTF-16 unit. */
  static long limit(int bytesPerUnit, CorpusSettings settings) {
    return (long) bytesPerUnit * settings.maxArticleChars() + MAX_OTHER_FIELDS_BYTES;
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
   * @throws IllegalArgumentException if there is none
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

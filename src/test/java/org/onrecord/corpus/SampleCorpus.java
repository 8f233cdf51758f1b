package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.jsoup.nodes.Entities;
import org.onrecord.corpus.format.CorpusLayout;
import org.onrecord.corpus.format.FieldMapping;

/**
 * The same articles in files of every format, each made by the library that others make such files
 * with. Their texts have what formats stumble over: quotes, commas, line breaks, accents, pairs of
 * surrogates, and what is markup to some.
 */
public final class SampleCorpus {
  /** Where the pages of the articles stand, each under its article's id: pages have no ids. */
  static final String SITE = "https://www.orveld.example/news/";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Schema ROWS =
      SchemaBuilder.record("Row")
          .fields()
          .requiredLong("serial")
          .optionalString("headline")
          .name("meta")
          .type()
          .optional()
          .record("Meta")
          .fields()
          .requiredString("id")
          .optionalString("day")
          .optionalString("outlet")
          .optionalString("unwanted")
          .endRecord()
          .name("authors")
          .type()
          .optional()
          .array()
          .items()
          .stringType()
          .requiredString("body")
          .optionalString("lang")
          .endRecord();

  /** Where the fields stand in {@link #ROWS}, and in the JSON and tables made here. */
  static final FieldMapping NESTED =
      FieldMapping.of(
          List.of(
              "id=meta.id",
              "title=headline",
              "text=body",
              "published=meta.day",
              "publisher=meta.outlet",
              "author=authors",
              "language=lang"));

  /** One article as its publisher has it. */
  public record Story(
      String id, String title, List<String> paragraphs, String day, String outlet, String author) {
    public String text() {
      return String.join("\n\n", paragraphs);
    }
  }

  /**
   * A corpus in one format.
   *
   * @param name what it is called
   * @param layout how it is read
   * @param files its files by name
   * @param paragraphBreak what stands between the paragraphs of the texts that are read
   */
  public record Variant(
      String name, CorpusLayout layout, Map<String, byte[]> files, String paragraphBreak) {
    public Variant(String name, CorpusLayout layout, Map<String, byte[]> files) {
      this(name, layout, files, "\n\n");
    }

    /** Pages carry no empty lines: each line of what is read from them is a paragraph. */
    static Variant ofPages(String name, Map<String, byte[]> files) {
      return new Variant(name, CorpusLayout.plain(), files, "\n");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private SampleCorpus() {}

  /** Returns so many stories, the same every time. */
  public static List<Story> stories(int count) {
    var random = new Random(20240304);
    String[] people = {"Ana Lindqvist", "José Peñafiel", "Mirela O’Dwyer", "Tamás Öberg", "Li Wen"};
    String[] roles = {"harbour master", "minister of trade", "union leader", "mayor of Orveld"};
    String[] claims = {
      "The ferry will sail again by Friday",
      "We did not sign that contract, and we never will",
      "Prices rose 5% & wages fell; that is <not> fair",
      "Nobody asked the fishermen — *nobody* at all",
      "This is a \"historic\" day for the port 🚢"
    };
    String[] verbs = {"said", "told reporters", "insisted", "warned"};
    var stories = new ArrayList<Story>();
    for (int i = 0; i < count; i++) {
      var paragraphs = new ArrayList<String>();
      for (int p = 2 + random.nextInt(4); p > 0; p--) {
        String person = people[random.nextInt(people.length)];
        paragraphs.add(
            "“%s,” %s %s, the %s. She added that the talks in Halden, #%d of the year, had ended."
                .formatted(
                    claims[random.nextInt(claims.length)],
                    verbs[random.nextInt(verbs.length)],
                    person,
                    roles[random.nextInt(roles.length)],
                    random.nextInt(90)));
      }
      stories.add(
          new Story(
              "story-%03d".formatted(i),
              "Halden’s port, \"day %d\": what now?".formatted(i),
              paragraphs,
              "2024-03-%02d".formatted(1 + i % 9),
              i % 2 == 0 ? "Orveld Post" : "Halden Wire",
              people[i % people.length]));
    }
    return stories;
  }

  /** Returns the stories in every format, and then packed in every way; tables in many blocks. */
  public static List<Variant> variants(int count) {
    return variants(count, 2_000);
  }

  /** Returns the same with blocks of this size. */
  public static List<Variant> variants(int count, int blockBytes) {
    List<Story> stories = stories(count);
    CorpusLayout plain = CorpusLayout.plain();
    CorpusLayout nested = plain.withFields(NESTED);
    var variants = new ArrayList<Variant>();
    Map<String, byte[]> texts = texts(stories);
    variants.add(new Variant("text with sidecars", plain, texts));
    variants.add(new Variant("Markdown", plain, markdown(stories)));
    byte[] lines = jsonLines(stories);
    variants.add(new Variant("JSON Lines", nested, Map.of("a.jsonl", lines)));
    variants.add(new Variant("JSON array", nested, Map.of("a.json", jsonArray(stories))));
    variants.add(new Variant("CSV", plain, Map.of("a.csv", csv(stories, CSVFormat.RFC4180))));
    variants.add(
        new Variant(
            "TSV",
            plain,
            Map.of("a.tsv", csv(stories, CSVFormat.RFC4180.builder().setDelimiter('\t').get()))));
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD)) {
      variants.add(
          new Variant(
              "Parquet, " + codec,
              nested,
              Map.of("a.parquet", parquet(stories, codec, blockBytes))));
    }
    for (CodecFactory codec :
        List.of(
            CodecFactory.nullCodec(),
            CodecFactory.deflateCodec(6),
            CodecFactory.snappyCodec(),
            CodecFactory.bzip2Codec(),
            CodecFactory.zstandardCodec(3))) {
      variants.add(
          new Variant(
              "Avro, " + codec, nested, Map.of("a.avro", avro(stories, codec, blockBytes))));
    }
    Map<String, byte[]> nitf = files(stories, ".xml", SampleCorpus::nitf);
    variants.add(new Variant("NITF", plain, nitf));
    variants.add(new Variant("NewsML-G2", plain, Map.of("a.xml", newsMl(stories))));
    variants.add(new Variant("RCV1", plain, files(stories, ".xml", SampleCorpus::rcv1)));
    Map<String, byte[]> pages = files(stories, ".html", SampleCorpus::page);
    byte[] archive = warc(stories, false);
    variants.add(Variant.ofPages("HTML", pages));
    variants.add(Variant.ofPages("WARC", Map.of("a.warc", archive)));
    variants.add(Variant.ofPages("WARC, gzip", Map.of("a.warc.gz", warc(stories, true))));

    variants.add(new Variant("gzip", nested, Map.of("a.jsonl.gz", gzip(lines))));
    variants.add(new Variant("bzip2", nested, Map.of("a.jsonl.bz2", bzip2(lines))));
    variants.add(new Variant("zstd", nested, Map.of("a.jsonl.zst", zstd(lines))));
    variants.add(new Variant("ZIP of texts", plain, Map.of("a.zip", zip(texts))));
    variants.add(new Variant("tar of texts", plain, Map.of("a.tar", tar(texts))));
    variants.add(new Variant("tar.gz of XML", plain, Map.of("a.tgz", gzip(tar(nitf)))));
    variants.add(new Variant("tar.bz2 of XML", plain, Map.of("a.tar.bz2", bzip2(tar(nitf)))));
    variants.add(Variant.ofPages("ZIP of HTML", Map.of("a.zip", zip(pages))));
    variants.add(
        Variant.ofPages("tar.gz of WARC", Map.of("a.tgz", gzip(tar(Map.of("a.warc", archive))))));
    variants.add(
        new Variant(
            "ZIP of Parquet and Avro, zstd",
            nested,
            Map.of(
                "a.zip.zst",
                zstd(
                    zip(
                        Map.of(
                            "x/a.parquet",
                            parquet(
                                stories.subList(0, count / 2),
                                CompressionCodecName.ZSTD,
                                blockBytes),
                            "a.avro",
                            avro(
                                stories.subList(count / 2, count),
                                CodecFactory.nullCodec(),
                                blockBytes)))))));
    variants.add(
        new Variant(
            "ZIP in tar in ZIP",
            plain,
            Map.of("a.zip", zip(Map.of("b.tar", tar(Map.of("c.zip", zip(texts))))))));
    return variants;
  }

  private interface Writer {
    String write(Story story) throws XMLStreamException;
  }

  private static Map<String, byte[]> files(List<Story> stories, String ending, Writer writer) {
    var files = new LinkedHashMap<String, byte[]>();
    for (Story story : stories) {
      try {
        files.put(story.id() + ending, writer.write(story).getBytes(UTF_8));
      } catch (XMLStreamException e) {
        throw new AssertionError(e);
      }
    }
    return files;
  }

  /** The sidecars stand behind all texts, as in an archive they may. */
  private static Map<String, byte[]> texts(List<Story> stories) {
    Map<String, byte[]> files = files(stories, ".txt", Story::text);
    files.putAll(
        files(
            stories,
            ".json",
            story -> object(story).put("text", "what the file says counts").toPrettyString()));
    return files;
  }

  private static Map<String, byte[]> markdown(List<Story> stories) {
    return files(
        stories,
        ".md",
        story ->
            """
            ---
            id: %s
            date: %s
            publisher: %s
            author: %s
            language: en
            ---

            # %s

            %s
            """
                .formatted(
                    story.id(),
                    story.day(),
                    story.outlet(),
                    story.author(),
                    escaped(story.title()),
                    escaped(story.text())));
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\`*_{}\\[\\]<>()#+.!|&-]", "\\\\$0");
  }

  private static ObjectNode object(Story story) {
    return JSON.createObjectNode()
        .put("id", story.id())
        .put("title", story.title())
        .put("text", story.text())
        .put("published", story.day() + "T10:00:00Z")
        .put("publisher", story.outlet())
        .put("author", story.author())
        .put("language", "en");
  }

  private static ObjectNode nestedObject(Story story) {
    ObjectNode object = JSON.createObjectNode();
    object.put("serial", 7).put("headline", story.title()).put("lang", "en");
    object
        .putObject("meta")
        .put("id", story.id())
        .put("day", story.day())
        .put("outlet", story.outlet());
    object.putArray("authors").add(story.author());
    return object.put("body", story.text());
  }

  public static byte[] jsonLines(List<Story> stories) {
    var lines = new StringBuilder();
    stories.forEach(story -> lines.append(nestedObject(story)).append('\n'));
    return lines.toString().getBytes(UTF_8);
  }

  public static byte[] jsonArray(List<Story> stories) {
    var array = JSON.createArrayNode();
    stories.forEach(story -> array.add(nestedObject(story)));
    return array.toPrettyString().getBytes(UTF_8);
  }

  public static byte[] csv(List<Story> stories, CSVFormat format) {
    var table = new StringBuilder();
    try (var csv = new CSVPrinter(table, format)) {
      csv.printRecord("publisher", "id", "text", "published", "title", "author", "language", "n");
      for (Story story : stories) {
        csv.printRecord(
            story.outlet(),
            story.id(),
            story.text(),
            story.day(),
            story.title(),
            story.author(),
            "en",
            7);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.toString().getBytes(UTF_8);
  }

  private static GenericRecord row(Story story) {
    var meta = new GenericData.Record(ROWS.getField("meta").schema().getTypes().get(1));
    meta.put("id", story.id());
    meta.put("day", story.day());
    meta.put("outlet", story.outlet());
    meta.put("unwanted", "x".repeat(100));
    var row = new GenericData.Record(ROWS);
    row.put("serial", 7L);
    row.put("headline", story.title());
    row.put("meta", meta);
    row.put("authors", List.of(story.author()));
    row.put("body", story.text());
    row.put("lang", "en");
    return row;
  }

  public static byte[] parquet(
      List<Story> stories, CompressionCodecName codec, long rowGroupBytes) {
    Path file = temporary(".parquet");
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withSchema(ROWS)
            .withCompressionCodec(codec)
            .withRowGroupSize(rowGroupBytes)
            .withMinRowCountForPageSizeCheck(1)
            .withWriteMode(org.apache.parquet.hadoop.ParquetFileWriter.Mode.OVERWRITE)
            .build()) {
      for (Story story : stories) {
        writer.write(row(story));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read(file);
  }

  public static byte[] avro(List<Story> stories, CodecFactory codec, int blockBytes) {
    var bytes = new ByteArrayOutputStream();
    try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(ROWS))) {
      writer.setCodec(codec).setSyncInterval(blockBytes).create(ROWS, bytes);
      for (Story story : stories) {
        writer.append(row(story));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String nitf(Story story) throws XMLStreamException {
    return xml(
        xml -> {
          xml.writeDTD("<!DOCTYPE nitf SYSTEM \"http://www.nitf.org/IPTC/NITF/3.3/nitf-3-3.dtd\">");
          begin(xml, "nitf", "xml:lang", "en");
          begin(xml, "head");
          begin(xml, "docdata");
          empty(xml, "doc-id", "id-string", story.id());
          empty(xml, "date.issue", "norm", story.day().replace("-", "") + "T101500Z");
          xml.writeEndElement();
          empty(xml, "pubdata", "name", story.outlet());
          xml.writeEndElement();
          begin(xml, "body");
          begin(xml, "body.head");
          begin(xml, "hedline");
          text(xml, "hl1", story.title());
          xml.writeEndElement();
          begin(xml, "byline");
          xml.writeCharacters("By ");
          text(xml, "person", story.author());
          xml.writeCharacters(", in Halden");
          xml.writeEndElement();
          text(xml, "dateline", "HALDEN");
          xml.writeEndElement();
          begin(xml, "body.content");
          begin(xml, "block", "class", "lead_paragraph");
          text(xml, "p", story.paragraphs().get(0));
          xml.writeEndElement();
          begin(xml, "block", "class", "full_text");
          for (String paragraph : story.paragraphs()) {
            paragraph(xml, paragraph);
          }
          begin(xml, "media");
          text(xml, "media-caption", "The port, \"as it was\".");
          xml.writeEndElement();
          xml.writeEndElement();
          xml.writeEndElement();
          begin(xml, "body.end");
          text(xml, "tagline", "Orveld Post");
          xml.writeEndElement();
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  private static String rcv1(Story story) throws XMLStreamException {
    return xml(
        xml -> {
          begin(xml, "newsitem", "itemid", story.id(), "date", story.day(), "xml:lang", "en");
          text(xml, "title", "HALDEN: " + story.title());
          text(xml, "headline", story.title());
          text(xml, "byline", "By " + story.author());
          text(xml, "dateline", "HALDEN 1996-08-20");
          begin(xml, "text");
          for (String paragraph : story.paragraphs()) {
            paragraph(xml, paragraph);
          }
          xml.writeEndElement();
          text(xml, "copyright", "(c) Halden Wire");
          begin(xml, "metadata");
          empty(xml, "dc", "element", "dc.publisher", "value", story.outlet());
          empty(xml, "dc", "element", "dc.date.published", "value", "1996-08-20");
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  private static byte[] newsMl(List<Story> stories) {
    try {
      return xml(xml -> {
            begin(xml, "newsMessage", "xmlns", "http://iptc.org/std/nar/2006-10-01/");
            begin(xml, "header");
            text(xml, "sent", "2030-01-01T00:00:00Z");
            xml.writeEndElement();
            begin(xml, "itemSet");
            for (Story story : stories) {
              newsItem(xml, story);
            }
            xml.writeEndElement();
            xml.writeEndElement();
          })
          .getBytes(UTF_8);
    } catch (XMLStreamException e) {
      throw new AssertionError(e);
    }
  }

  private static void newsItem(XMLStreamWriter xml, Story story) throws XMLStreamException {
    begin(xml, "newsItem", "guid", story.id(), "xml:lang", "de");
    begin(xml, "itemMeta");
    empty(xml, "itemClass", "qcode", "ninat:text");
    begin(xml, "provider", "qcode", "nprov:HW");
    text(xml, "name", story.outlet());
    xml.writeEndElement();
    text(xml, "versionCreated", "2029-01-01T00:00:00Z");
    text(xml, "firstCreated", story.day() + "T23:00:00+00:00");
    xml.writeEndElement();
    begin(xml, "contentMeta");
    text(xml, "headline", story.title());
    text(xml, "by", "by " + story.author());
    empty(xml, "language", "tag", "en");
    xml.writeEndElement();
    begin(xml, "contentSet");
    begin(xml, "inlineXML", "contenttype", "application/xhtml+xml");
    begin(xml, "html", "xmlns", "http://www.w3.org/1999/xhtml");
    begin(xml, "head");
    text(xml, "title", "None of the text");
    xml.writeEndElement();
    begin(xml, "body");
    for (String paragraph : story.paragraphs()) {
      paragraph(xml, paragraph);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static String page(Story story) {
    ObjectNode data = JSON.createObjectNode();
    data.put("@context", "https://schema.org").put("@type", "NewsArticle");
    data.put("headline", story.title()).put("datePublished", story.day() + "T10:00:00Z");
    data.putObject("author").put("@type", "Person").put("name", story.author());
    data.putObject("publisher").put("@type", "NewsMediaOrganization").put("name", story.outlet());
    var paragraphs = new StringBuilder();
    for (String paragraph : story.paragraphs()) {
      int space = paragraph.indexOf(' ', paragraph.length() / 2);
      paragraphs.append(
          "    <p>\n      %s\n      <em>%s</em></p>\n"
              .formatted(
                  Entities.escape(paragraph.substring(0, space)),
                  Entities.escape(paragraph.substring(space + 1))));
    }
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>%1$s | %2$s</title>
          <link rel="canonical" href="%3$s">
          <script type="application/ld+json">%4$s</script>
        </head>
        <body>
          <header><a href="/">%2$s</a>
            <nav><ul>
              <li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li>
              <li><a href="/port">The port</a></li><li><a href="/weather">Weather</a></li>
            </ul></nav>
          </header>
          <main><article>
            <h1>%1$s</h1>
            <p class="byline">By <a rel="author" href="/people/7">%5$s</a></p>
            <figure><img src="/port.jpg" alt="The port"><figcaption>The port.</figcaption></figure>
        %6$s
          </article></main>
          <aside><h2>Most read</h2><ul>
            <li><a href="/news/1">“We will not sell,” says owner of the last lighthouse</a></li>
            <li><a href="/news/2">Ferry strike enters its third week</a></li>
          </ul></aside>
          <footer>
            <p>© 2024 %2$s. All rights reserved. <a href="/terms">Terms</a> <a href="/about">About us</a></p>
          </footer>
        </body>
        </html>
        """
        .formatted(
            Entities.escape(story.title()),
            story.outlet(),
            SITE + story.id(),
            data,
            story.author(),
            paragraphs);
  }

  /** Every second page lies there as it was sent, compressed; between them is what is no page. */
  private static byte[] warc(List<Story> stories, boolean compressed) {
    var out = new ByteArrayOutputStream();
    try (var archive = new WebArchives(out, compressed)) {
      archive.info();
      for (int i = 0; i < stories.size(); i++) {
        String url = SITE + stories.get(i).id() + "?from=front";
        byte[] page = page(stories.get(i)).getBytes(UTF_8);
        archive.request(url);
        if (i % 2 == 0) {
          archive.response(url, 200, page, "Content-Type: text/html; charset=utf-8");
        } else {
          archive.response(
              url, 200, gzip(page), "Content-Type: text/html", "Content-Encoding: gzip");
        }
        archive.metadata(url);
      }
      archive.revisit(SITE);
      archive.response(SITE + "port.jpg", 200, new byte[] {1, 2, 3}, "Content-Type: image/jpeg");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private interface Body {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String xml(Body body) throws XMLStreamException {
    var out = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
    xml.writeStartDocument("utf-8", "1.0");
    body.write(xml);
    xml.writeEndDocument();
    xml.close();
    return out.toString();
  }

  private static void begin(XMLStreamWriter xml, String element, String... attributes)
      throws XMLStreamException {
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private static void empty(XMLStreamWriter xml, String element, String... attributes)
      throws XMLStreamException {
    begin(xml, element, attributes);
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    begin(xml, element);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  /** With an element within, and white space as an editor would leave it. */
  private static void paragraph(XMLStreamWriter xml, String text) throws XMLStreamException {
    int space = text.indexOf(' ', text.length() / 2);
    xml.writeCharacters("\n   ");
    begin(xml, "p");
    xml.writeCharacters("\n     " + text.substring(0, space) + "\n     ");
    text(xml, "em", text.substring(space + 1));
    xml.writeEndElement();
  }

  private static Path temporary(String ending) {
    try {
      Path file = Files.createTempFile("sample", ending);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Packer {
    OutputStream open(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] bytes, Packer packer) {
    var out = new ByteArrayOutputStream();
    try (OutputStream packed = packer.open(out)) {
      packed.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] bytes) {
    return packed(bytes, GZIPOutputStream::new);
  }

  static byte[] bzip2(byte[] bytes) {
    return packed(bytes, BZip2CompressorOutputStream::new);
  }

  static byte[] zstd(byte[] bytes) {
    return packed(bytes, ZstdOutputStream::new);
  }

  static byte[] zip(Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("folder/"));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] tar(Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(out, "UTF-8")) {
      tar.putArchiveEntry(new TarArchiveEntry("folder/"));
      tar.closeArchiveEntry();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }
}

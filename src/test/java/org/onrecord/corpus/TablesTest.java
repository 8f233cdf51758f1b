package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.record.RejectionReason.BAD_CSV;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.BAD_JSON;
import static org.onrecord.record.RejectionReason.BAD_SCHEMA;
import static org.onrecord.record.RejectionReason.CORRUPT_FILE;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.file.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusLayout;
import org.onrecord.corpus.format.FieldMapping;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;

/** CSV, JSON, Parquet and Avro: the peculiarities and the errors of each. */
class TablesTest {
  @Test
  void aRowOfCsvIsNamedByTheLineItBeginsWith() {
    Reading reading =
        csv(
            "\uFEFFid,text,published\r\n1,\"a\r\n\r\n\"\"b\"\"\",2024-03-04\r\n\r\n2,c,2024-03-05\n");
    assertThat(reading.rejected).isEmpty();
    assertThat(reading.articles)
        .extracting(a -> a.getPosition() + " " + a.getText())
        .containsExactly("2 a\r\n\r\n\"b\"", "6 c");
  }

  @Test
  void aWrongRowOfCsvLeavesTheOthers() {
    Reading reading =
        csv(
            """
            text,published
            1,2024-03-04
            2
            3,2024-03-04,x
            "4"4,2024-03-04
            5,2024-03-04
            "6 never ends,2024-03-04
            7,2024-03-04
            """);
    assertThat(reading.articles).extracting(Article::getText).containsExactly("1", "5");
    assertThat(reading.rejected)
        .extracting(r -> r.getPosition() + " " + r.getReason())
        .containsExactly("3 " + BAD_CSV, "4 " + BAD_CSV, "5 " + BAD_CSV, "7 " + BAD_CSV);
    assertThat(reading.rejected.get(0).getDetail()).contains("line 3 has 1 cells, the header 2");
  }

  @Test
  void aTableWithoutTheColumnsIsRejectedOnceAndSaysWhatToDo() {
    Rejected rejected = onlyRejected(csv("id,body\n1,a\n2,b\n"), BAD_SCHEMA);
    assertThat(rejected.getPosition()).isZero();
    assertThat(rejected.getDetail()).contains("no column text", "id, body", "--fields=text=COLUMN");
    onlyRejected(csv("text,text\na,b\n"), BAD_SCHEMA);
    List<SampleCorpus.Story> stories = SampleCorpus.stories(3);
    assertThat(
            onlyRejected(
                    Reading.of(
                        "a.parquet",
                        SampleCorpus.parquet(stories, CompressionCodecName.ZSTD, 1000)),
                    BAD_SCHEMA)
                .getDetail())
        .contains("serial, headline, meta");
    onlyRejected(
        Reading.of("a.avro", SampleCorpus.avro(stories, CodecFactory.nullCodec(), 1000)),
        BAD_SCHEMA);
    CorpusLayout wrong =
        CorpusLayout.plain().withFields(FieldMapping.of(List.of("title=head", "text=body")));
    onlyRejected(
        Reading.of(
            wrong, Map.of("a.avro", SampleCorpus.avro(stories, CodecFactory.nullCodec(), 1000))),
        BAD_SCHEMA);
  }

  @Test
  void aWrongItemOfAJsonArrayLeavesTheOthers() {
    Reading reading =
        Reading.of(
            "a.json",
            bytes(
                "[%s,\n {\"text\": tru}, 5, [%s], \"x\", %s]"
                    .formatted(item("a"), item("b"), item("c, ]}\\\""))));
    assertThat(reading.articles)
        .extracting(a -> a.getPosition() + " " + a.getText())
        .containsExactly("1 a", "6 c, ]}\"");
    assertThat(reading.rejected)
        .extracting(r -> r.getPosition() + " " + r.getReason())
        .containsExactly("2 " + BAD_JSON, "3 " + BAD_JSON, "4 " + BAD_JSON, "5 " + BAD_JSON);
    assertThat(reading.rejected.get(0).getDetail()).startsWith("item 2, column 10: ");
  }

  @Test
  void jsonMayBeOneObjectOrSeveral() {
    assertThat(Reading.of("a.json", bytes("\n" + item("a"))).articles).hasSize(1);
    assertThat(Reading.of("a.json", bytes(item("a") + item("b") + "\n" + item("c"))).articles)
        .hasSize(3);
    Reading empty = Reading.of("a.json", bytes("[ ]\n"));
    assertThat(empty.articles).isEmpty();
    assertThat(empty.rejected).isEmpty();
  }

  @Test
  void aJsonArrayThatIsCutOrGoesOnIsSeen() {
    String array = "[" + item("a") + ", " + item("b") + "]";
    for (int length = 1; length < array.length(); length++) {
      Reading reading = Reading.of("a.json", bytes(array.substring(0, length)));
      assertThat(reading.rejected).as("cut to %d", length).isNotEmpty();
      assertThat(reading.rejected.get(reading.rejected.size() - 1).getReason())
          .isEqualTo(CORRUPT_FILE);
    }
    for (String end : List.of("]", "[", item("c"), ",")) {
      Reading reading = Reading.of("a.json", bytes(array + end));
      assertThat(reading.articles).hasSize(2);
      onlyRejected(reading, CORRUPT_FILE);
    }
  }

  @Test
  void textMayBeParagraphsAndAuthorsMayBeSeveral() {
    Reading reading =
        Reading.of(
            "a.jsonl",
            bytes(
                "{\"text\": [\"a\", \"b\"], \"author\": [\"c\", \"d\"],"
                    + " \"published\": \"20240304\"}"));
    assertThat(reading.articles).extracting(Article::getText).containsExactly("a\n\nb");
    assertThat(reading.articles.get(0).getAuthor()).contains("c, d");
  }

  @Test
  void utf16IsNamedOnceNotLineByLine() {
    byte[] utf16 =
        (item("a") + "\n" + item("b")).getBytes(java.nio.charset.StandardCharsets.UTF_16);
    onlyRejected(Reading.of("a.jsonl", utf16), BAD_ENCODING);
  }

  /** The parts of a large file give the records of the file, wherever it is split. */
  @Test
  void partsOfAParquetFileAreTheFile() {
    byte[] file = SampleCorpus.parquet(SampleCorpus.stories(60), CompressionCodecName.ZSTD, 1500);
    CorpusLayout layout = CorpusLayout.plain().withFields(SampleCorpus.NESTED);
    List<Article> whole = Reading.of(layout, Map.of("a.parquet", file)).articles;
    assertThat(whole).hasSize(60).extracting(Article::getPosition).startsWith(1L).endsWith(60L);
    int partsWithRows = 0;
    for (int parts : new int[] {2, 3, 7, 100}) {
      var together = new ArrayList<Article>();
      for (int part = 0; part < parts; part++) {
        long begin = (long) file.length * part / parts;
        long end = part == parts - 1 ? Long.MAX_VALUE : (long) file.length * (part + 1) / parts;
        Reading reading =
            new Reading(layout, 100_000)
                .read("a.parquet", new MemoryFile(file), new ByteRange(begin, end));
        assertThat(reading.rejected).isEmpty();
        together.addAll(reading.articles);
        partsWithRows += reading.articles.isEmpty() ? 0 : 1;
      }
      assertThat(together).as("%d parts", parts).isEqualTo(whole);
    }
    assertThat(partsWithRows).isGreaterThan(8);
  }

  @Test
  void aFileThatCannotBeReadIsNamedByOneOfItsParts() {
    byte[] file = SampleCorpus.parquet(SampleCorpus.stories(20), CompressionCodecName.ZSTD, 1500);
    byte[] cut = Arrays.copyOf(file, file.length - 3);
    var reading = new Reading(CorpusLayout.plain(), 1000);
    for (long begin : new long[] {0, 1000, 2000}) {
      reading.read("a.parquet", new MemoryFile(cut), new ByteRange(begin, begin + 1000));
      reading.read("b.parquet", new MemoryFile(bytes("no")), new ByteRange(begin, begin + 1000));
    }
    assertThat(reading.rejected)
        .extracting(Rejected::getSourceUri)
        .containsExactly("a.parquet", "b.parquet");
  }

  /** A file of another writer, with typical columns, most of which are not read. */
  @Test
  void readsWhatDuckDbWritesAndOnlyTheColumnsWanted(@TempDir Path folder)
      throws SQLException, IOException {
    Path file = folder.resolve("a.parquet");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement()) {
      statement.execute(
          """
          copy (select 'Article ' || i as "text", i::bigint as id,
              timestamptz '2024-03-04 23:30:00-02' as published, date '2024-03-04' as "day",
              ['Ana', 'Li'] as author, {'name': 'Orveld Post', 'x': 1} as outlet,
              repeat(md5(i::varchar), 500) as html
            from range(200) t(i)) to '%s' (format parquet, row_group_size 50)
          """
              .formatted(file));
    }
    byte[] bytes = Files.readAllBytes(file);
    long[] read = {0};
    StoredFile counting =
        new StoredFile() {
          @Override
          public ReadableByteChannel open() {
            return new MemoryFile(bytes).open();
          }

          @Override
          public long size() {
            return bytes.length;
          }

          @Override
          public byte[] neighbour(String name, int most) {
            return new byte[0];
          }

          @Override
          public void wasRead(int count) {
            read[0] += count;
          }
        };
    CorpusLayout layout =
        CorpusLayout.plain().withFields(FieldMapping.of(List.of("publisher=outlet.name")));
    Reading reading = new Reading(layout, 1000).read("a.parquet", counting, ByteRange.ALL);
    assertThat(reading.rejected).isEmpty();
    assertThat(reading.articles).hasSize(200);
    Article last = reading.articles.get(199);
    assertThat(last.getText()).isEqualTo("Article 199");
    assertThat(last.getArticleId()).isEqualTo("199");
    assertThat(last.getPublished().orElseThrow()).hasToString("2024-03-05");
    assertThat(last.getAuthor()).contains("Ana, Li");
    assertThat(last.getPublisher()).contains("Orveld Post");
    assertThat(read[0]).isLessThan(bytes.length / 4);

    CorpusLayout byDay = layout.withFields(FieldMapping.of(List.of("published=day")));
    assertThat(Reading.of(byDay, Map.of("a.parquet", bytes)).articles.get(0).getPublished())
        .hasValueSatisfying(day -> assertThat(day).hasToString("2024-03-04"));
  }

  private static Reading csv(String table) {
    return Reading.of("a.csv", bytes(table));
  }

  private static Rejected onlyRejected(Reading reading, RejectionReason reason) {
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(reason);
    return reading.rejected.get(0);
  }

  private static String item(String text) {
    return "{\"text\": \"%s\", \"published\": \"2024-03-04\"}".formatted(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

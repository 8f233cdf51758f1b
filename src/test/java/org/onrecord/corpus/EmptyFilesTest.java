package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.record.RejectionReason.EMPTY_FILE;
import static org.onrecord.record.RejectionReason.NO_TEXT;

import java.util.List;
import java.util.Map;
import org.apache.avro.file.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.corpus.format.Content;
import org.onrecord.corpus.format.CorpusFormat;
import org.onrecord.record.Rejected;
import org.onrecord.record.RejectionReason;

/** A file without content does not vanish: it is a rejected input, whatever its format. */
class EmptyFilesTest {
  private static final List<String> ENDINGS =
      List.of((CorpusFormat.allEndings() + " .doc").split(" "));

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\uFEFF", "\n", " ", "\r\n\r\n", "\uFEFF \t\n", "\f\u000B", "\uFEFF\uFEFF\n"})
  void whiteSpaceIsNoContentInAnyFormat(String content) {
    assertEmpty(content.getBytes(UTF_8), !content.startsWith("\uFEFF\uFEFF"));
  }

  @Test
  void aLoneMarkOfUtf16IsNoContent() {
    assertEmpty("\uFEFF".getBytes(UTF_16LE), true);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_095, 4_096, 4_097, 200_000, Content.MAX_LEADING_SPACE, 3 << 20})
  void lengthDoesNotMakeWhiteSpaceContent(int length) {
    assertEmpty("\n".repeat(length).getBytes(UTF_8), true);
  }

  private static void assertEmpty(byte[] file, boolean empty) {
    for (String ending : ENDINGS) {
      assertThat(reasons(Reading.of("a" + ending, file))).as(ending).hasSize(1);
      if (empty) {
        assertThat(reasons(Reading.of("a" + ending, file))).as(ending).containsOnly(EMPTY_FILE);
        assertThat(reasons(Reading.of("a" + ending + ".gz", SampleCorpus.gzip(file))))
            .as(ending + ".gz")
            .containsOnly(EMPTY_FILE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jsonl.gz", "a.txt.bz2", "a.csv.zst", "a.zip", "a.tar", "a.tgz", "a"})
  void aFileWithoutBytesIsEmptyWhateverPackingItsNamePromises(String name) {
    assertThat(reasons(Reading.of(name, new byte[0]))).containsExactly(EMPTY_FILE);
  }

  @Test
  void emptyMembersAndArchivesAreEmptyFiles() {
    Map<String, byte[]> members =
        Map.of("x.jsonl", new byte[0], "y.warc.gz", SampleCorpus.gzip(new byte[0]));
    for (byte[] archive : List.of(SampleCorpus.zip(members), SampleCorpus.tar(members))) {
      Reading reading = Reading.of("a", SampleCorpus.bzip2(archive));
      assertThat(reading.rejected)
          .extracting(Rejected::getSourceUri)
          .containsExactlyInAnyOrder("a!/x.jsonl", "a!/y.warc.gz");
      assertThat(reasons(reading)).containsOnly(EMPTY_FILE);
    }
    assertThat(reasons(Reading.of("a.zip", SampleCorpus.zip(Map.of())))).containsOnly(EMPTY_FILE);
    assertThat(reasons(Reading.of("a.tar", SampleCorpus.tar(Map.of())))).hasSize(1);
  }

  @Test
  void anEmptySidecarInAnArchiveIsAnEmptyFile() {
    Reading reading =
        Reading.of(
            "a.zip",
            SampleCorpus.zip(
                Map.of(
                    "x.txt",
                    "PARIS, March 3 (AP) — Closed.".getBytes(UTF_8),
                    "x.json",
                    new byte[0])));
    assertThat(reading.articles).hasSize(1);
    assertThat(reading.rejected)
        .extracting(rejected -> rejected.getSourceUri() + " " + rejected.getReason())
        .containsExactly("a.zip!/x.json " + EMPTY_FILE);
  }

  /** These say themselves that there is no article today; no download ends like this. */
  @Test
  void aTableWithoutRowsIsNoFault() {
    List<SampleCorpus.Story> none = List.of();
    assertThat(Reading.of("a.csv", "id,text\n".getBytes(UTF_8)).rejected).isEmpty();
    assertThat(Reading.of("a.tsv", "id\ttext".getBytes(UTF_8)).rejected).isEmpty();
    assertThat(Reading.of("a.json", " [ ]\n".getBytes(UTF_8)).rejected).isEmpty();
    assertThat(
            reasons(
                Reading.of(
                    "a.parquet", SampleCorpus.parquet(none, CompressionCodecName.ZSTD, 1000))))
        .doesNotContain(EMPTY_FILE);
    assertThat(
            reasons(Reading.of("a.avro", SampleCorpus.avro(none, CodecFactory.nullCodec(), 1000))))
        .doesNotContain(EMPTY_FILE);
  }

  @Test
  void contentAfterMuchWhiteSpaceIsRead() {
    String record = "{\"text\": \"Closed.\", \"published\": \"2024-03-04\"}";
    Reading reading = Reading.of("a.jsonl", ("\n".repeat(500_000) + record).getBytes(UTF_8));
    assertThat(reading.rejected).isEmpty();
    assertThat(reading.articles)
        .singleElement()
        .extracting(a -> a.getPosition())
        .isEqualTo(500_001L);
    Reading text = Reading.of("a.txt", (" ".repeat(5_000) + "Closed.").getBytes(UTF_8));
    assertThat(reasons(text)).doesNotContain(EMPTY_FILE, NO_TEXT);
  }

  private static List<RejectionReason> reasons(Reading reading) {
    return reading.rejected.stream().map(Rejected::getReason).toList();
  }
}

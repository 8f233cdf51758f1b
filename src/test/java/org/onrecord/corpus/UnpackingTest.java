package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.record.RejectionReason.CORRUPT_FILE;
import static org.onrecord.record.RejectionReason.EMPTY_FILE;
import static org.onrecord.record.RejectionReason.TOO_LONG;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;
import static org.onrecord.record.RejectionReason.UNSAFE_FILE;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/** Compressions and archives: their content is read, and unsafe content is stopped. */
class UnpackingTest {
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void membersAreNamedAfterTheirArchive() {
    Reading reading =
        Reading.of("news/a.zip", SampleCorpus.zip(Map.of("day/b.jsonl", line("one"))));
    assertThat(reading.articles)
        .extracting(Article::getSourceUri)
        .containsExactly("news/a.zip!/day/b.jsonl");
    assertThat(reading.rejected).isEmpty();
  }

  @Test
  void aDamagedMemberDoesNotStopTheOthers() {
    var members = new LinkedHashMap<String, byte[]>();
    members.put("a.jsonl", line("one"));
    members.put("b.jsonl.gz", Arrays.copyOf(SampleCorpus.gzip(line("two")), 20));
    members.put("c.parquet", bytes("PAR1, or is it?"));
    members.put("d.exe", bytes("MZ"));
    members.put("e.jsonl", line("three"));
    Reading reading = Reading.of("a.tar", SampleCorpus.tar(members));
    assertThat(reading.articles).extracting(Article::getText).containsExactly("one", "three");
    assertThat(reading.rejected)
        .extracting(r -> r.getSourceUri() + " " + r.getReason())
        .containsExactly(
            "a.tar!/b.jsonl.gz " + CORRUPT_FILE,
            "a.tar!/c.parquet " + CORRUPT_FILE,
            "a.tar!/d.exe " + UNKNOWN_FORMAT);
  }

  @Test
  void anyCutOfAnArchiveIsSeen() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("a.jsonl", line("one"));
    members.put("b.jsonl", line("two"));
    for (byte[] whole : List.of(SampleCorpus.zip(members), SampleCorpus.tar(members))) {
      boolean tar = whole.length > 2000;
      // A tar ends with blocks of zeros, only one of which is needed.
      for (int length = 4; length < whole.length - (tar ? 9000 : 0); length++) {
        Reading reading = Reading.of(tar ? "a.tar" : "a.zip", Arrays.copyOf(whole, length));
        assertThat(reading.rejected).as("cut to %d", length).isNotEmpty();
      }
    }
  }

  @Test
  void aMemberWhoseChecksumDoesNotHoldIsNamed() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.setLevel(0); // Stored uncompressed, so that only the checksum shows the damage.
      zip.putNextEntry(new ZipEntry("a.jsonl"));
      zip.write(line("one"));
      zip.putNextEntry(new ZipEntry("b.jsonl"));
      zip.write(line("two"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    byte[] file = out.toByteArray();
    int one = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("one");
    file[one] = 'O';
    Reading reading = Reading.of("a.zip", file);
    assertThat(reading.articles).extracting(Article::getText).containsExactly("One", "two");
    assertThat(reading.rejected).hasSize(1);
    assertThat(reading.rejected.get(0).getSourceUri()).isEqualTo("a.zip!/a.jsonl");
    assertThat(reading.rejected.get(0).getDetail()).contains("checksum");
  }

  @Test
  void linksAndEmptyArchivesAreNamed() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(out)) {
      var link = new TarArchiveEntry("latest.txt", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    Reading reading = Reading.of("a.tar", out.toByteArray());
    assertThat(reading.articles).isEmpty();
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(UNKNOWN_FORMAT);
    assertThat(Reading.of("a.zip", SampleCorpus.zip(Map.of())).rejected)
        .extracting(Rejected::getReason)
        .containsExactly(EMPTY_FILE);
  }

  @Test
  void whatUnpacksTooFarIsStopped() throws IOException {
    byte[] bomb = zeros(400);
    assertThat(bomb.length).isLessThan(MEBIBYTE);
    Reading alone = Reading.of("a.jsonl.zst", bomb);
    assertThat(alone.articles).isEmpty();
    assertThat(alone.rejected).extracting(Rejected::getReason).containsExactly(UNSAFE_FILE);

    // Layers count together, and the content before the bomb is kept.
    var members = new LinkedHashMap<String, byte[]>();
    members.put("a.jsonl", line("one"));
    members.put("b.jsonl.zst", bomb);
    members.put("c.jsonl", line("two"));
    Reading packed = Reading.of("a.zip.gz", SampleCorpus.gzip(SampleCorpus.zip(members)));
    assertThat(packed.articles).extracting(Article::getText).containsExactly("one");
    assertThat(packed.rejected).extracting(Rejected::getReason).containsExactly(UNSAFE_FILE);
    assertThat(packed.rejected.get(0).getSourceUri()).isEqualTo("a.zip.gz");
  }

  @Test
  void aMemberThatNobodyReadsToItsEndCountsToo() throws IOException {
    var members = new LinkedHashMap<String, byte[]>();
    members.put("a.txt", new byte[200 * MEBIBYTE]);
    members.put("b.unknown", new byte[200 * MEBIBYTE]);
    members.put("c.jsonl", line("two"));
    Reading reading = Reading.of("a.zip", SampleCorpus.zip(members));
    assertThat(reading.articles).isEmpty();
    assertThat(reading.rejected)
        .extracting(Rejected::getReason)
        .endsWith(UNSAFE_FILE)
        .doesNotContain(CORRUPT_FILE);
  }

  @Test
  void aTextThatUnpacksTooFarIsOnlyReadAsFarAsATextMayBe() throws IOException {
    Reading reading = Reading.of("a.txt.zst", repeated('x', 400));
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(TOO_LONG);
  }

  @Test
  void recordsCountNotOnlyTheirBytes() throws IOException {
    String empty = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
    byte[] thousand = bytes(empty.repeat(1_000));
    var out = new ByteArrayOutputStream();
    try (var zstd = new ZstdOutputStream(out)) {
      for (int i = 0; i < 3_000; i++) {
        zstd.write(thousand);
      }
    }
    Reading reading = Reading.of("a.warc.zst", out.toByteArray());
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(UNSAFE_FILE);
    assertThat(reading.skipped).hasSizeLessThan(1_500_000);
  }

  /** A tag of four bytes takes as much time as one of forty. */
  @ParameterizedTest
  @ValueSource(strings = {"<newsMessage>", "<nitf><body><body.content>"})
  void elementsCountNotOnlyTheirBytes(String around) throws IOException {
    byte[] thousands = bytes("<p/>".repeat(10_000));
    var out = new ByteArrayOutputStream();
    try (var zstd = new ZstdOutputStream(out)) {
      zstd.write(bytes(around));
      for (int length = 0; length < 400 * MEBIBYTE; length += thousands.length) {
        zstd.write(thousands);
      }
    }
    Reading reading = Reading.of("a.xml.zst", out.toByteArray());
    assertThat(reading.rejected).extracting(Rejected::getReason).containsExactly(UNSAFE_FILE);
  }

  @Test
  void archivesInArchivesHaveAnEnd() {
    byte[] packed = line("one");
    String name = "a.jsonl";
    for (int layer = 1; layer <= CorpusFile.MAX_LAYERS; layer++) {
      packed = layer % 2 == 0 ? SampleCorpus.gzip(packed) : SampleCorpus.zip(Map.of(name, packed));
      name = "a";
      assertThat(Reading.of("a", packed).articles).as("%d layers", layer).hasSize(1);
    }
    Reading tooDeep = Reading.of("a", SampleCorpus.zip(Map.of(name, packed)));
    assertThat(tooDeep.articles).isEmpty();
    assertThat(tooDeep.rejected).extracting(Rejected::getReason).containsExactly(UNSAFE_FILE);
  }

  @Test
  void namesThatPromiseAPackingMustKeepIt() {
    for (String name : List.of("a.txt.bz2", "a.txt.zst", "a.zip", "a.tar", "a.tgz")) {
      Reading reading = Reading.of(name, bytes("HALDEN, March 3 (Wire) — no"));
      assertThat(reading.rejected)
          .as(name)
          .extracting(Rejected::getReason)
          .containsExactly(CORRUPT_FILE);
    }
  }

  /** Returns this number of mebibytes of zeros, in a few kilobytes. */
  private static byte[] zeros(int mebibytes) throws IOException {
    return repeated('\0', mebibytes);
  }

  private static byte[] repeated(char content, int mebibytes) throws IOException {
    byte[] mebibyte = bytes(String.valueOf(content).repeat(MEBIBYTE));
    var out = new ByteArrayOutputStream();
    try (var zstd = new ZstdOutputStream(out)) {
      for (int i = 0; i < mebibytes; i++) {
        zstd.write(mebibyte);
      }
    }
    return out.toByteArray();
  }

  private static byte[] line(String text) {
    return bytes("{\"text\": \"%s\", \"published\": \"2024-03-04\"}\n".formatted(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

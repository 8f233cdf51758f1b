package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.record.RejectionReason.CORRUPT_FILE;
import static org.onrecord.record.RejectionReason.TOO_LONG;
import static org.onrecord.record.RejectionReason.UNKNOWN_FORMAT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.corpus.format.RawRecord;
import org.onrecord.record.Rejected;

class CorpusFileTest {
  private static final int LIMIT = 100_000;

  private final List<String> records = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();

  @Test
  void readsAPlainFile() throws IOException {
    read("a.jsonl", bytes("{}\n[]\n"));
    assertThat(records).containsExactly("{}", "[]");
    assertThat(rejected).isEmpty();
  }

  @Test
  void readsACompressedFileWhateverItsName() throws IOException {
    read("a.jsonl.gz", gzip("one\ntwo"));
    read("b.jsonl", gzip("three"));
    read("c.txt.gz", gzip("four\nfive"));
    assertThat(records).containsExactly("one", "two", "three", "four\nfive");
    assertThat(rejected).isEmpty();
  }

  @Test
  void readsAllMembersAlsoWhereTheStreamNeverHasBytesAvailable() throws IOException {
    byte[] members = concatenate(gzip("one\ntw"), gzip(""), gzip("o\nthree\n"));
    for (int chunk : new int[] {1, 7, 26, 30, 1000}) {
      records.clear();
      read("a.jsonl.gz", inChunks(new ByteArrayInputStream(members), chunk));
      assertThat(records).as("chunks of %d", chunk).containsExactly("one", "two", "three");
    }
    assertThat(rejected).isEmpty();
  }

  @Test
  void keepsWhatStandsBeforeACut() throws IOException {
    byte[] whole = gzip(manyLines(2000));
    read("a.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThat(records).hasSizeBetween(100, 1999);
    assertThat(records.get(99)).startsWith("line 100 ");
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).getReason()).isEqualTo(CORRUPT_FILE);
    assertThat(rejected.get(0).getPosition()).isEqualTo(records.size() + 1);
    assertThat(rejected.get(0).getDetail()).contains("ends too early");
  }

  @Test
  void anyCutIsOneRejectionAndNoLineIsWrong() throws IOException {
    byte[] whole = gzip("alpha\nbeta\ngamma\n");
    for (int length = 1; length < whole.length; length++) {
      records.clear();
      rejected.clear();
      read("a.jsonl.gz", Arrays.copyOf(whole, length));
      assertThat(rejected).as("cut to %d", length).hasSize(1);
      assertThat(rejected.get(0).getReason()).isEqualTo(CORRUPT_FILE);
      assertThat(records).isEqualTo(List.of("alpha", "beta", "gamma").subList(0, records.size()));
    }
  }

  @Test
  void anyCutOfALaterMemberIsOneRejection() throws IOException {
    byte[] first = gzip("alpha\n");
    byte[] both = concatenate(first, gzip("beta\n"));
    for (int length = first.length + 1; length < both.length; length++) {
      records.clear();
      rejected.clear();
      read("a.jsonl.gz", Arrays.copyOf(both, length));
      assertThat(rejected).as("cut to %d", length).hasSize(1);
      assertThat(records).startsWith("alpha");
    }
  }

  @Test
  void aDamagedChecksumIsSeen() throws IOException {
    byte[] damaged = gzip("alpha\nbeta\n");
    damaged[damaged.length - 6] ^= 1;
    read("a.jsonl.gz", damaged);
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).getReason()).isEqualTo(CORRUPT_FILE);
  }

  @Test
  void bytesBehindTheLastMemberAreSeen() throws IOException {
    read("a.jsonl.gz", concatenate(gzip("alpha\n"), bytes("some more text, not compressed")));
    assertThat(records).containsExactly("alpha");
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).getDetail()).contains("not gzip");
  }

  @Test
  void aCompressedTextThatIsCutIsRejectedAsAWhole() throws IOException {
    byte[] whole = gzip(manyLines(100));
    read("a.txt.gz", Arrays.copyOf(whole, whole.length - 9));
    assertThat(records).isEmpty();
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).getPosition()).isZero();
    assertThat(rejected.get(0).getExcerpt()).startsWith("line 1 ");
  }

  @Test
  void aNameThatPromisesGzipMustKeepIt() throws IOException {
    read("a.jsonl.gz", bytes("{}\n"));
    read("b.jsonl.gz", bytes("\n"));
    assertThat(records).isEmpty();
    assertThat(rejected)
        .extracting(Rejected::getReason)
        .containsExactly(CORRUPT_FILE, CORRUPT_FILE);
  }

  @Test
  void aStreamThatFailsIsNoDamage() {
    byte[] first = gzip("alpha\n");
    for (int length : new int[] {1, 5, first.length - 3, first.length, first.length + 5}) {
      byte[] both = concatenate(first, gzip("beta\n"));
      assertThatThrownBy(() -> read("a.jsonl.gz", failingAfter(Arrays.copyOf(both, length))))
          .as("after %d bytes", length)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("gone");
      assertThat(rejected).isEmpty();
    }
  }

  @Test
  void anUnknownNameIsRejected() throws IOException {
    read("notes.doc", bytes("# Notes"));
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).getReason()).isEqualTo(UNKNOWN_FORMAT);
    assertThat(rejected.get(0).getPosition()).isZero();
    assertThat(rejected.get(0).getDetail()).contains(".txt .text .jsonl .ndjson");
  }

  @Test
  void whatCannotHoldAShortEnoughTextIsTooLong() throws IOException {
    read("a.txt", bytes("x".repeat(3 * LIMIT + 64 * 1024 + 1)));
    read("a.jsonl", bytes("{}\n" + "y".repeat(6 * LIMIT + 64 * 1024 + 1) + "\n{}\n"));
    assertThat(records).containsExactly("{}", "{}");
    assertThat(rejected).extracting(Rejected::getReason).containsExactly(TOO_LONG, TOO_LONG);
    assertThat(rejected).extracting(Rejected::getPosition).containsExactly(0L, 2L);
    assertThat(rejected.get(1).getExcerpt()).isEqualTo("y".repeat(200));
  }

  private void read(String name, byte[] file) throws IOException {
    read(name, new MemoryFile(file));
  }

  private void read(String name, InputStream file) throws IOException {
    read(name, MemoryFile.of(file));
  }

  private void read(String name, StoredFile file) throws IOException {
    CorpusFile.read(
        name,
        file,
        ByteRange.ALL,
        new CorpusSettings(
            List.of("*"), ZoneOffset.UTC, LocalDate.of(2024, 3, 10), LIMIT, false, 1),
        new CorpusFile.Sink() {
          @Override
          public void skipped(String reason) {
            throw new AssertionError(reason);
          }

          @Override
          public void record(RawRecord record) {
            records.add(new String(record.bytes(), UTF_8));
          }

          @Override
          public void rejected(Rejected record) {
            rejected.add(record);
          }
        });
  }

  private static String manyLines(int count) {
    var random = new Random(7);
    var lines = new StringBuilder();
    for (int line = 1; line <= count; line++) {
      lines.append("line ").append(line).append(' ').append(random.nextLong()).append('\n');
    }
    return lines.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] concatenate(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static InputStream inChunks(InputStream in, int chunk) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return super.read(bytes, from, Math.min(length, chunk));
      }

      @Override
      public int available() {
        return 0;
      }
    };
  }

  private static InputStream failingAfter(byte[] bytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("gone");
          }

          @Override
          public int read(byte[] to, int from, int length) throws IOException {
            return read();
          }
        });
  }
}

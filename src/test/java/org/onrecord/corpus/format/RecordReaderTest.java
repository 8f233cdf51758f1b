package org.onrecord.corpus.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onrecord.record.Rejections;

class RecordReaderTest {
  private static final String MARK = "\uFEFF";

  @Test
  void numbersLinesFromOneAndSkipsBlankOnes() throws IOException {
    assertThat(lines("a\n\nb\r\n \t\r\nc", 10)).containsExactly("1@0 a", "3@3 b", "5@10 c");
  }

  @Test
  void anEmptyStreamHasNoLines() throws IOException {
    assertThat(lines("", 10)).isEmpty();
    assertThat(lines("\n\r\n", 10)).isEmpty();
    assertThat(lines(MARK, 10)).isEmpty();
  }

  @Test
  void dropsAByteOrderMarkAtTheHeadOnly() throws IOException {
    assertThat(lines(MARK + "a\n" + MARK + "b\n", 10))
        .containsExactly("1@3 a", "2@5 " + MARK + "b");
    assertThat(wholeFile(MARK + "a\r\nb\n", 10)).containsExactly("0@3 a\r\nb\n");
  }

  @Test
  void keepsACarriageReturnWithinALine() throws IOException {
    assertThat(lines("a\rb\r\n", 10)).containsExactly("1@0 a\rb");
  }

  @Test
  void passesOverALineThatIsTooLongAndGoesOn() throws IOException {
    String longLine = "x".repeat(300_000);
    RecordReader reader = lines(stream("a\n" + longLine + "\nb\n"), 1000);
    assertThat(reader.next()).isTrue();
    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isTrue();
    assertThat(reader.position()).isEqualTo(2);
    assertThat(reader.bytes()).hasSize(Rejections.EXCERPT_BYTES).containsOnly('x');
    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isFalse();
    assertThat(new String(reader.bytes(), UTF_8)).isEqualTo("b");
    assertThat(reader.offset()).isEqualTo(300_003);
    assertThat(reader.next()).isFalse();
  }

  @Test
  void aLineOfBlanksThatIsTooLongIsReported() throws IOException {
    RecordReader reader = lines(stream(" ".repeat(2000) + "x\n"), 1000);
    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isTrue();
  }

  @Test
  void takesALineOfJustTheLimit() throws IOException {
    assertThat(lines("12345\n123456\n", 5)).containsExactly("1@0 12345", "2@6 too long: 123456");
  }

  @Test
  void stopsReadingAFileThatIsTooLong() throws IOException {
    RecordReader reader = RecordReader.wholeFile(endless(), 1_000_000);
    assertThat(reader.next()).isTrue();
    assertThat(reader.tooLong()).isTrue();
    assertThat(reader.next()).isFalse();
  }

  @Test
  void anEmptyFileIsOneRecord() throws IOException {
    assertThat(wholeFile("", 10)).containsExactly("0@0 ");
  }

  @Test
  void afterAFailureKnowsTheLineItWasReading() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
          }
        };
    RecordReader reader = lines(new SequenceInputStream(stream("first\nsec"), failing), 100);
    assertThatThrownBy(
            () -> {
              while (reader.next()) {
                assertThat(reader.position()).isEqualTo(1);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
    assertThat(reader.position()).isEqualTo(2);
    assertThat(new String(reader.bytes(), UTF_8)).isEqualTo("sec");
  }

  @Test
  void readsAnyLinesFromAnyChunks() throws IOException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    int limit = 30; // Between the short lines and the long one, whether or not a CR counts.
    for (int round = 0; round < 300; round++) {
      var text = new StringBuilder(random.nextBoolean() ? MARK : "");
      var expected = new ArrayList<String>();
      int lineCount = random.nextInt(8);
      for (int line = 1; line <= lineCount; line++) {
        int offset = text.toString().getBytes(UTF_8).length;
        int length = random.nextInt(10) == 0 ? 70_000 : random.nextInt(12);
        String content = "é".repeat(length);
        if (length > 0) {
          boolean tooLong = 2 * length > limit;
          expected.add(
              "%d@%d %s%s"
                  .formatted(
                      line,
                      offset,
                      tooLong ? "too long: " : "",
                      content.substring(0, Math.min(length, Rejections.EXCERPT_BYTES / 2))));
        }
        boolean last = line == lineCount;
        text.append(content)
            .append(last && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
      }
      InputStream chunks = inChunks(stream(text.toString()), random);
      assertThat(read(lines(chunks, limit)))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(expected);
    }
  }

  private static RecordReader lines(InputStream in, int limit) {
    return RecordReader.of(in, limit, new Boundary.Lines());
  }

  private static List<String> lines(String text, int limit) throws IOException {
    return read(lines(stream(text), limit));
  }

  private static List<String> wholeFile(String text, int limit) throws IOException {
    return read(RecordReader.wholeFile(stream(text), limit));
  }

  private static List<String> read(RecordReader reader) throws IOException {
    var records = new ArrayList<String>();
    while (reader.next()) {
      records.add(
          "%d@%d %s%s"
              .formatted(
                  reader.position(),
                  reader.offset(),
                  reader.tooLong() ? "too long: " : "",
                  new String(reader.bytes(), UTF_8)));
    }
    return records;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
  }

  private static InputStream inChunks(InputStream in, Random random) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return super.read(bytes, from, Math.min(length, 1 + random.nextInt(5000)));
      }
    };
  }
}

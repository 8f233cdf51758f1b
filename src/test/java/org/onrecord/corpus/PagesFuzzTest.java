package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is done to a page or a web archive, reading it ends and says what became of it. */
class PagesFuzzTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20240304L);
  private static final int INPUTS = 2_000;

  private static final List<String> RUBBISH =
      List.of(
          "<",
          "</",
          "<!--",
          "<table><tr>",
          "<![CDATA[",
          "&#xD800;",
          "<script>",
          "<pre>",
          "<svg><a>",
          "<template>",
          "\r\n\r\n",
          "Content-Length: -1\r\n",
          "Content-Length: 99999999999\r\n",
          "WARC/1.0\r\n",
          "HTTP/1.1 200\r\n",
          "\u0000",
          "<p><b><i>".repeat(200),
          "<div>".repeat(600),
          "{\"@graph\":[".repeat(100));

  @Test
  @Timeout(300)
  void everyInputIsAccountedFor() throws IOException {
    Random random = new Random(SEED);
    List<PageLayouts.Layout> layouts = PageLayouts.known();
    for (int i = 0; i < INPUTS; i++) {
      String page = layouts.get(i % layouts.size()).page(Story.of(i, 4), i);
      boolean archive = random.nextBoolean();
      byte[] spoilt = spoilt(archive ? archive(page, random) : page.getBytes(UTF_8), random);
      Reading reading = Reading.of(archive ? "a.warc" : "a.html", spoilt);
      assertThat(reading.articles.size() + reading.rejected.size() + reading.skipped.size())
          .as("input %d of seed %d", i, SEED)
          .isBetween(spoilt.length == 0 && archive ? 0 : 1, 40);
      assertThat(reading.articles)
          .allSatisfy(
              article -> assertThat(StrictUtf8.unpairedSurrogate(article.getText())).isEmpty());
    }
  }

  private static byte[] archive(String page, Random random) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var archive = new WebArchives(out, random.nextBoolean())) {
      archive.info();
      archive.page("https://a.example/1", page);
      archive.response(
          "https://a.example/2",
          200,
          WebArchives.gzip(page.getBytes(UTF_8)),
          "Content-Type: text/html",
          "Content-Encoding: gzip");
      archive.revisit("https://a.example/3");
    }
    return out.toByteArray();
  }

  private static byte[] spoilt(byte[] file, Random random) {
    byte[] bytes = file;
    for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      int to = at + random.nextInt(bytes.length - at);
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> {
              byte[] flipped = bytes.clone();
              flipped[at] ^= (byte) (1 << random.nextInt(8));
              yield flipped;
            }
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 3 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            default ->
                joined(
                    joined(
                        Arrays.copyOf(bytes, at),
                        RUBBISH.get(random.nextInt(RUBBISH.size())).getBytes(UTF_8)),
                    Arrays.copyOfRange(bytes, at, bytes.length));
          };
    }
    return bytes;
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}

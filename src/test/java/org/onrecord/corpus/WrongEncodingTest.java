package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.record.RejectionReason.BAD_ENCODING;
import static org.onrecord.record.RejectionReason.BAD_JSON;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.record.Article;
import org.onrecord.record.Rejected;

/** What is not text in UTF-8 is told from it, even where its bytes would pass as UTF-8. */
class WrongEncodingTest {
  private static final List<Charset> WIDE =
      List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"));

  private static final List<String> TEXTS =
      List.of(
          "ZAGREB, May 2 (Hina) — The ferry is late.",
          "Вечером паром опоздал на час, сказала она. Мост закрыт до пятницы, сообщил мэр.",
          "Το πλοίο άργησε, είπε ο δήμαρχος.\nΗ γέφυρα είναι κλειστή.",
          "“x”\n");

  @Test
  void wideTextsWithoutAMarkAreNamed() {
    for (String text : TEXTS) {
      for (Charset wide : WIDE) {
        String name = wide.name().substring(0, 6);
        for (String file : List.of("a.txt", "a.md", "a.jsonl", "a.json", "a.csv", "a.tsv")) {
          Rejected rejected = only(Reading.of(file, text.getBytes(wide)));
          assertThat(rejected.getReason()).as("%s in %s", text, wide).isEqualTo(BAD_ENCODING);
          assertThat(rejected.getDetail()).as("%s in %s", text, wide).contains(name);
        }
      }
    }
  }

  @Test
  void widePagesAreReadOnlyIfTheyDeclareIt() {
    String page =
        "<html><body><article><h1>The ferry</h1>"
            + "<p>The ferry is late again, said the harbour master on Monday.</p>".repeat(9)
            + "</article></body></html>";
    Rejected bare = only(Reading.of("a.html", page.getBytes(UTF_16LE)));
    assertThat(bare.getReason()).isEqualTo(BAD_ENCODING);
    assertThat(bare.getDetail()).contains("UTF-16");
    Reading marked = Reading.of("a.html", ("\uFEFF" + page).getBytes(UTF_16BE));
    assertThat(marked.rejected).extracting(Rejected::getReason).doesNotContain(BAD_ENCODING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.md", "a.html", "b.text", "b.htm"})
  void binaryDataIsNotText(String name) {
    var random = new Random(name.hashCode());
    byte[] anything = new byte[3_000];
    random.nextBytes(anything);
    byte[] ascii = new byte[3_000]; // Valid UTF-8.
    for (int i = 0; i < ascii.length; i++) {
      ascii[i] = (byte) random.nextInt(128);
    }
    byte[] packed = SampleCorpus.zip(Map.of("x.txt", ascii));
    byte[] cut = Arrays.copyOfRange(packed, 4, packed.length);
    for (byte[] binary : List.of(anything, ascii, cut, new byte[1_000], new byte[] {7})) {
      assertThat(only(Reading.of(name, binary)).getReason()).isEqualTo(BAD_ENCODING);
    }
  }

  @Test
  void textWithAStrayControlCharacterStaysText() {
    String text =
        "ZAGREB, May 2 (Hina) — The ferry\u0000 is late, \u001B[1msaid\u001B[0m Ada Holm. ";
    Reading reading = Reading.of("a.txt", text.repeat(20).getBytes(UTF_8));
    assertThat(reading.articles).extracting(Article::getText).containsExactly(text.repeat(20));
  }

  @Test
  void aDamagedRecordDoesNotMakeTheOthersBinary() {
    String zeros = "\u0000".repeat(512);
    String record = "{\"text\": \"Late.\", \"published\": \"2024-03-04\"}\n";
    Reading reading = Reading.of("a.jsonl", (record + zeros + "\n" + record).getBytes(ISO_8859_1));
    assertThat(reading.articles).hasSize(2);
    assertThat(only(reading).getReason()).isEqualTo(BAD_JSON);
  }

  private static Rejected only(Reading reading) {
    assertThat(reading.rejected).hasSize(1);
    return reading.rejected.get(0);
  }
}

package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.corpus.SampleCorpus.Variant;
import org.onrecord.corpus.format.ByteRange;
import org.onrecord.corpus.page.PageLayouts;
import org.onrecord.text.Surrogates;

/**
 * Reading a damaged file ends in time, throws nothing, and reports the result. The inputs are the
 * same in every run; {@code -Dfuzz.seed} and {@code -Dfuzz.inputs} change them.
 */
class FormatsFuzzIT {
  private static final long SEED = Long.getLong("fuzz.seed", 20240304L);
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 20_000);
  private static final int STORIES = 5;
  private static final int SHOWN = 5;
  private static final int MAX_ARTICLE_CHARS = 5_000;

  private static final List<String> NAMES =
      List.of(
          "a.txt",
          "a.md",
          "a.jsonl",
          "a.json",
          "a.csv",
          "a.tsv",
          "a.parquet",
          "a.avro",
          "a.xml",
          "a.html",
          "a.warc",
          "a.warc.gz",
          "a.zip",
          "a.tar",
          "a.tgz",
          "a.gz",
          "a.csv.bz2",
          "a.zst",
          "a",
          "export.data");

  /** Fragments that are difficult for parsers of pages and web archives. */
  private static final List<String> MARKUP =
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

  /** What can be nested, or opened without end: how it begins … how it ends. */
  private static final List<String> NESTS =
      List.of(
          "*a …b*",
          "**a *…* b**",
          "_a […](b)_",
          "![…](a)",
          "![…[a](b)",
          "[…][a]",
          "> - …",
          "<?…",
          "<![CDATA[…",
          "<!--…",
          "` ``…",
          "| a …|\n|-|",
          "&#…;",
          "<div><p>…</p></div>",
          "<b><i><p>…",
          "<block>…</block>",
          "- a: […]",
          "{\"a\":[…]}",
          "\"\"…");

  private static final List<Charset> CHARSETS =
      Stream.of("ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "IBM037")
          .map(Charset::forName)
          .toList();

  /** Next to nothing, which compresses a thousand times and can be repeated without end. */
  private static final List<String> NOTHINGS =
      List.of(
          "\n",
          "\r\n",
          " ",
          " \n",
          "\t",
          "\u0000",
          "\uFEFF",
          "{}\n",
          "{},",
          "[],",
          ",,\n",
          "\"\",",
          "\"\n\"\n",
          "<p/>",
          "<p></p>",
          "<newsItem/>",
          "&#32;",
          "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n");

  /** Ways to damage a file. */
  private enum Mutation {
    FLIP_BITS {
      @Override
      byte[] of(byte[] file, Random random) {
        byte[] spoilt = file.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
          spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return spoilt;
      }
    },
    TRUNCATE {
      @Override
      byte[] of(byte[] file, Random random) {
        return Arrays.copyOf(file, random.nextInt(file.length));
      }
    },
    OVERWRITE {
      @Override
      byte[] of(byte[] file, Random random) {
        byte[] spoilt = file.clone();
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(12));
        Arrays.fill(spoilt, from, to, (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256)));
        return spoilt;
      }
    },
    CUT_OUT {
      @Override
      byte[] of(byte[] file, Random random) {
        int from = random.nextInt(file.length);
        int to = from + random.nextInt(file.length - from);
        return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
      }
    },
    REPEAT {
      @Override
      byte[] of(byte[] file, Random random) {
        int from = random.nextInt(file.length);
        int to = from + random.nextInt(file.length - from);
        return joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length));
      }
    },
    WRONG_CHARSET {
      @Override
      byte[] of(byte[] file, Random random) {
        return new String(file, UTF_8).getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
      }
    },
    NEXT_TO_NOTHING {
      @Override
      byte[] of(byte[] file, Random random) {
        String nothing = NOTHINGS.get(random.nextInt(NOTHINGS.size()));
        byte[] much = nothing.repeat(random.nextInt(1 << random.nextInt(17))).getBytes(UTF_8);
        return switch (random.nextInt(3)) {
          case 0 -> much;
          case 1 -> inserted(file, much, random);
          default -> SampleCorpus.gzip(inserted(file, much, random));
        };
      }
    },
    NESTED_ARCHIVES {
      @Override
      byte[] of(byte[] file, Random random) {
        byte[] packed = file;
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
          packed =
              switch (random.nextInt(5)) {
                case 0 -> SampleCorpus.zip(Map.of(anyName(random), packed));
                case 1 -> SampleCorpus.tar(Map.of(anyName(random), packed));
                case 2 -> SampleCorpus.zstd(packed);
                case 3 -> SampleCorpus.bzip2(packed);
                default -> SampleCorpus.gzip(packed);
              };
        }
        return random.nextBoolean() ? packed : FLIP_BITS.of(packed, random);
      }
    },
    DEEP_JSON {
      @Override
      byte[] of(byte[] file, Random random) {
        String deep = (random.nextBoolean() ? "[" : "{\"a\":").repeat(1 << random.nextInt(14));
        return inserted(file, deep.getBytes(UTF_8), random);
      }
    },
    STRAY_MARKUP {
      @Override
      byte[] of(byte[] file, Random random) {
        return inserted(file, MARKUP.get(random.nextInt(MARKUP.size())).getBytes(UTF_8), random);
      }
    },
    NESTING {
      @Override
      byte[] of(byte[] file, Random random) {
        String[] pair = NESTS.get(random.nextInt(NESTS.size())).split("…", -1);
        int depth = 1 << random.nextInt(15);
        String nest = pair[0].repeat(depth) + "x" + pair[1].repeat(depth);
        return inserted(file, ("\n\n" + nest).getBytes(UTF_8), random);
      }
    },
    HUGE_FIELD {
      @Override
      byte[] of(byte[] file, Random random) {
        String filling = List.of("x", "\"\"", "<p>", "é", "&amp;", "> ").get(random.nextInt(6));
        return inserted(file, filling.repeat(20 << random.nextInt(13)).getBytes(UTF_8), random);
      }
    };

    abstract byte[] of(byte[] file, Random random);

    private static byte[] inserted(byte[] file, byte[] bytes, Random random) {
      int at = random.nextInt(file.length);
      return joined(
          joined(Arrays.copyOf(file, at), bytes), Arrays.copyOfRange(file, at, file.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
      byte[] both = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      return both;
    }
  }

  private static String anyName(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  @Test
  @Timeout(7200) // For ten times as many inputs, too.
  void everySpoiltFileIsAccountedFor() {
    System.out.printf("fuzz.seed=%d fuzz.inputs=%d%n", SEED, INPUTS);
    List<Variant> variants = variants();
    Map<String, Integer> whole = new HashMap<>();
    for (Variant variant : variants) {
      variant
          .files()
          .forEach(
              (name, file) -> whole.put(variant + name, unrejected(read(variant, name, file))));
    }
    var wrong = new ArrayList<String>();
    var outcomes = new TreeMap<String, Integer>();
    var slowest = new TreeMap<Long, String>();
    var random = new Random(SEED);
    for (int i = 0; i < INPUTS; i++) {
      Variant variant = variants.get(i % variants.size());
      List<String> files = new ArrayList<>(new TreeSet<>(variant.files().keySet()));
      String original = files.get(random.nextInt(files.size()));
      Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
      byte[] file = mutation.of(variant.files().get(original), random);
      String name = random.nextInt(6) == 0 ? anyName(random) : original;
      String about = "input %d: %s %s as %s, %s".formatted(i, variant, original, name, mutation);
      Reading reading;
      try {
        long begun = cpuNanos();
        reading = read(variant, name, file);
        long first = cpuNanos() - begun;
        slowest.put(first, "%s, %d bytes".formatted(about, file.length));
        if (slowest.size() > SHOWN) {
          slowest.pollFirstEntry();
        }
        if (first > maxCpuNanos(file, reading)) {
          // Once more, since the JVM's own threads count too.
          begun = cpuNanos();
          reading = read(variant, name, file);
          long taken = cpuNanos() - begun;
          if (taken > maxCpuNanos(file, reading)) {
            wrong.add(about + ": %d bytes took %d ms".formatted(file.length, taken / 1_000_000));
          }
        }
      } catch (RuntimeException | Error e) {
        wrong.add(about + ": " + stack(e));
        continue;
      }
      // Next to nothing may take the place of the file.
      boolean mayShorten =
          mutation == Mutation.CUT_OUT
              || mutation == Mutation.TRUNCATE
              || mutation == Mutation.NEXT_TO_NOTHING;
      int unrejected = unrejected(reading);
      int rejected = reading.rejected.size();
      if (unrejected + rejected == 0 && !mayBeEmpty(original, file)) {
        wrong.add(about + ": nothing came of it");
      } else if (!mayShorten
          && name.equals(original)
          && unrejected < whole.get(variant + original)
          && rejected == 0) {
        wrong.add(about + ": only %d articles and skips came of it".formatted(unrejected));
      }
      if (reading.articles.stream()
          .anyMatch(article -> Surrogates.unpaired(article.getText()).isPresent())) {
        wrong.add(about + ": half a character came of it");
      }
      outcomes.merge(
          rejected == 0 ? "read" : unrejected == 0 ? "rejected" : "in part", 1, Integer::sum);
    }
    assertThat(wrong).isEmpty();
    System.out.println(outcomes);
    slowest
        .descendingMap()
        .forEach((nanos, about) -> System.out.printf("%d ms: %s%n", nanos / 1_000_000, about));
    assertThat(outcomes).hasSize(3).allSatisfy((what, count) -> assertThat(count).isPositive());
  }

  /** Returns the corpora in every format, and pages of every layout. */
  private static List<Variant> variants() {
    List<Variant> variants = new ArrayList<>(SampleCorpus.variants(STORIES));
    var pages = new HashMap<String, byte[]>();
    for (PageLayouts.Layout layout : PageLayouts.known()) {
      int number = pages.size();
      pages.put(number + ".html", layout.page(Story.of(number, 4), number).getBytes(UTF_8));
    }
    variants.add(Variant.ofPages("HTML of every layout", pages));
    return variants;
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Returns a second for each 100 kB begun, and 0.1 ms for each record found. */
  private static long maxCpuNanos(byte[] file, Reading reading) {
    int records = unrejected(reading) + reading.rejected.size();
    return TimeUnit.SECONDS.toNanos(1 + file.length / 100_000)
        + TimeUnit.MICROSECONDS.toNanos(100L * records);
  }

  private static int unrejected(Reading reading) {
    return reading.articles.size() + reading.skipped.size();
  }

  private static Reading read(Variant variant, String name, byte[] file) {
    return new Reading(variant.layout(), MAX_ARTICLE_CHARS)
        .read(name, new MemoryFile(file, variant.files()), ByteRange.ALL);
  }

  private static String stack(Throwable e) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** Returns whether a file says that it has no records: a table with only a header, {@code []}. */
  private static boolean mayBeEmpty(String name, byte[] file) {
    String text = new String(file, UTF_8).strip();
    return text.matches("\\[\\s*]")
        || (name.matches(".*[ct]sv") && text.lines().count() == 1)
        || isAvroHeader(file);
  }

  /** Returns whether a file is Avro without rows, such as one truncated after the header. */
  private static boolean isAvroHeader(byte[] file) {
    try (var reader =
        new DataFileReader<>(new SeekableByteArrayInput(file), new GenericDatumReader<>())) {
      return reader.previousSync() == file.length;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}

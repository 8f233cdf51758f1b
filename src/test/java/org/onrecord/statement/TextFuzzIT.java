package org.onrecord.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.actor.article.RandomMentions;
import org.onrecord.corpus.Reading;
import org.onrecord.corpus.Story;
import org.onrecord.corpus.page.PageLayouts;
import org.onrecord.day.Dateline;
import org.onrecord.day.DayExpressions;
import org.onrecord.day.PublishedDay;
import org.onrecord.model.Windows;
import org.onrecord.model.WordPieces;
import org.onrecord.stance.WordsOfStance;
import org.onrecord.testing.Records;
import org.onrecord.text.Range;
import org.onrecord.text.Surrogates;
import org.onrecord.text.Words;

/**
 * No rule takes more than a second of a processor for 100,000 characters, whatever they are, and
 * none throws. The texts are the same in every run; {@code -Dfuzz.seed} and {@code -Dfuzz.inputs}
 * change them.
 */
class TextFuzzIT {
  private static final long SEED = Long.getLong("fuzz.seed", 20240304L);
  private static final int TEXTS = Integer.getInteger("fuzz.inputs", 2_000);
  private static final int USUAL_CHARS = 4_000;
  private static final int MOST_CHARS = 100_000;

  /** One text in so many may be as long as the longest. */
  private static final int LONG_ONE_IN = 50;

  private static final int CHARS_PER_STATEMENT = 1_000;

  private static final double MAX_SECONDS_PER_CHAR = 1.0 / MOST_CHARS;

  /** What a short text may take: the compiler and the collector of garbage interrupt all. */
  private static final double MIN_LIMIT_SECONDS = 0.25;

  /** What texts consist of that are made to cost time, and what the rules look for. */
  private static final List<String> UNITS =
      List.of(
          " ",
          "\u00a0",
          "\u2003",
          "\t",
          "\n",
          "\n\n",
          "\r\n",
          "\u0000",
          "\u200b",
          "\u200d",
          "\ufe0f",
          "\u0301",
          "e\u0301",
          "\u20e3",
          "\u0903",
          "ß",
          "İ",
          "Σ",
          "Σσ ",
          "ﬃ",
          "日",
          "😀",
          "ѐ",
          "_",
          "\"",
          "“",
          "”",
          "« ",
          "»",
          "'",
          "’",
          "‘",
          "``",
          "''",
          "-",
          "--",
          "—",
          " – ",
          ".",
          "...",
          "…",
          ",",
          ", ",
          ":",
          ";",
          "(",
          ")",
          "[",
          "]",
          "{",
          "/",
          "#",
          "<",
          "<p>",
          "<b><i>",
          "</p>",
          "<a href=x>",
          "&",
          "&amp;",
          "1",
          "1,",
          "1.",
          "12 ",
          "2024-",
          "26/",
          "th ",
          "a",
          "a ",
          "A",
          "A ",
          "A.",
          "AB ",
          "Ab ",
          "Ab, ",
          "Ab-",
          "al-Ab ",
          "O'",
          "Mr. ",
          "Kelly ",
          "Sen. ",
          "U.S. ",
          "United ",
          "Inc. ",
          "van der ",
          "'s ",
          "of ",
          "of the ",
          "for ",
          "and ",
          "& ",
          "the ",
          "a man ",
          "the mayor ",
          "the mayor, ",
          "spokesman ",
          "officials ",
          "he ",
          "she ",
          "they ",
          "who ",
          "I ",
          "quickly ",
          "ly ",
          "said ",
          "said, ",
          "said that ",
          "told ",
          "will say ",
          "according to ",
          "Monday ",
          "Monday, ",
          "on Monday ",
          "last ",
          "last week ",
          "earlier ",
          "the day before ",
          "two days ",
          "one week before ",
          "Feb. ",
          "May ",
          "Feb. 26, ",
          "in 2019 ",
          "today ",
          "next week on ",
          "PARIS, ",
          "PARIS (AP) - ",
          "by ",
          "follow ",
          "we cookie ",
          "our newsletter ",
          "comments ");

  private static final WordPieces PIECES =
      new WordPieces(
          IntStream.rangeClosed('a', 'z')
              .mapToObj(Character::toString)
              .flatMap(letter -> List.of(letter, "##" + letter).stream())
              .collect(
                  Collectors.collectingAndThen(
                      Collectors.toCollection(
                          () -> new ArrayList<>(List.of("[UNK]", "[CLS]", "[SEP]", ".", "the"))),
                      List::copyOf)));

  /** A part of the program that reads a text without a model. */
  private record Stage(String name, Consumer<String> rules) {}

  private static final List<Stage> STAGES =
      List.of(
          new Stage("windows", TextFuzzIT::windows),
          new Stage("day expressions", DayExpressions::in),
          new Stage("dateline", TextFuzzIT::dateline),
          new Stage("published day", text -> PublishedDay.of(text, ZoneOffset.UTC)),
          new Stage("cues", ReportingVerbs::normalise),
          new Stage("statements", TextFuzzIT::statements),
          new Stage("file", text -> Reading.of("a.txt", text.getBytes(UTF_8))),
          new Stage("page of the text", text -> Reading.of("a.html", text.getBytes(UTF_8))),
          new Stage("page with the text", TextFuzzIT::page));

  private static void dateline(String text) {
    assertThat(Dateline.find(text).flatMap(line -> line.day(Records.MONDAY))).isNotNull();
  }

  /** What a stage took for a text, or how it failed. */
  private record Outcome(String about, double seconds, double limit, String error) {
    boolean isBad() {
      return !error.isEmpty() || seconds > limit;
    }
  }

  @Test
  @Timeout(1800)
  void everyTextIsReadInTime() {
    System.out.printf("fuzz.seed=%d fuzz.inputs=%d%n", SEED, TEXTS);
    List<Outcome> outcomes =
        IntStream.range(0, TEXTS)
            .parallel()
            .boxed()
            .flatMap(number -> read(number).stream())
            .toList();
    Map<String, Double> slowest = new LinkedHashMap<>();
    outcomes.forEach(
        one ->
            slowest.merge(one.about.substring(0, one.about.indexOf(':')), one.seconds, Math::max));
    System.out.println("most seconds of each stage: " + slowest);
    outcomes.stream()
        .sorted(Comparator.comparingDouble((Outcome one) -> one.limit / one.seconds))
        .limit(10)
        .forEach(System.out::println);
    assertThat(outcomes).hasSize(TEXTS * STAGES.size());
    assertThat(outcomes.stream().filter(Outcome::isBad)).isEmpty();
  }

  private static List<Outcome> read(int number) {
    String text = text(new Random(SEED + number));
    var outcomes = new ArrayList<Outcome>();
    for (Stage stage : STAGES) {
      Outcome outcome = read(number, text, stage);
      outcomes.add(outcome.isBad() ? read(number, text, stage) : outcome);
    }
    return outcomes;
  }

  private static Outcome read(int number, String text, Stage stage) {
    String error = "";
    long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      stage.rules.accept(text);
    } catch (RuntimeException | Error e) {
      var trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      error = trace.toString();
    }
    long ended = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return new Outcome(
        "%s: text %d, %d characters, %s"
            .formatted(
                stage.name,
                number,
                text.length(),
                text.substring(0, Math.min(60, text.length())).replaceAll("\\P{Print}+", " ")),
        (ended - begun) / 1e9,
        Math.max(MIN_LIMIT_SECONDS, text.length() * MAX_SECONDS_PER_CHAR),
        error);
  }

  private static String text(Random random) {
    int length =
        random.nextInt(LONG_ONE_IN) == 0
            ? USUAL_CHARS + random.nextInt(MOST_CHARS - USUAL_CHARS)
            : 1 + random.nextInt(2 * USUAL_CHARS);
    var text = new StringBuilder();
    while (text.length() < length) {
      int part = 1 + random.nextInt(length);
      switch (random.nextInt(6)) {
        case 0 -> text.append(Story.sentence(random)).append(random.nextBoolean() ? " " : "\n");
        case 1 -> text.append(spoilt(Story.sentence(random), random));
        case 2 -> text.append(unit(random).repeat(1 + random.nextInt(40)));
        case 3 -> fill(text, part, List.of(unit(random)), random);
        case 4 -> fill(text, part, List.of(unit(random), unit(random), unit(random)), random);
        default -> text.append((unit(random) + unit(random) + unit(random)).repeat(part / 6));
      }
    }
    return Surrogates.wellFormed(text.substring(0, length));
  }

  private static String unit(Random random) {
    return UNITS.get(random.nextInt(UNITS.size()));
  }

  private static void fill(StringBuilder text, int length, List<String> units, Random random) {
    for (int end = text.length() + length; text.length() < end; ) {
      text.append(units.get(random.nextInt(units.size())));
    }
  }

  private static String spoilt(String sentence, Random random) {
    var spoilt = new StringBuilder(sentence);
    for (int i = random.nextInt(8); i >= 0; i--) {
      spoilt.insert(random.nextInt(spoilt.length()), unit(random));
    }
    return spoilt.toString();
  }

  private static void windows(String text) {
    Words words = Words.of(text);
    var windows = new Windows(words, PIECES);
    windows.over(new Range(0, words.size()), 256, 32).stream()
        .filter(windows::isReadable)
        .forEach(windows::input);
  }

  private static void statements(String text) {
    Words words = Words.of(text);
    List<FoundAttribution> found = attributions(words, new Random(text.hashCode()));
    var article = Records.article("a", text).build();
    // A model finds far fewer statements than these, and the work for a statement is bounded.
    new ArticleStatements(
            article, words, RandomMentions.of(words, new Random(text.length())), StatementDay.SAID)
        .of(found).stream()
            .limit(1 + text.length() / CHARS_PER_STATEMENT)
            .forEach(WordsOfStance::read);
  }

  /** Returns attributions such as a model might find, at random places. */
  private static List<FoundAttribution> attributions(Words words, Random random) {
    var outer = new ArrayList<FoundAttribution>();
    var nested = new ArrayList<FoundAttribution>();
    var edges = new SpanEdges(words, new Range(0, words.size()));
    boolean dense = random.nextBoolean();
    for (int at = 0; at < words.size(); ) {
      int size = random.nextInt(20) == 0 ? words.size() : dense ? 6 : 60;
      Optional<FoundAttribution> one =
          attribution(edges, at, Math.min(words.size(), at + 1 + random.nextInt(size)), random)
              .map(found -> new FoundAttribution(found, 0.9, Optional.empty()));
      one.ifPresent(outer::add);
      for (Range content : one.map(found -> found.attribution().contents()).orElse(List.of())) {
        for (int within = content.begin(); within < content.end(); within += 8) {
          attribution(edges, within, Math.min(content.end(), within + 8), random)
              .ifPresent(found -> nested.add(new FoundAttribution(found, 0.9, one)));
        }
      }
      at =
          one.map(found -> end(found.attribution())).orElse(at)
              + 1
              + random.nextInt(dense ? 2 : 20);
    }
    outer.addAll(nested);
    return outer;
  }

  /** Returns an attribution of the words from {@code begin} to before {@code end}. */
  private static Optional<Attribution> attribution(
      SpanEdges edges, int begin, int end, Random random) {
    List<Integer> cuts = new ArrayList<>(random.ints(3, begin, end + 1).boxed().sorted().toList());
    List<Range> spans =
        new ArrayList<>(
            List.of(
                new Range(begin, cuts.get(0)),
                new Range(cuts.get(0), cuts.get(1)),
                new Range(cuts.get(1), cuts.get(2))));
    Collections.shuffle(spans, random);
    Range content = spans.get(0);
    Optional<Range> source = Optional.of(spans.get(1)).filter(span -> span.size() > 0);
    Optional<Range> cue = Optional.of(spans.get(2)).filter(span -> span.size() > 0);
    return content.size() == 0
        ? Optional.empty()
        : edges.fix(new Attribution(List.of(content), source, cue, 0.9, 0.9));
  }

  private static int end(Attribution attribution) {
    return List.of(
            attribution.contents(),
            attribution.source().stream().toList(),
            attribution.cue().stream().toList())
        .stream()
        .flatMap(List::stream)
        .mapToInt(Range::end)
        .max()
        .orElseThrow();
  }

  private static void page(String text) {
    var random = new Random(text.hashCode());
    Story story = Story.of(random.nextLong(), 6);
    var paragraphs = new ArrayList<>(story.paragraphs());
    Stream.of(text.split("\n\n", 40))
        .filter(line -> !line.isEmpty())
        .forEach(line -> paragraphs.add(random.nextInt(paragraphs.size() + 1), line));
    List<PageLayouts.Layout> layouts = PageLayouts.known();
    String some = text.substring(0, Math.min(text.length(), 1000));
    var spoilt =
        new Story(
            random.nextBoolean() ? some : story.title(),
            random.nextBoolean() ? some : story.standfirst(),
            random.nextBoolean() ? some : story.author(),
            random.nextBoolean() ? some : story.day(),
            paragraphs,
            List.of(some, "Comments", some, "Related"));
    Reading.of(
        "a.html",
        layouts
            .get(random.nextInt(layouts.size()))
            .page(spoilt, random.nextLong())
            .getBytes(UTF_8));
  }
}

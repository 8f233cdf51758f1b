package org.onrecord.statement;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;

/**
 * Holds statements against attributions annotated by hand and adds up the scores over articles.
 *
 * <p>Words are runs of letters, digits and underscores; a word is covered by a span that holds all
 * of it. {@code word_content} and {@code word_source} count covered words. Attributions are paired
 * one to one by the Jaccard similarity of their content's words, highest first: {@code
 * attr_content} counts pairs of 0.5 or more, {@code attr_exact} those of 1, {@code attr_attributed}
 * those of 0.5 or more whose sources overlap or are both missing; {@code source_accuracy} is, of
 * the pairs whose gold has a source, the part with an overlapping one. Nested statements are left
 * out, since the gold has one layer; statements with the same content, one for each of several
 * joined sources, count as one.
 */
public final class AttributionScores {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final String MARKS = "\"“”";
  private static final double HALF = 0.5;

  /**
   * An attribution as annotated.
   *
   * @param content where the content stands
   * @param source where the source stands, empty where it has none
   */
  public record Gold(List<Span> content, List<Span> source) {}

  /**
   * What was found, against what there is.
   *
   * @param right found and there
   * @param wrong found and not there
   * @param missed there and not found
   */
  public record Count(long right, long wrong, long missed) {
    Count plus(long moreRight, long found, long there) {
      return new Count(right + moreRight, wrong + found - moreRight, missed + there - moreRight);
    }

    /** Returns the part of what was found that is right, 0 where nothing was found. */
    public double precision() {
      return ratio(right, right + wrong);
    }

    /** Returns the part of what is there that was found, 0 where nothing is there. */
    public double recall() {
      return ratio(right, right + missed);
    }

    /** Returns the harmonic mean of both, 0 where both are. */
    public double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
  }

  private record Side(BitSet content, BitSet source) {}

  private record Pair(double jaccard, int gold, int found) {}

  private final boolean quotedOnly;
  private final Map<String, Count> counts = new LinkedHashMap<>();
  private long sourcesRight;
  private long sources;

  /**
   * Makes scores of nothing yet.
   *
   * @param quotedOnly whether only attributions count whose content holds a double quotation mark
   */
  public AttributionScores(boolean quotedOnly) {
    this.quotedOnly = quotedOnly;
    for (String name :
        List.of("word_content", "word_source", "attr_content", "attr_exact", "attr_attributed")) {
      counts.put(name, new Count(0, 0, 0));
    }
  }

  /** Adds an article: its text, its gold, and the statements found in it. */
  public void add(String text, List<Gold> gold, List<Statement> statements) {
    List<Span> words = words(text);
    List<Side> there = sides(text, words, gold);
    List<Side> found = sides(text, words, ofStatements(statements));
    addWords("word_content", union(there, Side::content), union(found, Side::content));
    addWords("word_source", union(there, Side::source), union(found, Side::source));

    int matched = 0;
    int exact = 0;
    int attributed = 0;
    for (Pair pair : pairs(there, found)) {
      BitSet goldSource = there.get(pair.gold()).source();
      BitSet foundSource = found.get(pair.found()).source();
      boolean same = goldSource.intersects(foundSource);
      sources += goldSource.isEmpty() ? 0 : 1;
      sourcesRight += same ? 1 : 0;
      matched++;
      exact += pair.jaccard() == 1 ? 1 : 0;
      attributed += same || (goldSource.isEmpty() && foundSource.isEmpty()) ? 1 : 0;
    }
    count("attr_content", matched, found.size(), there.size());
    count("attr_exact", exact, found.size(), there.size());
    count("attr_attributed", attributed, found.size(), there.size());
  }

  /** Returns the counts by name, in the order in which they are reported. */
  public Map<String, Count> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Returns the part of the paired attributions with a source whose source is right. */
  public double sourceAccuracy() {
    return ratio(sourcesRight, sources);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private void addWords(String name, BitSet there, BitSet found) {
    BitSet both = (BitSet) there.clone();
    both.and(found);
    count(name, both.cardinality(), found.cardinality(), there.cardinality());
  }

  private void count(String name, long right, long found, long there) {
    counts.computeIfPresent(name, (key, count) -> count.plus(right, found, there));
  }

  private static BitSet union(List<Side> sides, Function<Side, BitSet> part) {
    BitSet union = new BitSet();
    sides.forEach(side -> union.or(part.apply(side)));
    return union;
  }

  /** Returns the pairs of at least half the words, best first, each side in one pair at most. */
  private static List<Pair> pairs(List<Side> there, List<Side> found) {
    List<Pair> candidates = new ArrayList<>();
    for (int i = 0; i < there.size(); i++) {
      for (int j = 0; j < found.size(); j++) {
        BitSet both = (BitSet) there.get(i).content().clone();
        both.and(found.get(j).content());
        BitSet either = (BitSet) there.get(i).content().clone();
        either.or(found.get(j).content());
        double jaccard = (double) both.cardinality() / either.cardinality();
        if (jaccard >= HALF) {
          candidates.add(new Pair(jaccard, i, j));
        }
      }
    }
    candidates.sort(
        comparing(Pair::jaccard, reverseOrder())
            .thenComparing(Pair::gold, reverseOrder())
            .thenComparing(Pair::found, reverseOrder()));
    BitSet usedGold = new BitSet();
    BitSet usedFound = new BitSet();
    List<Pair> pairs = new ArrayList<>();
    for (Pair pair : candidates) {
      if (!usedGold.get(pair.gold()) && !usedFound.get(pair.found())) {
        usedGold.set(pair.gold());
        usedFound.set(pair.found());
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private static List<Gold> ofStatements(List<Statement> statements) {
    Map<List<Span>, List<Span>> sourcesByContent = new LinkedHashMap<>();
    for (Statement statement : statements) {
      if (statement.getParentStatementId().isEmpty()) {
        List<Span> found =
            sourcesByContent.computeIfAbsent(
                statement.getContentSpans(), content -> new ArrayList<>());
        statement.getSourceSpan().ifPresent(found::add);
      }
    }
    return sourcesByContent.entrySet().stream()
        .map(entry -> new Gold(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<Side> sides(String text, List<Span> words, List<Gold> attributions) {
    List<Side> sides = new ArrayList<>();
    for (Gold attribution : attributions) {
      BitSet content = covered(words, attribution.content());
      if (!content.isEmpty() && (!quotedOnly || isQuoted(text, attribution.content()))) {
        sides.add(new Side(content, covered(words, attribution.source())));
      }
    }
    return sides;
  }

  /** Whether a double quotation mark stands in a span or next to it. */
  private static boolean isQuoted(String text, List<Span> spans) {
    return spans.stream()
        .anyMatch(
            span ->
                text.substring(
                        Math.max(0, span.getBegin() - 1),
                        Math.min(text.length(), span.getEnd() + 1))
                    .chars()
                    .anyMatch(c -> MARKS.indexOf(c) >= 0));
  }

  private static BitSet covered(List<Span> words, List<Span> spans) {
    BitSet covered = new BitSet();
    for (Span span : spans) {
      for (int i = firstFrom(words, span.getBegin());
          i < words.size() && words.get(i).getEnd() <= span.getEnd();
          i++) {
        covered.set(i);
      }
    }
    return covered;
  }

  /** Returns the first word that begins at {@code offset} or later. */
  private static int firstFrom(List<Span> words, int offset) {
    int low = 0;
    int high = words.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (words.get(middle).getBegin() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<Span> words(String text) {
    List<Span> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Span(matcher.start(), matcher.end()));
    }
    return words;
  }
}

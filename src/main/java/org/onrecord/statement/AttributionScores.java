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
import org.onrecord.model.MatchCount;
import org.onrecord.record.Span;
import org.onrecord.record.Statement;
import org.onrecord.text.BinarySearch;

/**
 * Compares statements with attributions annotated by hand and adds up the scores over articles.
 *
 * <p>Words are runs of letters, digits and underscores; a word is covered by a span that holds all
 * of it. {@code word_content} and {@code word_source} count covered words. Attributions are paired
 * one to one by the Jaccard similarity of their content's words, highest first. {@code
 * attr_content} counts the pairs of 0.5 or more, {@code attr_exact} those of 1, and {@code
 * attr_attributed} those of 0.5 or more whose sources overlap or are both missing. {@link
 * #sourceAccuracy} is the share of the pairs with a gold source whose sources overlap. Nested
 * statements are left out, since the gold annotations are not nested. Statements with the same
 * content, one for each of several joined sources, count as one.
 */
public final class AttributionScores {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final String MARKS = "\"“”";
  private static final double MIN_JACCARD = 0.5;

  /**
   * An annotated attribution.
   *
   * @param content the spans of the content
   * @param source the spans of the source, empty if there is none
   */
  public record Gold(List<Span> content, List<Span> source) {}

  /** An attribution as the words that it covers. */
  private record CoveredWords(BitSet content, BitSet source) {}

  private record Pair(double jaccard, int gold, int found) {}

  private final boolean quotedOnly;
  private final Map<String, MatchCount> counts = new LinkedHashMap<>();
  private long sourcesRight;
  private long sources;

  /**
   * Creates scores without articles.
   *
   * @param quotedOnly whether to count only attributions with a double quotation mark in their
   *     content
   */
  public AttributionScores(boolean quotedOnly) {
    this.quotedOnly = quotedOnly;
    for (String name :
        List.of("word_content", "word_source", "attr_content", "attr_exact", "attr_attributed")) {
      counts.put(name, MatchCount.NONE);
    }
  }

  /** Adds an article: its text, its annotated attributions, and the statements found in it. */
  public void add(String text, List<Gold> attributions, List<Statement> statements) {
    List<Span> words = words(text);
    List<CoveredWords> gold = covered(text, words, attributions);
    List<CoveredWords> found = covered(text, words, ofStatements(statements));
    addWords("word_content", CoveredWords::content, gold, found);
    addWords("word_source", CoveredWords::source, gold, found);
    addAttributions(gold, found);
  }

  private void addAttributions(List<CoveredWords> gold, List<CoveredWords> found) {
    int matched = 0;
    int exact = 0;
    int attributed = 0;
    for (Pair pair : pairs(gold, found)) {
      BitSet goldSource = gold.get(pair.gold()).source();
      BitSet foundSource = found.get(pair.found()).source();
      boolean isSame = goldSource.intersects(foundSource);
      sources += goldSource.isEmpty() ? 0 : 1;
      sourcesRight += isSame ? 1 : 0;
      matched++;
      exact += pair.jaccard() == 1 ? 1 : 0;
      attributed += isSame || (goldSource.isEmpty() && foundSource.isEmpty()) ? 1 : 0;
    }
    count("attr_content", matched, found.size(), gold.size());
    count("attr_exact", exact, found.size(), gold.size());
    count("attr_attributed", attributed, found.size(), gold.size());
  }

  /** Returns the counts by name, in the order in which they are reported. */
  public Map<String, MatchCount> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** Returns the share of the paired attributions with a gold source whose source is right. */
  public double sourceAccuracy() {
    return MatchCount.share(sourcesRight, sources);
  }

  private void addWords(
      String name,
      Function<CoveredWords, BitSet> part,
      List<CoveredWords> gold,
      List<CoveredWords> found) {
    BitSet goldWords = union(gold, part);
    BitSet foundWords = union(found, part);
    count(
        name,
        intersection(goldWords, foundWords).cardinality(),
        foundWords.cardinality(),
        goldWords.cardinality());
  }

  private void count(String name, long both, long found, long gold) {
    counts.computeIfPresent(name, (key, count) -> count.plus(both, found, gold));
  }

  private static BitSet union(
      List<CoveredWords> attributions, Function<CoveredWords, BitSet> part) {
    BitSet union = new BitSet();
    attributions.forEach(attribution -> union.or(part.apply(attribution)));
    return union;
  }

  private static BitSet intersection(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  private static double jaccard(BitSet one, BitSet other) {
    BitSet either = (BitSet) one.clone();
    either.or(other);
    return (double) intersection(one, other).cardinality() / either.cardinality();
  }

  /** Returns the pairs with enough common words, best first. Each attribution is in one at most. */
  private static List<Pair> pairs(List<CoveredWords> gold, List<CoveredWords> found) {
    List<Pair> candidates = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      for (int j = 0; j < found.size(); j++) {
        double jaccard = jaccard(gold.get(i).content(), found.get(j).content());
        if (jaccard >= MIN_JACCARD) {
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
        List<Span> sources =
            sourcesByContent.computeIfAbsent(
                statement.getContentSpans(), content -> new ArrayList<>());
        statement.getSourceSpan().ifPresent(sources::add);
      }
    }
    return sourcesByContent.entrySet().stream()
        .map(entry -> new Gold(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<CoveredWords> covered(String text, List<Span> words, List<Gold> attributions) {
    List<CoveredWords> covered = new ArrayList<>();
    for (Gold attribution : attributions) {
      BitSet content = covered(words, attribution.content());
      if (!content.isEmpty() && (!quotedOnly || isQuoted(text, attribution.content()))) {
        covered.add(new CoveredWords(content, covered(words, attribution.source())));
      }
    }
    return covered;
  }

  /** Whether there is a double quotation mark in a span or next to it. */
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

  /** Returns the index of the first word that begins at {@code offset} or later. */
  private static int firstFrom(List<Span> words, int offset) {
    return BinarySearch.first(words.size(), i -> words.get(i).getBegin() >= offset);
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

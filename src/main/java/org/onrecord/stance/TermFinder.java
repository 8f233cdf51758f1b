package org.onrecord.stance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.text.Tokens;

/**
 * Finds terms in a text, all of them in one pass: terms are indexed by their first words, and the
 * result for each word is cached. Not thread-safe.
 */
final class TermFinder {
  private static final int MAX_CACHED_WORDS = 1 << 15;

  /** A term in the text, from token {@code begin} to before {@code end}. */
  record Hit(Term term, int begin, int end) {}

  private final List<Term> terms;
  private final Stems stems = new Stems();
  private final Map<String, List<Term>> byWord = new HashMap<>();
  private final Map<String, List<Term>> byAcronym = new HashMap<>();
  private final Map<String, List<Term>> byStem = new HashMap<>();
  private final Map<Pattern, List<Term>> byPattern = new LinkedHashMap<>();
  private final Map<String, Pattern> patterns = new HashMap<>();
  private final Map<String, String> stemOfWord = new HashMap<>();
  private final Map<String, List<Term>> termsBeginningWith = new HashMap<>();

  /** Creates a finder of some terms. */
  TermFinder(Collection<Term> terms) {
    this.terms = terms.stream().distinct().toList();
    for (Term term : this.terms) {
      for (Term.Word word : term.words()) {
        if (word.kind() == Term.Kind.WILDCARD) {
          patterns.computeIfAbsent(word.text(), TermFinder::pattern);
        }
      }
      Term.Word first = term.words().get(0);
      switch (first.kind()) {
        case EXACT -> add(byWord, first.text(), term);
        case ACRONYM -> add(byAcronym, first.text(), term);
        case LEMMA -> add(byStem, stem(first.text()), term);
        case WILDCARD -> add(byPattern, patterns.get(first.text()), term);
      }
    }
  }

  private static <K> void add(Map<K, List<Term>> index, K key, Term term) {
    index.computeIfAbsent(key, absent -> new ArrayList<>()).add(term);
  }

  private static Pattern pattern(String wildcards) {
    String pattern =
        wildcards
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(pattern, Pattern.DOTALL);
  }

  /** Returns the terms among the tokens from {@code begin} to before {@code end}. */
  List<Hit> find(Tokens tokens, int begin, int end) {
    List<Hit> hits = new ArrayList<>();
    if (terms.isEmpty()) {
      return hits;
    }
    for (int i = begin; i < end; i++) {
      for (Term term : termsBeginningWith(tokens.lower(i))) {
        addIfMatching(term, tokens, i, end, hits);
      }
      if (byAcronym.containsKey(tokens.lower(i)) && tokens.isAcronym(i)) {
        for (Term term : byAcronym.get(tokens.lower(i))) {
          addIfMatching(term, tokens, i, end, hits);
        }
      }
    }
    return hits;
  }

  private void addIfMatching(Term term, Tokens tokens, int begin, int end, List<Hit> hits) {
    List<Term.Word> words = term.words();
    if (begin + words.size() > end) {
      return;
    }
    for (int i = 1; i < words.size(); i++) {
      if (!matches(words.get(i), tokens, begin + i)) {
        return;
      }
    }
    hits.add(new Hit(term, begin, begin + words.size()));
  }

  private boolean matches(Term.Word word, Tokens tokens, int i) {
    String form = tokens.lower(i);
    return switch (word.kind()) {
      case EXACT -> form.equals(word.text());
      case ACRONYM -> form.equals(word.text()) && tokens.isAcronym(i);
      case LEMMA -> stem(form).equals(stem(word.text()));
      case WILDCARD -> patterns.get(word.text()).matcher(form).matches();
    };
  }

  /** Returns the terms that may begin with a word, acronyms aside. */
  private List<Term> termsBeginningWith(String word) {
    List<Term> known = termsBeginningWith.get(word);
    if (known != null) {
      return known;
    }
    List<Term> found = new ArrayList<>(byWord.getOrDefault(word, List.of()));
    if (!byStem.isEmpty()) {
      found.addAll(byStem.getOrDefault(stem(word), List.of()));
    }
    byPattern.forEach(
        (pattern, terms) -> {
          if (pattern.matcher(word).matches()) {
            found.addAll(terms);
          }
        });
    if (termsBeginningWith.size() < MAX_CACHED_WORDS) {
      termsBeginningWith.put(word, List.copyOf(found));
    }
    return found;
  }

  private String stem(String word) {
    String known = stemOfWord.get(word);
    if (known == null) {
      known = stems.of(word);
      if (stemOfWord.size() < MAX_CACHED_WORDS) {
        stemOfWord.put(word, known);
      }
    }
    return known;
  }
}

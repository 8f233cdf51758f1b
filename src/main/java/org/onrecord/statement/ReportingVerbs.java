package org.onrecord.statement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.text.Lexicon;
import org.onrecord.text.LowerCase;
import org.onrecord.text.Regex;
import org.onrecord.text.WordLists;

/**
 * Normalises cues by the verbs that report speech, which {@code words/verbs.txt} lists with their
 * forms.
 */
final class ReportingVerbs {
  private static final Pattern SPACE = Regex.compile("\\s++");

  /** The rest of `has` or `is` after a source that ends before the apostrophe. */
  private static final Pattern CLIPPED = Pattern.compile("^'?s ");

  private static final int MAX_CUE_CHARS = 100;

  /** No form in the list has more words. */
  private static final int MAX_FORM_WORDS = 4;

  /** `Did not say` is not normalised to `say`. */
  private static final Set<String> NEGATIONS = Set.of("not", "never", "cannot");

  private static final Map<String, String> LEMMA_BY_FORM = read();

  private ReportingVerbs() {}

  /**
   * Normalises a cue. The result is the lemma of the reporting verb with which it begins, after
   * auxiliaries and adverbs ({@code has repeatedly made it clear}: {@code make it clear}). A cue
   * without one is returned in lower case, such as {@code according to}, at most {@value
   * #MAX_CUE_CHARS} characters of it.
   */
  static String normalise(String cue) {
    String phrase =
        CLIPPED
            .matcher(LowerCase.of(SPACE.matcher(cue.strip()).replaceAll(" ")).replace('’', '\''))
            .replaceFirst("");
    String[] words = phrase.split(" ", -1);
    boolean negated = false;
    int first = 0;
    while (first < words.length && isBeforeVerb(words[first])) {
      negated |= NEGATIONS.contains(words[first]) || words[first].endsWith("n't");
      first++;
    }
    Optional<String> lemma = negated ? Optional.empty() : lemma(words, first);
    return lemma.orElseGet(() -> phrase.substring(0, Math.min(phrase.length(), MAX_CUE_CHARS)));
  }

  private static boolean isBeforeVerb(String word) {
    return Lexicon.has(Lexicon.Kind.AUXILIARY, word)
        || Lexicon.has(Lexicon.Kind.ADVERB, word)
        || word.endsWith("ly");
  }

  /** Returns the lemma of the longest form that begins at word {@code first}. */
  private static Optional<String> lemma(String[] words, int first) {
    for (int last = Math.min(words.length, first + MAX_FORM_WORDS); last > first; last--) {
      String form = String.join(" ", Arrays.asList(words).subList(first, last));
      if (LEMMA_BY_FORM.containsKey(form)) {
        return Optional.of(LEMMA_BY_FORM.get(form));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> read() {
    var lemmas = new HashMap<String, String>();
    for (String line : WordLists.lines(ReportingVerbs.class, "words/verbs.txt")) {
      String[] columns = line.split("\t", -1);
      lemmas.put(columns[0], columns[0]);
      for (String form : columns[1].split(" ", -1)) {
        lemmas.putIfAbsent(form.replace('_', ' '), columns[0]);
      }
    }
    return Map.copyOf(lemmas);
  }
}

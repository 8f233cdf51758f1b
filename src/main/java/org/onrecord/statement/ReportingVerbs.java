package org.onrecord.statement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.text.Lexicon;
import org.onrecord.text.WordLists;

/** The verbs that report speech, with all their forms: the word list {@code verbs.txt}. */
final class ReportingVerbs {
  private static final Pattern SPACE = Pattern.compile("\\s++");

  /** What is left of `has` or `is` where the source ends before its apostrophe. */
  private static final Pattern CLIPPED = Pattern.compile("^'?s ");

  private static final int LONGEST_CUE = 100;

  /** No form in the list has more words. */
  private static final int LONGEST_FORM = 4;

  /** `Did not say` is no `say`. */
  private static final Set<String> NEGATIONS = Set.of("not", "never", "cannot");

  private static final Map<String, String> LEMMA_BY_FORM = read();

  private ReportingVerbs() {}

  /**
   * Returns a cue normalised: the lemma of the reporting verb with which it begins, auxiliaries and
   * adverbs aside ({@code has repeatedly made it clear}: {@code make it clear}); else the cue in
   * lower case, such as {@code according to} or {@code in the words of}.
   */
  static String normalise(String cue) {
    String phrase =
        CLIPPED
            .matcher(
                SPACE
                    .matcher(cue.strip())
                    .replaceAll(" ")
                    .toLowerCase(Locale.ROOT)
                    .replace('’', '\''))
            .replaceFirst("");
    String[] words = phrase.split(" ", -1);
    boolean negated = false;
    int first = 0;
    while (first < words.length && isBeforeVerb(words[first])) {
      negated |= NEGATIONS.contains(words[first]) || words[first].endsWith("n't");
      first++;
    }
    Optional<String> lemma = negated ? Optional.empty() : lemma(words, first);
    return lemma.orElseGet(() -> phrase.substring(0, Math.min(phrase.length(), LONGEST_CUE)));
  }

  private static boolean isBeforeVerb(String word) {
    return Lexicon.has(Lexicon.Kind.AUXILIARY, word)
        || Lexicon.has(Lexicon.Kind.ADVERB, word)
        || word.endsWith("ly");
  }

  /** Returns the lemma of the longest form that begins at word {@code first}. */
  private static Optional<String> lemma(String[] words, int first) {
    for (int last = Math.min(words.length, first + LONGEST_FORM); last > first; last--) {
      String form = String.join(" ", Arrays.asList(words).subList(first, last));
      if (LEMMA_BY_FORM.containsKey(form)) {
        return Optional.of(LEMMA_BY_FORM.get(form));
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> read() {
    var lemmas = new HashMap<String, String>();
    for (String line : WordLists.lines(ReportingVerbs.class, "verbs.txt")) {
      String[] columns = line.split("\t", -1);
      lemmas.put(columns[0], columns[0]);
      for (String form : columns[1].split(" ", -1)) {
        lemmas.putIfAbsent(form.replace('_', ' '), columns[0]);
      }
    }
    return Map.copyOf(lemmas);
  }
}

package org.onrecord.stance;

import java.util.HashMap;
import java.util.Map;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import org.onrecord.text.WordLists;

/**
 * Stems words: Snowball's English stemmer (Porter, Snowball: A language for stemming algorithms,
 * 2001), which an irregular form ({@code sent}) enters as its base form ({@code
 * words/irregular.txt}). Not thread-safe.
 */
final class Stems {
  private static final Map<String, String> BASE_FORMS = baseForms();

  private final SnowballStemmer stemmer = new SnowballStemmer(SnowballStemmer.ALGORITHM.ENGLISH);

  /** Returns the stem of a word in lower case. */
  String of(String word) {
    return stemmer.stem(BASE_FORMS.getOrDefault(word, word)).toString();
  }

  private static Map<String, String> baseForms() {
    Map<String, String> words = new HashMap<>();
    for (String line : WordLists.lines(Stems.class, "words/irregular.txt")) {
      String[] forms = line.split(" ", -1);
      for (int i = 1; i < forms.length; i++) {
        words.putIfAbsent(forms[i], forms[0]);
      }
    }
    return Map.copyOf(words);
  }
}

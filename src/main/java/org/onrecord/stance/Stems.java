package org.onrecord.stance;

import java.util.HashMap;
import java.util.Map;
import opennlp.tools.stemmer.snowball.SnowballStemmer;
import org.onrecord.text.WordLists;

/**
 * What the forms of a word have in common: Snowball's English stem (Porter, Snowball: A language
 * for stemming algorithms, 2001), of an irregular form ({@code sent}) that of its word. Not for use
 * by several threads at once.
 */
final class Stems {
  private static final Map<String, String> IRREGULAR = irregular();

  private final SnowballStemmer stemmer = new SnowballStemmer(SnowballStemmer.ALGORITHM.ENGLISH);

  /** Returns the stem of a word in lower case. */
  String of(String word) {
    return stemmer.stem(IRREGULAR.getOrDefault(word, word)).toString();
  }

  private static Map<String, String> irregular() {
    Map<String, String> words = new HashMap<>();
    for (String line : WordLists.lines(Stems.class, "irregular.txt")) {
      String[] forms = line.split(" ", -1);
      for (int i = 1; i < forms.length; i++) {
        words.putIfAbsent(forms[i], forms[0]);
      }
    }
    return Map.copyOf(words);
  }
}

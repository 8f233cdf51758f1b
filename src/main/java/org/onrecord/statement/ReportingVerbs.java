package org.onrecord.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onrecord.actor.Lexicon;
import org.onrecord.actor.Tokens;

/** The verbs that report speech, with all their forms: the word list {@code verbs.txt}. */
final class ReportingVerbs {
  /** What a verb takes as content; a quotation always will do. */
  enum Takes {
    /** A clause, with or without `that`. */
    SAY,
    /** A hearer, then a clause. */
    TELL,
    /** A clause with `that`, or one that a pronoun opens. */
    THAT,
    /** Only a quotation. */
    QUOTE,
    /** `According to` and its like: a clause beside it. */
    BESIDE
  }

  /**
   * A verb in the text.
   *
   * @param length how many tokens it has
   */
  record Match(String lemma, Takes takes, int length) {}

  private static final Match ACCORDING_TO = new Match("according to", Takes.BESIDE, 2);
  private static final Map<String, List<Entry>> BY_FIRST_WORD = read();

  private record Entry(List<String> words, Match match) {}

  private ReportingVerbs() {}

  /** Returns the longest reporting verb or phrase that begins at token {@code i}. */
  static Optional<Match> at(Tokens tokens, int i) {
    if (tokens.is(i, "according") && tokens.is(i + 1, "to")) {
      return Optional.of(ACCORDING_TO);
    }
    Match longest = null;
    for (Entry entry : BY_FIRST_WORD.getOrDefault(tokens.lower(i), List.of())) {
      boolean fits = longest == null || longest.length < entry.words.size();
      for (int word = 1; fits && word < entry.words.size(); word++) {
        fits = tokens.is(i + word, entry.words.get(word));
      }
      longest = fits ? entry.match : longest;
    }
    return Optional.ofNullable(longest);
  }

  private static Map<String, List<Entry>> read() {
    var entries = new HashMap<String, List<Entry>>();
    for (String line : Lexicon.lines(ReportingVerbs.class, "verbs.txt")) {
      String[] columns = line.split("\t", -1);
      Takes takes = Takes.valueOf(columns[1].toUpperCase(Locale.ROOT));
      for (String form : columns[2].split(" ", -1)) {
        List<String> words = List.of(form.split("_", -1));
        var entry = new Entry(words, new Match(columns[0], takes, words.size()));
        entries.computeIfAbsent(words.get(0), word -> new ArrayList<>()).add(entry);
      }
    }
    return entries;
  }
}

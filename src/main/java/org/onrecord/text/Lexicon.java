package org.onrecord.text;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What single words mean to the rules: the word lists in the resource folder {@code words}. */
public final class Lexicon {
  /**
   * The word lists. Each is a file named after its constant: {@link #NAME_PREFIX} is {@code
   * words/name-prefix.txt}, whose first lines say what belongs there.
   */
  public enum Kind {
    /** Written with a full stop that does not end a sentence. */
    ABBREVIATION,
    /** `the`, `his`, `three`: opens a noun phrase. */
    DETERMINER,
    /** `the`, `those`: opens a noun phrase for someone spoken of before. */
    DEFINITE,
    /** `the`, `this`: left out of a description that names its actor. */
    ARTICLE,
    /** A personal pronoun, or `who`. */
    PRONOUN,
    /** Joins a phrase to the one before it. */
    PREPOSITION,
    /** Joins clauses or phrases; relative words are included. */
    CONJUNCTION,
    /** `has`, `will`, `didn't`. */
    AUXILIARY,
    /** An adverb that may come between subject and verb, and does not end in -ly. */
    ADVERB,
    /** Weekdays, months, `yesterday`. */
    TIME,
    /** Small parts of names: `van`, `bin`. */
    PARTICLE,
    /** Prefixes that a surname may lose, with their hyphen: `al-`. */
    NAME_PREFIX,
    /** `jr.`, `iii`: tells a son from his father. */
    GENERATION,
    /** `Mr.`, `Mrs.`: precedes a person's name and is no role. */
    COURTESY,
    /** Words of roles and titles for women. */
    FEMALE,
    /** Words of roles and titles for men. */
    MALE,
    /** What an organisation can be: `ministry`, `party`. */
    ORGANISATION,
    /** A person's party or camp, before the name: `Republican`. */
    AFFILIATE;

    private String file() {
      return "words/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    }
  }

  private static final Map<Kind, Set<String>> WORDS = words();

  private Lexicon() {}

  /** Whether {@code word}, given in lower case, is in the list. */
  public static boolean has(Kind kind, String word) {
    return WORDS.get(kind).contains(word);
  }

  /** Whether {@code word} has only a grammatical function, so it neither begins nor ends a name. */
  public static boolean isFunctionWord(String word) {
    return has(Kind.DETERMINER, word)
        || has(Kind.PRONOUN, word)
        || has(Kind.PREPOSITION, word)
        || has(Kind.CONJUNCTION, word)
        || has(Kind.AUXILIARY, word)
        || has(Kind.ADVERB, word);
  }

  private static Map<Kind, Set<String>> words() {
    var words = new EnumMap<Kind, Set<String>>(Kind.class);
    for (Kind kind : Kind.values()) {
      words.put(kind, new HashSet<>(WordLists.lines(Lexicon.class, kind.file())));
    }
    return words;
  }
}

package org.onrecord.text;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What single words mean for the rules: the word lists of {@code words.txt}. */
public final class Lexicon {
  /** The lists of {@code words.txt}, each under its constant's name in lower case. */
  public enum Kind {
    /** Written with a full stop that does not end a sentence. */
    ABBREVIATION,
    /** `the`, `his`, `three`: opens a noun phrase. */
    DETERMINER,
    /** A personal pronoun, or `who`. */
    PRONOUN,
    /** Joins a phrase to the one before it. */
    PREPOSITION,
    /** Joins clauses or phrases, relative words among them. */
    CONJUNCTION,
    /** `has`, `will`, `didn't`. */
    AUXILIARY,
    /** An adverb that may stand between subject and verb, and does not end in -ly. */
    ADVERB,
    /** Weekdays, months, `yesterday`. */
    TIME,
    /** Small parts of names: `van`, `bin`. */
    PARTICLE,
    /** `Mr.`, `Mrs.`: before a person's name, no role. */
    COURTESY,
    /** What a person can be: `president`, `spokesman`. */
    ROLE,
    /** Stands before a role: `former`, `deputy`. */
    MODIFIER,
    /** Words of roles and titles that say she is a woman. */
    FEMALE,
    /** Words of roles and titles that say he is a man. */
    MALE,
    /** What an organisation can be: `ministry`, `party`. */
    ORGANISATION,
    /** Organisations known by a single name or place: `kremlin`. */
    INSTITUTION,
    /** Several people: `officials`. */
    GROUP,
    /** What can be read: `report`. */
    DOCUMENT,
    /** Nouns for a person that are no role: `man`, `neighbour`. */
    PERSON,
    /** Verbs, in the forms in which they report speech: `said`. */
    SPEECH,
    /** Words of the names of places: `street`, `north`. */
    PLACE,
    /** Words of the names of what is neither a person nor speaks: `treaty`, `cup`. */
    THING,
    /** What a ministry or a secretary is for: `defense`. */
    PORTFOLIO,
    /** Whom a person belongs to, before the name: `Republican`. */
    AFFILIATE,
    /** Words of other lists that are surnames too: `king`, `park`. */
    SURNAME,
    /** Nouns for any organisation, whatever its name: `company`. */
    GENERIC,
    /** Verbs that look like a role in the plural: `heads`. */
    VERB,
    /** Nouns for any country: `nation`. */
    STATEHOOD
  }

  private static final Map<Kind, Set<String>> WORDS = words();

  private Lexicon() {}

  /** Whether {@code word}, given in lower case, is in the list. */
  public static boolean has(Kind kind, String word) {
    return WORDS.get(kind).contains(word);
  }

  /** Whether {@code word} only serves grammar, so that it neither begins nor ends a name. */
  public static boolean isFunctionWord(String word) {
    return has(Kind.DETERMINER, word)
        || has(Kind.PRONOUN, word)
        || has(Kind.PREPOSITION, word)
        || has(Kind.CONJUNCTION, word)
        || has(Kind.AUXILIARY, word)
        || has(Kind.ADVERB, word);
  }

  /** Returns the country that goes by {@code name} (a name or its capital), letter case aside. */
  public static Optional<String> country(String name) {
    return Countries.called(name);
  }

  private static Map<Kind, Set<String>> words() {
    var words = new EnumMap<Kind, Set<String>>(Kind.class);
    for (Kind kind : Kind.values()) {
      words.put(kind, new HashSet<>());
    }
    for (String line : WordLists.lines(Lexicon.class, "words.txt")) {
      int colon = line.indexOf(':');
      Kind kind = Kind.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
      words.get(kind).addAll(List.of(line.substring(colon + 1).strip().split("\\s+", -1)));
    }
    addPlurals(words, Kind.ROLE);
    addPlurals(words, Kind.PERSON);
    return words;
  }

  /** Several authors are a group, but what `heads` or `hosts` is more often a verb. */
  private static void addPlurals(Map<Kind, Set<String>> words, Kind of) {
    for (String word : words.get(of)) {
      String plural = word + "s";
      boolean plain =
          !word.endsWith(".") && !word.endsWith("s") && !words.get(Kind.VERB).contains(plural);
      if (plain) {
        words.get(Kind.GROUP).add(plural);
      }
    }
  }
}

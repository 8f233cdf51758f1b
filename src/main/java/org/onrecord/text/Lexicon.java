package org.onrecord.text;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What single words mean to the rules: the word lists in the resource folder {@code words}. */
public final class Lexicon {
  /**
   * The word lists. Each is a file named after its constant: {@link #NAME_LINK} is {@code
   * words/name-link.txt}, whose first lines say what belongs there.
   */
  public enum Kind {
    /** Written with a full stop that does not end a sentence. */
    ABBREVIATION,
    /** `the`, `his`, `three`: opens a noun phrase. */
    DETERMINER,
    /** `a`, `some`: opens a noun phrase for someone not spoken of before. */
    INDEFINITE,
    /** `the`, `those`: opens a noun phrase for someone spoken of before. */
    DEFINITE,
    /** `the`, `this`: left out of a description that names its actor. */
    ARTICLE,
    /** `the`, `his`, `'s`: a role before a name begins after it. */
    ROLE_OPENER,
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
    /** `been`, `never`: a contracted `'s` before it is a verb, not a possessive. */
    AFTER_CONTRACTION,
    /** Weekdays, months, `yesterday`. */
    TIME,
    /** Small parts of names: `van`, `bin`. */
    PARTICLE,
    /** `of`, `and`: may join the parts of an organisation's name. */
    NAME_LINK,
    /** Prefixes that a surname may lose, with their hyphen: `al-`. */
    NAME_PREFIX,
    /** `jr.`, `iii`: tells a son from his father. */
    GENERATION,
    /** `Mr.`, `Mrs.`: precedes a person's name and is no role. */
    COURTESY,
    /** What a person can be: `president`, `spokesman`. */
    ROLE,
    /** Precedes a role: `former`, `deputy`. */
    MODIFIER,
    /** Precedes a role and makes it another one: `vice`. */
    QUALIFIER,
    /** Words of roles and titles for women. */
    FEMALE,
    /** Words of roles and titles for men. */
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
    /** Nouns that can mean any person mentioned before: `man`, `politician`. */
    PLAIN_PERSON,
    /** Verbs, in the forms in which they report speech: `said`. */
    SPEECH,
    /** `called`: the name of what precedes it follows. */
    NAMING,
    /** Words of place names: `street`, `north`. */
    PLACE,
    /** Nouns for a place whose name follows `of`: `city`. */
    PLACE_NOUN,
    /** Nouns for any town: `city`. */
    TOWN,
    /** Words in the names of what is neither a person nor a speaker: `treaty`, `cup`. */
    THING,
    /** What a ministry or a secretary is responsible for: `defense`. */
    PORTFOLIO,
    /** A person's party or camp, before the name: `Republican`. */
    AFFILIATE,
    /** Words of other lists that are also surnames: `king`, `park`. */
    SURNAME,
    /** Months that are also names: `april`. */
    NAME_MONTH,
    /** Nouns for any organisation, whatever its name: `company`. */
    GENERIC,
    /** Verbs that look like a role in the plural: `heads`. */
    VERB,
    /** Nouns for any country: `nation`. */
    STATEHOOD;

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
    addPlurals(words, Kind.ROLE);
    addPlurals(words, Kind.PERSON);
    return words;
  }

  /** Adds plurals to the groups: `authors` is a group. `heads` and `hosts` are more often verbs. */
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

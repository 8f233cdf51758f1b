package org.onrecord.statement;

import static org.onrecord.actor.Lexicon.Kind.ADVERB;
import static org.onrecord.actor.Lexicon.Kind.AUXILIARY;
import static org.onrecord.actor.Lexicon.Kind.CONJUNCTION;
import static org.onrecord.actor.Lexicon.Kind.COURTESY;
import static org.onrecord.actor.Lexicon.Kind.DETERMINER;
import static org.onrecord.actor.Lexicon.Kind.MODIFIER;
import static org.onrecord.actor.Lexicon.Kind.PREPOSITION;
import static org.onrecord.actor.Lexicon.Kind.PRONOUN;
import static org.onrecord.actor.Lexicon.Kind.ROLE;
import static org.onrecord.actor.Lexicon.Kind.TIME;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.onrecord.actor.Lexicon;
import org.onrecord.actor.Tokens;

/**
 * Noun phrases beside a verb, found without a parser: words up to one that cannot belong to them.
 */
final class SourcePhrases {
  private static final int LONGEST = 20;
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_APPOSITION = 20;
  private static final int LONGEST_BRACKET = 8;
  private static final Set<String> LINKS = Set.of("of", "for", "from", "at", "in", "with");
  private static final Set<String> LINKS_BEHIND = Set.of("of", "for", "from", "with");

  private final Tokens tokens;
  private final BitSet quoted;

  SourcePhrases(Tokens tokens, BitSet quoted) {
    this.tokens = tokens;
    this.quoted = quoted;
  }

  /** Returns the phrase that ends before token {@code end} and begins at {@code limit} or later. */
  Optional<Range> before(int end, int limit) {
    return anyBefore(end, limit).filter(this::isShort);
  }

  private Optional<Range> anyBefore(int end, int limit) {
    if (end - 1 > limit && tokens.is(end - 1, ",")) {
      return appositionBegin(end - 1, limit)
          .flatMap(comma -> plainBefore(comma, limit))
          .map(head -> new Range(head.begin(), end - 1));
    }
    return plainBefore(end, limit);
  }

  /** Returns the phrase that begins at token {@code begin} and ends at {@code limit} or before. */
  Optional<Range> after(int begin, int limit) {
    return anyAfter(begin, limit).filter(this::isShort);
  }

  /** Several statements may have the same source: one of a megabyte would be copied to each. */
  private boolean isShort(Range range) {
    return tokens.end(range.end() - 1) - tokens.begin(range.begin()) <= LONGEST_TEXT;
  }

  private Optional<Range> anyAfter(int begin, int limit) {
    if (tokens.is(begin, PRONOUN) && begin < limit) {
      return Optional.of(new Range(begin, begin + 1));
    }
    int end = begin;
    while (end < limit && tokens.is(end, DETERMINER)) {
      end++;
    }
    boolean named = false;
    boolean words = false;
    for (int last = Math.min(limit, begin + LONGEST); end < last && continues(end, named); end++) {
      named |= tokens.isCapitalised(end);
      words |= tokens.isWord(end) && !LINKS.contains(tokens.lower(end));
    }
    while (end > begin && tokens.is(end - 1, PREPOSITION)) {
      end--;
    }
    return words ? Optional.of(new Range(begin, appositionEnd(end, limit))) : Optional.empty();
  }

  private Optional<Range> plainBefore(int end, int limit) {
    int last = bracketBegin(end, limit);
    if (last - 1 >= limit && tokens.is(last - 1, PRONOUN)) {
      return Optional.of(new Range(last - 1, last));
    }
    int begin = last;
    boolean words = false;
    while (begin > limit && last - begin < LONGEST) {
      int i = begin - 1;
      if (quoted.get(i)) {
        break;
      } else if (tokens.is(i, DETERMINER)) {
        begin--;
        if (!isLinkedBefore(begin, limit)) {
          break;
        }
      } else if (isPhraseWord(i) || tokens.is(i, "'s")) {
        words |= tokens.isWord(i);
        begin--;
      } else if (words && isLinkedBefore(begin, limit)) {
        begin--;
      } else {
        break;
      }
    }
    return words ? Optional.of(new Range(begin, end)) : Optional.empty();
  }

  /** Whether a preposition ties what begins at {@code begin} to a noun before it. */
  private boolean isLinkedBefore(int begin, int limit) {
    return begin - 2 >= limit && LINKS.contains(tokens.lower(begin - 1)) && isPhraseWord(begin - 2);
  }

  private boolean isPhraseWord(int i) {
    boolean possessive = tokens.is(i, "'") && tokens.lower(i - 1).endsWith("s");
    return (tokens.isWord(i) || possessive || tokens.is(i, "[") || tokens.is(i, "]"))
        && !quoted.get(i)
        && !tokens.is(i, TIME)
        && !Lexicon.isFunctionWord(tokens.lower(i));
  }

  /** Whether token {@code i} goes on with a phrase; after a name only what can belong to names. */
  private boolean continues(int i, boolean named) {
    String word = tokens.lower(i);
    if (quoted.get(i)) {
      return false;
    }
    if (tokens.is(i, "'s") || tokens.is(i - 1, "'s") || tokens.isCapitalised(i)) {
      return tokens.is(i, "'s") || isPhraseWord(i);
    }
    if (LINKS_BEHIND.contains(word)) {
      return tokens.isCapitalised(i + 1) || tokens.is(i + 1, DETERMINER);
    }
    if (tokens.is(i, DETERMINER)) {
      return LINKS_BEHIND.contains(tokens.lower(i - 1));
    }
    boolean belongs =
        !named
            || tokens.isCapitalised(i + 1)
            || tokens.is(i, ROLE)
            || tokens.is(i, MODIFIER)
            || tokens.is(i, Lexicon.Kind.GROUP)
            || tokens.is(i, Lexicon.Kind.ORGANISATION)
            || tokens.is(i, Lexicon.Kind.DOCUMENT);
    return belongs && isPhraseWord(i);
  }

  /** Returns the comma that opens the apposition which the comma at {@code end} closes. */
  private Optional<Integer> appositionBegin(int end, int limit) {
    for (int i = end - 1; i > limit && end - i < LONGEST_APPOSITION && !quoted.get(i); i--) {
      boolean age = tokens.isNumber(i - 1) && tokens.is(i - 2, ",");
      if (tokens.is(i, ",") && !age && opensApposition(i + 1)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private int appositionEnd(int comma, int limit) {
    if (!tokens.is(comma, ",") || !opensApposition(comma + 1) || tokens.is(comma + 1, PRONOUN)) {
      return comma;
    }
    int last = Math.min(limit, comma + LONGEST_APPOSITION);
    for (int i = comma + 1; i < last; i++) {
      if (tokens.is(i, ",") || tokens.is(i, ".")) {
        return i;
      }
      if (quoted.get(i) || tokens.is(i, AUXILIARY) || tokens.is(i, CONJUNCTION)) {
        return comma;
      }
    }
    return last == limit ? last : comma;
  }

  private boolean opensApposition(int i) {
    return tokens.is(i, DETERMINER)
        || tokens.is(i, ROLE)
        || tokens.is(i, MODIFIER)
        || tokens.is(i, COURTESY)
        || tokens.is(i, "who")
        || tokens.is(i, "whose")
        || (tokens.isCapitalised(i)
            && (tokens.is(i + 1, ROLE) || tokens.is(i + 1, "'s") || isNameAfterRole(i)))
        || tokens.isNumber(i);
  }

  /** Whether a name in commas stands here: `the spokesman, Ann Lee, said`. */
  private boolean isNameAfterRole(int i) {
    int end = i;
    while (end - i < 5 && tokens.isCapitalised(end)) {
      end++;
    }
    return tokens.is(i - 2, ROLE) && tokens.is(end, ",");
  }

  private int bracketBegin(int end, int limit) {
    if (tokens.is(end - 1, ")")) {
      for (int i = end - 2; i > limit && end - i <= LONGEST_BRACKET; i--) {
        if (tokens.is(i, "(")) {
          return i;
        }
      }
    }
    return end;
  }

  /** Whether token {@code i} may stand between a subject and its verb. */
  static boolean isBetween(Tokens tokens, int i) {
    return tokens.is(i, AUXILIARY)
        || tokens.is(i, ADVERB)
        || (tokens.lower(i).endsWith("ly") && !tokens.isCapitalised(i));
  }
}

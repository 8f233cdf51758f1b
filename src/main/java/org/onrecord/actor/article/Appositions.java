package org.onrecord.actor.article;

import java.util.Optional;
import org.onrecord.text.Lexicon;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;

/** Finds the roles given in apposition to a name: `Ann Lee, the mayor of Marrow,`. */
final class Appositions {
  private static final Limits LIMITS = Limits.DEFAULT;

  /** A role: its first noun phrase ends at {@code headEnd}, with the phrase's head. */
  record Role(int begin, int headEnd, String text) {}

  private final Tokens tokens;
  private final Sentences sentences;

  Appositions(Tokens tokens, Sentences sentences) {
    this.tokens = tokens;
    this.sentences = sentences;
  }

  /** Returns the role after a comma at {@code nameEnd}; an age before it is skipped. */
  Optional<Role> after(int nameEnd) {
    if (!tokens.is(nameEnd, ",")) {
      return Optional.empty();
    }
    int begin = roleBegin(tokens, nameEnd);
    int headEnd = begin;
    int limit =
        Math.min(Math.min(begin + LIMITS.maxRoleTokens(), tokens.size()), sentences.next(nameEnd));
    for (int i = begin; i < limit; i++) {
      if (tokens.is(i, ",") || tokens.is(i, ".") || tokens.is(i, Lexicon.Kind.SPEECH)) {
        return role(begin, headEnd, i);
      }
      if (!isPhrase(i)
          || tokens.is(i, Lexicon.Kind.PRONOUN)
          || tokens.is(i, Lexicon.Kind.AUXILIARY)) {
        return tokens.is(i, "who")
                || tokens.is(i, "—")
                || tokens.is(i, "\"")
                || tokens.is(i, "“")
                || tokens.is(i, ")")
            ? role(begin, headEnd, i)
            : Optional.empty();
      }
      if (headEnd == begin && isHead(i) && !isHead(i + 1)) {
        if (tokens.isCapitalised(i + 1) && tokens.isWord(i + 1)) {
          return Optional.empty();
        }
        headEnd = i + 1;
      } else if (headEnd == begin && tokens.is(i, Lexicon.Kind.PREPOSITION)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns where a role after a comma begins: after an age, its comma and a determiner. */
  static int roleBegin(Tokens tokens, int comma) {
    int begin = comma + 1;
    if (tokens.isNumber(begin) && tokens.is(begin + 1, ",")) {
      begin += 2;
    }
    return tokens.is(begin, Lexicon.Kind.DETERMINER) ? begin + 1 : begin;
  }

  /** Returns the role before a comma and the name: `the mayor, Ann Lee,`. */
  Optional<Role> before(Name name) {
    int nameBegin = name.titleBegin();
    boolean bounded =
        tokens.is(nameBegin - 1, ",")
            && (tokens.is(name.end(), ",")
                || tokens.is(name.end(), ".")
                || sentences.beginsAt(name.end()));
    if (!bounded) {
      return Optional.empty();
    }
    int last = nameBegin - 1;
    int limit =
        Math.max(sentences.begin(Math.max(0, last)), last - LIMITS.maxPrecedingRoleTokens());
    for (int i = last - 1; i >= limit; i--) {
      if (tokens.is(i, Lexicon.Kind.ROLE_OPENER)) {
        int headEnd = i + 1;
        while (headEnd < last
            && !isHead(headEnd)
            && !tokens.is(headEnd, Lexicon.Kind.PREPOSITION)) {
          headEnd++;
        }
        while (headEnd < last && isHead(headEnd)) {
          headEnd++;
        }
        boolean plain = headEnd == last || tokens.is(headEnd, Lexicon.Kind.PREPOSITION);
        if (isHead(headEnd - 1) && plain && headEnd > i + 1) {
          return role(i + 1, headEnd, last);
        }
        if (tokens.is(i, "'s") || headEnd < last) {
          continue;
        }
        return Optional.empty();
      }
      if (!isPhrase(i)
          || tokens.is(i, Lexicon.Kind.AUXILIARY)
          || tokens.is(i, Lexicon.Kind.PRONOUN)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Role> role(int begin, int headEnd, int end) {
    return headEnd > begin && headEnd <= end
        ? Optional.of(new Role(begin, headEnd, tokens.phrase(begin, end)))
        : Optional.empty();
  }

  private boolean isHead(int i) {
    return tokens.is(i, Lexicon.Kind.ROLE) || tokens.is(i, Lexicon.Kind.PERSON);
  }

  private boolean isPhrase(int i) {
    return (tokens.isWord(i) && !tokens.lower(i).isEmpty()) || tokens.is(i, "'s");
  }
}

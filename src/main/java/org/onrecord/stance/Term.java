package org.onrecord.stance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.text.Regex;
import org.onrecord.text.Tokens;

/**
 * A word or a phrase to look for: consecutive words.
 *
 * <p>A word matches itself. Letter case does not matter, except that {@code US} and {@code NATO}
 * match only in capitals. {@code *} matches any letters, {@code ?} one. A lemma matches all its
 * forms.
 */
public record Term(List<Word> words) implements Serializable {

  /** How a word is recognised. */
  enum Kind {
    /** By its letters. */
    EXACT,
    /** By its letters, in capitals only. */
    ACRONYM,
    /** By its stem. */
    LEMMA,
    /** By a pattern with {@code *} and {@code ?}. */
    WILDCARD
  }

  /**
   * One of the words.
   *
   * @param text the word in lower case; a lemma is not stemmed yet
   */
  record Word(Kind kind, String text) implements Serializable {}

  private static final Pattern SPACE = Regex.compile("\\s+");
  private static final int MIN_LETTERS = 2;
  private static final int MAX_WORDS = 12;
  private static final int MAX_WILDCARDS = 3;

  public Term {
    words = List.copyOf(words);
  }

  /**
   * Parses a term.
   *
   * @param lemmas whether the words match all their forms
   * @throws IllegalArgumentException if it is not a term; the message tells why
   */
  static Term of(String text, boolean lemmas) {
    List<Word> words = new ArrayList<>();
    for (String part : SPACE.splitAsStream(text.strip()).toList()) {
      if (part.indexOf('*') >= 0 || part.indexOf('?') >= 0) {
        words.add(wildcard(part, lemmas));
      } else {
        Tokens tokens = Tokens.of(part);
        for (int i = 0; i < tokens.size(); i++) {
          boolean acronym = tokens.isAcronym(i);
          words.add(
              new Word(acronym ? Kind.ACRONYM : lemmas ? Kind.LEMMA : Kind.EXACT, tokens.lower(i)));
        }
      }
    }
    if (words.stream().anyMatch(word -> word.text().isEmpty())) {
      throw new IllegalArgumentException("\"%s\" has a word that is too long".formatted(text));
    }
    if (words.stream().noneMatch(word -> word.text().codePoints().anyMatch(Character::isLetter))) {
      throw new IllegalArgumentException("\"%s\" has no word".formatted(text));
    }
    if (words.size() > MAX_WORDS) {
      throw new IllegalArgumentException(
          "\"%s\" has more than %d words".formatted(text, MAX_WORDS));
    }
    return new Term(words);
  }

  private static Word wildcard(String part, boolean lemma) {
    if (lemma) {
      throw new IllegalArgumentException(
          "\"%s\" has a wildcard; a lemma has all forms anyway".formatted(part));
    }
    if (part.codePoints().filter(Character::isLetterOrDigit).count() < MIN_LETTERS) {
      throw new IllegalArgumentException(
          "\"%s\" would find nearly everything: beside wildcards it needs %d letters"
              .formatted(part, MIN_LETTERS));
    }
    if (part.chars().filter(c -> c == '*').count() > MAX_WILDCARDS) {
      throw new IllegalArgumentException(
          "\"%s\" has more than %d wildcards".formatted(part, MAX_WILDCARDS));
    }
    return new Word(Kind.WILDCARD, part.toLowerCase(Locale.ROOT).replace('’', '\''));
  }
}

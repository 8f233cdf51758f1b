package org.onrecord.stance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.onrecord.text.Tokens;

/**
 * A word or a phrase to look for: words that stand one behind the other.
 *
 * <p>A word stands for itself, letter case aside, but {@code US} and {@code NATO} for the same in
 * capitals only; {@code *} in it stands for any letters, {@code ?} for one. As lemmas, its words
 * stand for all their forms.
 */
public record Term(List<Word> words) implements Serializable {

  /** How a word is recognised. */
  enum Kind {
    /** By its letters. */
    EXACT,
    /** By its letters, all capitals. */
    ACRONYM,
    /** By its stem. */
    LEMMA,
    /** By a pattern with {@code *} and {@code ?}. */
    WILDCARD
  }

  /**
   * One of the words.
   *
   * @param text in lower case; of a lemma as the catalogue has it, not yet a stem
   */
  record Word(Kind kind, String text) implements Serializable {}

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int LEAST_LETTERS = 2;
  private static final int MOST_WORDS = 12;
  private static final int MOST_WILDCARDS = 3;

  public Term {
    words = List.copyOf(words);
  }

  /**
   * Returns the term that is written so.
   *
   * @param lemmas whether all forms of the words are meant
   * @throws IllegalArgumentException with what is wrong with it
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
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "\"%s\" has more than %d words".formatted(text, MOST_WORDS));
    }
    return new Term(words);
  }

  private static Word wildcard(String part, boolean lemma) {
    if (lemma) {
      throw new IllegalArgumentException(
          "\"%s\" has a wildcard; a lemma has all forms anyway".formatted(part));
    }
    if (part.codePoints().filter(Character::isLetterOrDigit).count() < LEAST_LETTERS) {
      throw new IllegalArgumentException(
          "\"%s\" would find nearly everything: beside wildcards it needs %d letters"
              .formatted(part, LEAST_LETTERS));
    }
    if (part.chars().filter(c -> c == '*').count() > MOST_WILDCARDS) {
      throw new IllegalArgumentException(
          "\"%s\" has more than %d wildcards".formatted(part, MOST_WILDCARDS));
    }
    return new Word(Kind.WILDCARD, part.toLowerCase(Locale.ROOT).replace('’', '\''));
  }
}

package org.onrecord.text;

import java.util.BitSet;
import java.util.Set;

/**
 * The beginnings of sentences and paragraphs, as token numbers.
 *
 * <p>{@link java.text.BreakIterator} ends sentences after `Mr.` and `Feb.`. Here the full stop of
 * an abbreviation ends a sentence only before a word such as `The`. A wire dateline (`PARIS
 * (Reuters) -`) is a separate sentence. A line end is a paragraph's end if a blank line follows, if
 * the line ends a sentence, or if the text has lines too long to be wrapped.
 */
public final class Sentences {
  private static final Set<String> TERMINALS = Set.of(".", "?", "!", "…");
  private static final Set<String> CLOSERS = Set.of("\"", "”", "»", ")", "]", "'");
  private static final Set<String> DASHES = Set.of("-", "–", "—");

  /** A longer line is a whole paragraph, so the text is not wrapped. Chosen by hand. */
  private static final int MAX_WRAPPED_LINE_CHARS = 160;

  private static final int MAX_DATELINE_TOKENS = 14;

  private final BitSet sentences = new BitSet();
  private final BitSet paragraphs = new BitSet();
  private final int size;

  private Sentences(int size) {
    this.size = size;
    sentences.set(size);
    paragraphs.set(size);
  }

  /** Returns the sentences and paragraphs of {@code tokens}. */
  public static Sentences of(Tokens tokens) {
    var found = new Sentences(tokens.size());
    boolean unwrapped = hasLongLine(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      int lines = i == 0 ? 2 : tokens.linesBefore(i);
      if (lines > 1 || (lines == 1 && (unwrapped || endsSentence(tokens, i - 1)))) {
        found.paragraphs.set(i);
        found.sentences.set(i);
      } else if (isBoundary(tokens, i)) {
        found.sentences.set(i);
      }
    }
    found.sentences.set(datelineEnd(tokens));
    return found;
  }

  /** Whether a sentence begins at token {@code i}; true at the text's end. */
  public boolean beginsAt(int i) {
    return sentences.get(i);
  }

  /** Whether a paragraph begins at token {@code i}; true at the text's end. */
  public boolean paragraphAt(int i) {
    return paragraphs.get(i);
  }

  /**
   * Returns where the sentence after token {@code i} begins; the number of tokens after the last.
   */
  public int next(int i) {
    int next = sentences.nextSetBit(i + 1);
    return next < 0 ? size : next;
  }

  /** Returns where the sentence of token {@code i} begins. */
  public int begin(int i) {
    return Math.max(0, sentences.previousSetBit(i));
  }

  private static boolean isBoundary(Tokens tokens, int i) {
    if (!tokens.spaceBefore(i)) {
      return false;
    }
    boolean capital = tokens.isCapitalised(i);
    if (tokens.isWord(i - 1)) {
      return capital
          && tokens.lower(i - 1).endsWith(".")
          && !tokens.is(i - 1, Lexicon.Kind.COURTESY)
          && Lexicon.isFunctionWord(tokens.lower(i));
    }
    return (capital || !tokens.isWord(i) || tokens.isNumber(i))
        && !CLOSERS.contains(closerAt(tokens, i))
        && endsSentence(tokens, i - 1);
  }

  /** Returns the mark at the token, but not a straight one: after a space it cannot close. */
  private static String closerAt(Tokens tokens, int i) {
    return tokens.is(i, "\"") || tokens.is(i, "'") ? "" : tokens.lower(i);
  }

  private static boolean endsSentence(Tokens tokens, int last) {
    int i = last;
    for (int closers = 0; closers < 3 && CLOSERS.contains(tokens.lower(i)); closers++) {
      i--;
    }
    return TERMINALS.contains(tokens.lower(i)) || (i < last && tokens.lower(i).endsWith("."));
  }

  private static boolean hasLongLine(Tokens tokens) {
    int lineBegin = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.linesBefore(i) > 0) {
        lineBegin = tokens.begin(i);
      }
      if (tokens.end(i) - lineBegin > MAX_WRAPPED_LINE_CHARS) {
        return true;
      }
    }
    return false;
  }

  /** Returns the token after the dash of a dateline; 0 if the text does not begin with one. */
  private static int datelineEnd(Tokens tokens) {
    boolean bracketed = false;
    for (int i = 0; i < MAX_DATELINE_TOKENS; i++) {
      if (DASHES.contains(tokens.lower(i)) && i > 0) {
        int end = DASHES.contains(tokens.lower(i + 1)) ? i + 2 : i + 1;
        return tokens.isAcronym(0) ? end : 0;
      }
      bracketed = tokens.is(i, "(") || (bracketed && !tokens.is(i - 1, ")"));
      boolean belongs =
          bracketed
              || tokens.isAcronym(i)
              || tokens.is(i, Lexicon.Kind.TIME)
              || tokens.is(i, Lexicon.Kind.ABBREVIATION)
              || !tokens.isWord(i)
              || tokens.isNumber(i);
      boolean country = i < 4 && tokens.is(i - 1, ",") && tokens.isCapitalised(i);
      if (!belongs && !country) {
        return 0;
      }
    }
    return 0;
  }
}

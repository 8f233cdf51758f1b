package org.onrecord.statement;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.onrecord.actor.Sentences;
import org.onrecord.actor.Tokens;

/**
 * The quotations of an article: what stands between paired marks, the marks included.
 *
 * <p>A quotation may run over sentences. It runs on into the next paragraph where that opens with a
 * mark; then each paragraph's part is a quotation, and all but the last are {@link #runOn}. A mark
 * that finds no partner in its paragraph, and whose next paragraph opens with none, is stray and
 * stands for nothing, so that it cannot swallow the article.
 */
final class Quotations {
  private final Tokens tokens;
  private final Sentences sentences;
  private final Map<Integer, Range> byBegin = new HashMap<>();
  private final Map<Integer, Range> byEnd = new HashMap<>();
  private final BitSet inside = new BitSet();
  private final BitSet runOn = new BitSet();

  private Quotations(Tokens tokens, Sentences sentences) {
    this.tokens = tokens;
    this.sentences = sentences;
  }

  static Quotations of(Tokens tokens, Sentences sentences) {
    var quotations = new Quotations(tokens, sentences);
    quotations.pair();
    return quotations;
  }

  /** Returns the quotation whose opening mark is token {@code i}. */
  Optional<Range> beginningAt(int i) {
    return Optional.ofNullable(byBegin.get(i));
  }

  /** Returns the quotation whose closing mark is the token before {@code i}. */
  Optional<Range> endingAt(int i) {
    return Optional.ofNullable(byEnd.get(i));
  }

  /** Returns the tokens in quotations, marks included. */
  BitSet inside() {
    return inside;
  }

  /** Whether a quotation, and not a new one, goes on at token {@code i}. */
  boolean spans(int i) {
    return inside.get(i) && !byBegin.containsKey(i);
  }

  /** Whether {@code quotation} runs on into the next paragraph. */
  boolean runOn(Range quotation) {
    return runOn.get(quotation.begin());
  }

  private void pair() {
    int open = -1;
    boolean running = false;
    for (int i = 0; i < tokens.size(); i++) {
      if (sentences.paragraphAt(i) && open >= 0) {
        boolean goesOn = opens(i, false);
        if (goesOn || running) {
          add(open, i);
        }
        if (goesOn) {
          runOn.set(open);
        }
        running = goesOn;
        open = -1;
      }
      if (open < 0 && opens(i, false)) {
        open = i;
      } else if (open >= 0 && closes(open, i)) {
        add(open, i + 1);
        open = -1;
        running = false;
      } else if (open >= 0 && sameFamily(open, i) && opens(i, true)) {
        // The mark before it was never closed; the nearer one is more likely to be meant.
        open = i;
      }
    }
    if (open >= 0 && running) {
      add(open, tokens.size());
    }
  }

  private void add(int begin, int end) {
    if (end - begin > 2) {
      var quotation = new Range(begin, end);
      byBegin.put(begin, quotation);
      byEnd.put(end, quotation);
      inside.set(begin, end);
    }
  }

  private boolean opens(int i, boolean within) {
    return switch (tokens.lower(i)) {
      case "“", "„", "«" -> true;
      case "‘" -> tokens.spaceBefore(i);
      case "”" -> !within && tokens.spaceBefore(i) && !tokens.spaceBefore(i + 1);
      case "\"" ->
          within
              ? tokens.spaceBefore(i) && !tokens.spaceBefore(i + 1)
              : !tokens.spaceBefore(i + 1) || tokens.spaceBefore(i);
      default -> false;
    };
  }

  private boolean closes(int open, int i) {
    return sameFamily(open, i)
        && switch (tokens.lower(i)) {
          case "”", "»" -> true;
          // Behind a word it may as well be an apostrophe.
          case "'" -> !tokens.isWord(i - 1);
          case "\"" -> !tokens.spaceBefore(i) || tokens.spaceBefore(i + 1);
          case "“" -> tokens.is(open, "„") || (!tokens.spaceBefore(i) && tokens.spaceBefore(i + 1));
          default -> false;
        };
  }

  private boolean sameFamily(int i, int j) {
    return family(i) == family(j);
  }

  private int family(int i) {
    return switch (tokens.lower(i)) {
      case "\"", "“", "”", "„" -> 1;
      case "«", "»" -> 2;
      case "‘", "'" -> 3;
      default -> 0;
    };
  }
}

package org.onrecord.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onrecord.model.WordPieces;
import org.onrecord.record.Span;
import org.onrecord.text.Words;

/**
 * A question as the model reads it: the pieces of the target, then those of the text, each with
 * what its word is there for. {@code src/training/stance/CONTRACT.md}, sections 2 and 3.
 */
final class ModelInput {
  static final int NONE = 0;
  static final int TARGET = 1;
  static final int CONTEXT = 2;
  static final int SOURCE = 3;
  static final int CUE = 4;
  static final int CONTENT = 5;
  static final int MENTION = 6;

  /** The pieces that begin, part and end an input. */
  private static final int ENDS = 3;

  private final String text;
  private final Words words;
  private final int[] roleOfWord;
  private final int[][] pieces;
  private final WordPieces vocabulary;
  private final int first;
  private final int last;
  private final long[] ids;
  private final long[] features;
  private final long[] roles;
  private final int[] at;

  /**
   * Makes the input of a question.
   *
   * @param limit most pieces of an input
   * @param targetLimit most pieces of its target
   */
  ModelInput(StanceInput question, WordPieces vocabulary, int limit, int targetLimit) {
    this.vocabulary = vocabulary;
    Words target = Words.of(question.target());
    int[][] targetPieces = vocabulary.of(target);
    int targetEnd = 0;
    int targetSize = 0;
    while (targetEnd < target.size()
        && targetSize + targetPieces[targetEnd].length <= targetLimit) {
      targetSize += targetPieces[targetEnd++].length;
    }
    text = question.text();
    words = Words.of(text);
    pieces = vocabulary.of(words);
    roleOfWord = rolesOf(words, question);
    int room = limit - ENDS - targetSize;
    first = firstWord(room);
    int size = 0;
    int end = first;
    while (end < words.size() && size + pieces[end].length <= room) {
      size += pieces[end++].length;
    }
    last = end;
    int length = ENDS + targetSize + size;
    ids = new long[length];
    features = new long[length];
    roles = new long[length];
    at = new int[last - first];
    ids[0] = vocabulary.begin();
    int next = 1;
    for (int i = 0; i < targetEnd; i++) {
      next = add(next, target.feature(i), targetPieces[i], TARGET);
    }
    ids[next++] = vocabulary.end();
    for (int i = first; i < last; i++) {
      at[i - first] = next;
      next = add(next, words.feature(i), pieces[i], roleOfWord[i]);
    }
    ids[next] = vocabulary.end();
  }

  private int add(int begin, int feature, int[] wordPieces, int role) {
    int next = begin;
    for (int piece : wordPieces) {
      features[next] = next == begin ? feature : Words.featureBehind(feature);
      roles[next] = role;
      ids[next++] = piece;
    }
    return next;
  }

  /** Returns the first word that is read: where all is too much, the anchor stays in sight. */
  private int firstWord(int room) {
    long all = 0;
    for (int[] word : pieces) {
      all += word.length;
    }
    if (all <= room) {
      return 0;
    }
    int anchor = anchor();
    long size = 0;
    for (int i = 0; i <= anchor && i < pieces.length; i++) {
      size += pieces[i].length;
    }
    int begin = 0;
    while (begin < anchor && size > room * 3L / 4) {
      size -= pieces[begin++].length;
    }
    return begin;
  }

  private int anchor() {
    for (int role : new int[] {MENTION, CONTENT}) {
      for (int i = 0; i < roleOfWord.length; i++) {
        if (roleOfWord[i] == role) {
          return i;
        }
      }
    }
    return 0;
  }

  private static int[] rolesOf(Words words, StanceInput question) {
    int[] found = new int[words.size()];
    Arrays.fill(found, question.roles().isPresent() ? CONTEXT : CONTENT);
    question
        .roles()
        .ifPresent(
            known -> {
              fill(found, words, known.content(), CONTENT);
              fill(found, words, known.source(), SOURCE);
              fill(found, words, known.cue(), CUE);
            });
    question
        .mention()
        .ifPresent(
            mention -> {
              for (int i = 0; i < found.length; i++) {
                boolean overlaps =
                    mention.getBegin() < words.end(i) && words.begin(i) < mention.getEnd();
                found[i] = overlaps ? MENTION : found[i];
              }
            });
    return found;
  }

  private static void fill(int[] roles, Words words, List<Span> spans, int role) {
    for (Span span : spans) {
      for (int i = 0; i < roles.length; i++) {
        boolean begins = span.getBegin() <= words.begin(i) && words.begin(i) < span.getEnd();
        roles[i] = begins ? role : roles[i];
      }
    }
  }

  /** Returns the number of pieces. */
  int size() {
    return ids.length;
  }

  /** Returns the pieces, as numbers. */
  long[] ids() {
    return ids;
  }

  /** Returns the feature of each piece. */
  long[] features() {
    return features;
  }

  /** Returns the role of each piece. */
  long[] roles() {
    return roles;
  }

  /**
   * Returns the words that carry the stance: in the sentence of the word with the highest odds,
   * from the first to the last of positive odds, whole words. Context does not count.
   *
   * @param odds of each piece
   */
  Optional<Span> evidence(float[] odds) {
    int best = -1;
    for (int i = first; i < last; i++) {
      if (counts(i, odds) && (best < 0 || odds(i, odds) > odds(best, odds))) {
        best = i;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int begin = best;
    while (begin > first && !vocabulary.isFullStop(pieces[begin - 1])) {
      begin--;
    }
    int end = best + 1;
    while (end < last && !vocabulary.isFullStop(pieces[end - 1])) {
      end++;
    }
    List<Integer> sure = new ArrayList<>();
    for (int i = begin; i < end; i++) {
      if (counts(i, odds)) {
        sure.add(i);
      }
    }
    int from = words.begin(sure.get(0));
    while (from > 0 && isOfWord(from - 1) && isOfWord(from)) {
      from--;
    }
    int to = words.end(sure.get(sure.size() - 1));
    while (to < text.length() && isOfWord(to - 1) && isOfWord(to)) {
      to++;
    }
    return Optional.of(new Span(from, to));
  }

  /**
   * Whether a letter is of a word as people see it; {@code they're} is three words to the model.
   */
  private boolean isOfWord(int at) {
    boolean inside = at > 0 && at + 1 < text.length();
    return Character.isLetter(text.charAt(at))
        || (inside
            && "'’".indexOf(text.charAt(at)) >= 0
            && Character.isLetter(text.charAt(at - 1))
            && Character.isLetter(text.charAt(at + 1)));
  }

  private boolean counts(int word, float[] odds) {
    return roleOfWord[word] != CONTEXT && odds(word, odds) > 0;
  }

  private float odds(int word, float[] odds) {
    return odds[at[word - first]];
  }
}

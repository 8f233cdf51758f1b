package org.onrecord.stance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onrecord.model.WordPieces;
import org.onrecord.record.Span;
import org.onrecord.record.Spans;
import org.onrecord.text.Words;

/**
 * A {@link StanceInput} as the model reads it: the pieces of the target, then those of the text,
 * each with the role of its word ({@code src/training/stance/CONTRACT.md}, sections 2 and 3).
 */
final class ModelInput {
  static final int NONE = 0;
  static final int TARGET = 1;
  static final int CONTEXT = 2;
  static final int SOURCE = 3;
  static final int CUE = 4;
  static final int CONTENT = 5;
  static final int MENTION = 6;

  /** The pieces that every input has: one that begins it, one after the target, one at the end. */
  private static final int FIXED_PIECES = 3;

  private final String text;
  private final Words words;
  private final int[] roleOfWord;
  private final int[][] pieces;
  private final WordPieces vocabulary;
  private final int first;
  private final int last;
  private final int[] ids;
  private final int[] features;
  private final int[] roles;
  private final int[] pieceOfWord;

  /**
   * Encodes a pair of target and text.
   *
   * @param limit the maximum number of pieces of an input
   * @param targetLimit the maximum number of pieces of its target
   */
  ModelInput(StanceInput pair, WordPieces vocabulary, int limit, int targetLimit) {
    this.vocabulary = vocabulary;
    Words target = Words.of(pair.target());
    int[][] targetPieces = vocabulary.of(target);
    int targetEnd = 0;
    int targetSize = 0;
    while (targetEnd < target.size()
        && targetSize + targetPieces[targetEnd].length <= targetLimit) {
      targetSize += targetPieces[targetEnd++].length;
    }
    text = pair.text();
    words = Words.of(text);
    pieces = vocabulary.of(words);
    roleOfWord = rolesOf(words, pair);
    int room = limit - FIXED_PIECES - targetSize;
    first = firstWord(room);
    int size = 0;
    int end = first;
    while (end < words.size() && size + pieces[end].length <= room) {
      size += pieces[end++].length;
    }
    last = end;
    int length = FIXED_PIECES + targetSize + size;
    ids = new int[length];
    features = new int[length];
    roles = new int[length];
    pieceOfWord = new int[last - first];
    ids[0] = vocabulary.begin();
    int next = 1;
    for (int i = 0; i < targetEnd; i++) {
      next = add(next, target.feature(i), targetPieces[i], TARGET);
    }
    ids[next++] = vocabulary.end();
    for (int i = first; i < last; i++) {
      pieceOfWord[i - first] = next;
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

  /** Returns the first word to read. If the text does not fit, the anchor must still be read. */
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

  private static int[] rolesOf(Words words, StanceInput pair) {
    int[] roles = new int[words.size()];
    Arrays.fill(roles, pair.roles().isPresent() ? CONTEXT : CONTENT);
    pair.roles()
        .ifPresent(
            known -> {
              fill(roles, words, known.content(), CONTENT);
              fill(roles, words, known.source(), SOURCE);
              fill(roles, words, known.cue(), CUE);
            });
    pair.mention()
        .ifPresent(
            mention -> {
              for (int i = 0; i < roles.length; i++) {
                boolean overlaps = Spans.overlap(mention, new Span(words.begin(i), words.end(i)));
                roles[i] = overlaps ? MENTION : roles[i];
              }
            });
    return roles;
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

  /** Returns the ids of the pieces. */
  int[] ids() {
    return ids;
  }

  /** Returns the feature of each piece. */
  int[] features() {
    return features;
  }

  /** Returns the role of each piece. */
  int[] roles() {
    return roles;
  }

  /**
   * Returns the words that carry the stance: in the sentence of the word with the highest odds,
   * from the first to the last word with positive odds, widened to whole words. Context does not
   * count.
   *
   * @param odds the log-odds of each piece
   */
  Optional<Span> evidence(float[] odds) {
    int best = -1;
    for (int i = first; i < last; i++) {
      if (isEvidence(i, odds) && (best < 0 || odds(i, odds) > odds(best, odds))) {
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
    List<Integer> evidence = new ArrayList<>();
    for (int i = begin; i < end; i++) {
      if (isEvidence(i, odds)) {
        evidence.add(i);
      }
    }
    int from = words.begin(evidence.get(0));
    while (from > 0 && isWordCharacter(from - 1) && isWordCharacter(from)) {
      from--;
    }
    int to = words.end(evidence.get(evidence.size() - 1));
    while (to < text.length() && isWordCharacter(to - 1) && isWordCharacter(to)) {
      to++;
    }
    return Optional.of(new Span(from, to));
  }

  /**
   * Whether a character belongs to a word as people see it. For the model, {@code they're} is three
   * words.
   */
  private boolean isWordCharacter(int at) {
    boolean inside = at > 0 && at + 1 < text.length();
    return Character.isLetter(text.charAt(at))
        || (inside
            && "'’".indexOf(text.charAt(at)) >= 0
            && Character.isLetter(text.charAt(at - 1))
            && Character.isLetter(text.charAt(at + 1)));
  }

  private boolean isEvidence(int word, float[] odds) {
    return roleOfWord[word] != CONTEXT && odds(word, odds) > 0;
  }

  private float odds(int word, float[] odds) {
    return odds[pieceOfWord[word - first]];
  }
}

package org.onrecord.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.onrecord.text.Words;

/**
 * Splits words into the pieces of a model's vocabulary, longest match first. Letter case and
 * accents do not matter.
 *
 * <p>WordPiece as in Schuster and Nakajima, Japanese and Korean Voice Search, 2012, with BERT's
 * special pieces and normalisation (Devlin et al., 2019). The pieces of a word depend on the word
 * alone, so they are cached for all threads, up to a number of words.
 */
public final class WordPieces {
  /** The maximum length of a word, and its maximum number of pieces; others are unknown. */
  public static final int MAX_WORD_CHARS = 100;

  private static final int MAX_CACHED_WORDS = 1 << 16;
  private static final int MAX_CACHED_WORD_CHARS = 32;

  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, int[]> cache = new ConcurrentHashMap<>();
  private final int[] unknown;
  private final int begin;
  private final int end;
  private final int fullStop;

  /**
   * Takes the vocabulary, in the order of the pieces' ids from 0.
   *
   * @throws IllegalArgumentException if it lacks one of the special pieces, or has one twice
   */
  public WordPieces(List<String> vocabulary) {
    for (String piece : vocabulary) {
      ids.putIfAbsent(piece, ids.size());
    }
    if (ids.size() != vocabulary.size()) {
      throw new IllegalArgumentException("its vocabulary has a piece twice");
    }
    unknown = new int[] {id("[UNK]")};
    begin = id("[CLS]");
    end = id("[SEP]");
    fullStop = id(".");
  }

  /** Takes the vocabulary as models store it: one piece a line, in the order of their ids. */
  public static WordPieces ofLines(String vocabulary) {
    return new WordPieces(List.of(vocabulary.split("\n", -1)));
  }

  /** Returns the id of the piece before the first word. */
  public int begin() {
    return begin;
  }

  /** Returns the id of the piece after the last word. */
  public int end() {
    return end;
  }

  /** Returns the pieces of {@code word}, at least one; callers must not change them. */
  int[] of(String word) {
    int[] known = cache.get(word);
    if (known != null) {
      return known;
    }
    int[] pieces = split(word);
    if (word.length() <= MAX_CACHED_WORD_CHARS && cache.size() < MAX_CACHED_WORDS) {
      cache.put(word, pieces);
    }
    return pieces;
  }

  /** Returns the pieces of each word. */
  public int[][] of(Words words) {
    int[][] pieces = new int[words.size()][];
    for (int i = 0; i < pieces.length; i++) {
      // Saves copying words that may be megabytes long.
      boolean tooLong = words.end(i) - words.begin(i) > MAX_WORD_CHARS;
      pieces[i] = tooLong ? unknown : of(words.form(i));
    }
    return pieces;
  }

  /** Whether these are the pieces of a word that the vocabulary cannot spell. */
  public boolean isUnknown(int[] pieces) {
    return pieces.length == 1 && pieces[0] == unknown[0];
  }

  /** Whether these are the pieces of a full stop. */
  public boolean isFullStop(int[] pieces) {
    return pieces.length == 1 && pieces[0] == fullStop;
  }

  private int id(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("its vocabulary lacks " + piece);
    }
    return id;
  }

  private int[] split(String word) {
    if (word.length() > MAX_WORD_CHARS) {
      return unknown;
    }
    String plain = plain(word);
    int[] pieces = new int[plain.length()];
    int count = 0;
    for (int from = 0; from < plain.length(); ) {
      int to = plain.length();
      Integer id = null;
      for (; to > from; to--) {
        String piece = plain.substring(from, to);
        id = ids.get(from == 0 ? piece : "##" + piece);
        if (id != null) {
          break;
        }
      }
      if (id == null) {
        return unknown;
      }
      pieces[count++] = id;
      from = to;
    }
    return count == 0 || count > MAX_WORD_CHARS ? unknown : Arrays.copyOf(pieces, count);
  }

  private static String plain(String word) {
    String same =
        switch (word) {
          case "“", "”", "„", "‟", "«", "»", "″", "〝", "〞", "''", "``", "‘‘", "’’" -> "\"";
          case "‘", "’", "‚", "‛", "′", "`", "´" -> "'";
          default -> word;
        };
    String decomposed = Normalizer.normalize(same.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    var plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      if (Character.getType(decomposed.charAt(i)) != Character.NON_SPACING_MARK) {
        plain.append(decomposed.charAt(i));
      }
    }
    return plain.toString();
  }
}

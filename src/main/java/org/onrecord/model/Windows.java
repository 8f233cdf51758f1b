package org.onrecord.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Splits an article into windows, the model's inputs.
 *
 * <p>A window takes whole paragraphs while they fit. A paragraph that is too long for a window is
 * split, after a full stop if there is one in the second half of what fits. A window begins with
 * context: the last words before its own ones, which the model reads but does not tag.
 */
public final class Windows {
  /**
   * A window. Its own words are {@code first} to before {@code last}.
   *
   * @param context the first word of the context, which ends before {@code first}
   */
  public record Window(int context, int first, int last) {
    /** Returns the number of its words, the context included. */
    public int size() {
      return last - context;
    }
  }

  /** The model's input for a window. */
  public static final class Input {
    private final int[] ids;
    private final int[] features;
    private final int[] pieceOfWord;

    Input(int[] ids, int[] features, int[] pieceOfWord) {
      this.ids = ids;
      this.features = features;
      this.pieceOfWord = pieceOfWord;
    }

    /** Returns the ids of the pieces; callers must not change them. */
    public int[] ids() {
      return ids;
    }

    /** Returns the feature of each piece; callers must not change them. */
    public int[] features() {
      return features;
    }

    /** Returns the number of pieces. */
    public int size() {
      return ids.length;
    }

    /** Returns the index of the first piece of the window's word {@code i}; both count from 0. */
    public int at(int i) {
      return pieceOfWord[i];
    }

    /** Whether the model would give the same for the other. */
    public boolean isSameAs(Input other) {
      return Arrays.equals(ids, other.ids) && Arrays.equals(features, other.features);
    }
  }

  /** The pieces that every input has: one that begins it and one that ends it. */
  private static final int FIXED_PIECES = 2;

  /**
   * Checks the sizes that a model asks for.
   *
   * @throws IllegalArgumentException if a window has no room for the longest word beside the
   *     context
   */
  public static void requireRoom(int size, int maxContextPieces) {
    if (maxContextPieces < 0
        || size - maxContextPieces - FIXED_PIECES < WordPieces.MAX_WORD_CHARS) {
      throw new IllegalArgumentException(
          "a window of %d pieces, %d of them context, leaves no room for a long word"
              .formatted(size, maxContextPieces));
    }
  }

  private final Words words;
  private final int[][] pieces;
  private final WordPieces vocabulary;

  /** Splits the words into the pieces of {@code vocabulary}. */
  public Windows(Words words, WordPieces vocabulary) {
    this.words = words;
    this.vocabulary = vocabulary;
    this.pieces = vocabulary.of(words);
  }

  /**
   * Returns the windows over the words of {@code part}, which is read without the words around it.
   *
   * @param size the maximum number of pieces in a window, with room for the longest word beside the
   *     context
   * @param maxContextPieces the maximum number of pieces of context
   */
  public List<Window> over(Range part, int size, int maxContextPieces) {
    var windows = new ArrayList<Window>();
    for (int first = part.begin(); first < part.end(); ) {
      int context = first;
      int contextPieces = 0;
      while (context > part.begin()
          && contextPieces + pieces[context - 1].length <= maxContextPieces) {
        contextPieces += pieces[--context].length;
      }
      int room = size - FIXED_PIECES - contextPieces;
      int end = first;
      int last = first;
      while (end < part.end() && pieces[end].length <= room) {
        room -= pieces[end++].length;
        last = end == part.end() || words.startsParagraph(end) ? end : last;
      }
      windows.add(new Window(context, first, last > first ? last : splitPoint(first, end)));
      first = windows.get(windows.size() - 1).last();
    }
    return windows;
  }

  /** Returns where to split a paragraph of which only the words up to {@code end} fit. */
  private int splitPoint(int first, int end) {
    for (int i = end; i > first + (end - first) / 2; i--) {
      if (vocabulary.isFullStop(pieces[i - 1])) {
        return i;
      }
    }
    return end;
  }

  /** Returns the model's input for {@code window}. */
  public Input input(Window window) {
    int length = FIXED_PIECES;
    for (int i = window.context(); i < window.last(); i++) {
      length += pieces[i].length;
    }
    int[] ids = new int[length];
    int[] features = new int[length];
    int[] pieceOfWord = new int[window.size()];
    ids[0] = vocabulary.begin();
    int next = 1;
    for (int i = window.context(); i < window.last(); i++) {
      pieceOfWord[i - window.context()] = next;
      for (int piece : pieces[i]) {
        features[next] = words.feature(i);
        ids[next++] = piece;
      }
      Arrays.fill(
          features,
          pieceOfWord[i - window.context()] + 1,
          next,
          Words.featureBehind(words.feature(i)));
    }
    ids[next] = vocabulary.end();
    return new Input(ids, features, pieceOfWord);
  }

  /**
   * Whether a window has a word of letters that the vocabulary knows. A window without any has only
   * figures, marks or another script, for which the model was not trained.
   */
  public boolean isReadable(Window window) {
    for (int i = window.first(); i < window.last(); i++) {
      if (words.isSpelt(i) && !vocabulary.isUnknown(pieces[i])) {
        return true;
      }
    }
    return false;
  }
}

package org.onrecord.statement;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onrecord.model.WordPieces;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/**
 * Cuts an article into what the model reads at a time.
 *
 * <p>A window takes whole paragraphs while they fit; a paragraph too long for one is cut, behind a
 * full stop if there is one in the second half of what fits. Before a window's own words stand the
 * last words before them, to be read only.
 */
final class Windows {
  /**
   * A window: its own words are {@code first} to before {@code last}.
   *
   * @param context the first of the words that are there to be read only, up to {@code first}
   */
  record Window(int context, int first, int last) {
    int size() {
      return last - context;
    }
  }

  /** What goes into the model for a window. */
  static final class Input {
    private final long[] ids;
    private final long[] features;
    private final int[] at;

    Input(long[] ids, long[] features, int[] at) {
      this.ids = ids;
      this.features = features;
      this.at = at;
    }

    /** Returns the pieces, as numbers. */
    LongBuffer ids() {
      return LongBuffer.wrap(ids).asReadOnlyBuffer();
    }

    /** Returns the feature of each piece. */
    LongBuffer features() {
      return LongBuffer.wrap(features).asReadOnlyBuffer();
    }

    /** Returns the number of pieces. */
    int size() {
      return ids.length;
    }

    /** Returns the place of the first piece of the window's word {@code i}, from 0. */
    int at(int i) {
      return at[i];
    }

    boolean isSameAs(Input other) {
      return Arrays.equals(ids, other.ids) && Arrays.equals(features, other.features);
    }
  }

  /** The pieces that begin and end every input. */
  private static final int ENDS = 2;

  private final Words words;
  private final int[][] pieces;
  private final WordPieces vocabulary;

  Windows(Words words, WordPieces vocabulary) {
    this.words = words;
    this.vocabulary = vocabulary;
    this.pieces = vocabulary.of(words);
  }

  /**
   * Returns the windows over the words of {@code part}, which is read as if it stood alone.
   *
   * @param size most pieces of a window; room for the longest word is left whatever the context
   * @param mostContext most of them that are there to be read only
   */
  List<Window> over(Range part, int size, int mostContext) {
    var windows = new ArrayList<Window>();
    for (int first = part.begin(); first < part.end(); ) {
      int context = first;
      int contextPieces = 0;
      while (context > part.begin() && contextPieces + pieces[context - 1].length <= mostContext) {
        contextPieces += pieces[--context].length;
      }
      int room = size - ENDS - contextPieces;
      int end = first;
      int last = first;
      while (end < part.end() && pieces[end].length <= room) {
        room -= pieces[end++].length;
        last = end == part.end() || words.startsParagraph(end) ? end : last;
      }
      windows.add(new Window(context, first, last > first ? last : cut(first, end)));
      first = windows.get(windows.size() - 1).last();
    }
    return windows;
  }

  /** Returns where a paragraph is cut of which the words up to {@code end} fit. */
  private int cut(int first, int end) {
    for (int i = end; i > first + (end - first) / 2; i--) {
      if (vocabulary.isFullStop(pieces[i - 1])) {
        return i;
      }
    }
    return end;
  }

  /** Returns what the model reads of {@code window}. */
  Input input(Window window) {
    int length = ENDS;
    for (int i = window.context(); i < window.last(); i++) {
      length += pieces[i].length;
    }
    long[] ids = new long[length];
    long[] features = new long[length];
    int[] at = new int[window.size()];
    ids[0] = vocabulary.begin();
    int next = 1;
    for (int i = window.context(); i < window.last(); i++) {
      at[i - window.context()] = next;
      for (int piece : pieces[i]) {
        features[next] = words.feature(i);
        ids[next++] = piece;
      }
      Arrays.fill(
          features, at[i - window.context()] + 1, next, Words.featureBehind(words.feature(i)));
    }
    ids[next] = vocabulary.end();
    return new Input(ids, features, at);
  }

  /**
   * Whether a window has a word of letters that the vocabulary knows. Nobody says anything in one
   * without: it holds figures, marks or another script, of which the model knows nothing.
   */
  boolean isReadable(Window window) {
    for (int i = window.first(); i < window.last(); i++) {
      if (words.isSpelt(i) && !vocabulary.isUnknown(pieces[i])) {
        return true;
      }
    }
    return false;
  }
}

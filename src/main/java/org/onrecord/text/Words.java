package org.onrecord.text;

import java.util.Arrays;

/**
 * The words of an article, with the features that the model gets for each in addition to its
 * letters.
 *
 * <p>Adjacent letters, combining marks and digits form a word. Any other visible character is a
 * word by itself, two equal single quotation marks are one double mark, and the rest is a gap. A
 * line that contains a word is a paragraph. Offsets are UTF-16 units of the article's text.
 *
 * <p>The values of a feature are those of {@code src/training/statement/CONTRACT.md}, section 3.
 */
public final class Words {
  /** Outside double quotation marks. */
  public static final int OUTSIDE = 0;

  /** Within double quotation marks. */
  public static final int INSIDE = 1;

  /** A double quotation mark that opens. */
  public static final int OPENING = 2;

  /** A double quotation mark that closes. */
  public static final int CLOSING = 3;

  private static final int SHAPES = 6;
  private static final int QUOTES = 4;
  private static final int WITH_DIGIT = 5;

  /** A mark after one of these opens a quotation. */
  private static final String BEFORE_OPENING = "([{—–-";

  /** A mark before one of these, or before a letter, may open a quotation. */
  private static final String BEHIND_OPENING = "$£€#@[('‘’.…";

  private static final String SINGLE_MARKS = "'`’‘";

  private enum Sort {
    LETTER,
    MARK,
    GAP
  }

  private final String text;
  private int[] begins = new int[64];
  private int[] ends = new int[64];
  private byte[] features = new byte[64];
  private int size;
  private int[] paragraphEnds = new int[8];
  private int paragraphs;

  private Words(String text) {
    this.text = text;
  }

  /** Returns the words of {@code text}, in reading order. */
  public static Words of(String text) {
    var words = new Words(text);
    for (int begin = 0; begin <= text.length(); ) {
      int end = text.indexOf('\n', begin);
      end = end < 0 ? text.length() : end;
      words.addLine(begin, end);
      begin = end + 1;
    }
    return words;
  }

  /** Returns the number of words. */
  public int size() {
    return size;
  }

  /** Returns the offset of word {@code i}. */
  public int begin(int i) {
    return begins[i];
  }

  /** Returns the offset after word {@code i}. */
  public int end(int i) {
    return ends[i];
  }

  /** Returns word {@code i} as written in the text. */
  public String form(int i) {
    return text.substring(begins[i], ends[i]);
  }

  /** Returns the text from the first to the last word of the range. */
  public String form(Range range) {
    return text.substring(begins[range.begin()], ends[range.end() - 1]);
  }

  /** Whether word {@code i} is one of the characters {@code marks}. */
  public boolean isOneOf(int i, String marks) {
    return ends[i] - begins[i] == 1 && marks.indexOf(text.charAt(begins[i])) >= 0;
  }

  /** Returns the feature of the first piece of word {@code i}. */
  public int feature(int i) {
    return features[i];
  }

  /** Returns the feature of the later pieces of a word whose first piece has this feature. */
  public static int featureBehind(int feature) {
    return feature % (SHAPES * QUOTES) + 3 * SHAPES * QUOTES;
  }

  /** Whether word {@code i} has letters or digits, so that it is spoken. */
  public boolean sounds(int i) {
    return shape(i) > 0;
  }

  /** Whether word {@code i} has letters and no digits. */
  public boolean isSpelt(int i) {
    return sounds(i) && shape(i) != WITH_DIGIT;
  }

  /**
   * Returns {@link #OUTSIDE}, {@link #INSIDE}, {@link #OPENING} or {@link #CLOSING} for word {@code
   * i}.
   */
  public int quote(int i) {
    return features[i] / SHAPES % QUOTES;
  }

  /** Whether word {@code i} is a double quotation mark. */
  public boolean isQuotationMark(int i) {
    return quote(i) >= OPENING;
  }

  /** Whether a paragraph begins with word {@code i}. */
  public boolean startsParagraph(int i) {
    return features[i] / (SHAPES * QUOTES) == 2;
  }

  /** Returns the number of paragraphs. */
  public int paragraphs() {
    return paragraphs;
  }

  /** Returns the number of the word after the last one in paragraph {@code n}. */
  public int paragraphEnd(int n) {
    return paragraphEnds[n];
  }

  private int shape(int i) {
    return features[i] % SHAPES;
  }

  private void addLine(int lineBegin, int lineEnd) {
    int first = size;
    int begin = -1;
    for (int i = lineBegin; i < lineEnd; i++) {
      Sort sort = sort(text.charAt(i));
      if (sort == Sort.LETTER) {
        begin = begin < 0 ? i : begin;
        continue;
      }
      if (begin >= 0) {
        add(begin, i);
        begin = -1;
      }
      if (sort == Sort.MARK) {
        if (size > first && doubles(i)) {
          ends[size - 1] = i + 1;
        } else {
          add(i, i + 1);
        }
      }
    }
    if (begin >= 0) {
      add(begin, lineEnd);
    }
    if (size > first) {
      setFeatures(first, lineBegin, lineEnd);
      if (paragraphs == paragraphEnds.length) {
        paragraphEnds = Arrays.copyOf(paragraphEnds, 2 * paragraphs);
      }
      paragraphEnds[paragraphs++] = size;
    }
  }

  /** Whether the mark at {@code i} and the word before it form a double quotation mark. */
  private boolean doubles(int i) {
    return SINGLE_MARKS.indexOf(text.charAt(i)) >= 0
        && begins[size - 1] == i - 1
        && text.charAt(i - 1) == text.charAt(i);
  }

  private void add(int begin, int end) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      features = Arrays.copyOf(features, 2 * size);
    }
    begins[size] = begin;
    ends[size++] = end;
  }

  private void setFeatures(int first, int lineBegin, int lineEnd) {
    boolean inside = false;
    for (int i = first; i < size; i++) {
      int mark = quotationMark(i, inside, lineBegin, lineEnd);
      inside = mark == OUTSIDE ? inside : mark == OPENING;
      int quote = mark != OUTSIDE ? mark : inside ? INSIDE : OUTSIDE;
      int lead = i == first ? 2 : ends[i - 1] < begins[i] ? 1 : 0;
      features[i] = (byte) (shapeOf(begins[i], ends[i]) + SHAPES * quote + SHAPES * QUOTES * lead);
    }
  }

  /** Returns which double quotation mark word {@code i} is; {@link #OUTSIDE} if it is none. */
  private int quotationMark(int i, boolean inside, int lineBegin, int lineEnd) {
    char mark = text.charAt(begins[i]);
    if (ends[i] - begins[i] == 2) {
      mark =
          sort(mark) == Sort.LETTER
              ? mark
              : switch (mark) {
                case '`', '‘' -> '“';
                case '’' -> '”';
                default -> '"';
              };
    } else if (ends[i] - begins[i] > 2) {
      return OUTSIDE;
    }
    return switch (mark) {
      case '“', '„', '‟', '«' -> OPENING;
      case '”', '»' -> CLOSING;
      case '"' -> straightMark(begins[i], ends[i], inside, lineBegin, lineEnd);
      default -> OUTSIDE;
    };
  }

  private int straightMark(int begin, int end, boolean inside, int lineBegin, int lineEnd) {
    boolean before =
        begin > lineBegin
            && sort(text.charAt(begin - 1)) != Sort.GAP
            && BEFORE_OPENING.indexOf(text.charAt(begin - 1)) < 0;
    boolean after =
        end < lineEnd
            && (sort(text.charAt(end)) == Sort.LETTER
                || BEHIND_OPENING.indexOf(text.charAt(end)) >= 0);
    if (before != after) {
      return before ? CLOSING : OPENING;
    }
    return inside ? CLOSING : OPENING;
  }

  /** Returns 0 for a mark, 1 lower case, 2 a capital first, 3 all capitals, 4 mixed, 5 a digit. */
  private int shapeOf(int begin, int end) {
    if (sort(text.charAt(begin)) != Sort.LETTER) {
      return 0;
    }
    int capitals = 0;
    for (int i = begin; i < end; i++) {
      switch (Character.getType(text.charAt(i))) {
        case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> capitals++;
        case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> {
          return WITH_DIGIT;
        }
        default -> {}
      }
    }
    int type = Character.getType(text.charAt(begin));
    boolean first = type == Character.UPPERCASE_LETTER || type == Character.TITLECASE_LETTER;
    if (capitals == 0) {
      return 1;
    }
    if (capitals == 1 && first) {
      return 2;
    }
    return capitals == end - begin ? 3 : 4;
  }

  private static Sort sort(char character) {
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          Sort.LETTER;
      case Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          Sort.MARK;
      default -> Sort.GAP;
    };
  }
}

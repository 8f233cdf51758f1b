package org.onrecord.text;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The tokens of an article, with their offsets.
 *
 * <p>A word consists of letters, digits and the marks that join them (`al-Assad`, `O'Brien`,
 * `1.5`). An initial or a known abbreviation keeps its full stop (`J.`, `U.S.`, `Mr.`). A
 * possessive `'s` is a separate token, as is any other visible character. Token numbers outside the
 * text are allowed: such tokens have no letters and no width, so that rules need no bounds checks.
 */
public final class Tokens {
  /** No entry of the word lists is longer, so longer words are not stored in lower case. */
  private static final int MAX_WORD_CHARS = 40;

  private static final Pattern SPACE = Regex.compile("\\s++");

  private final String text;
  private int[] begins = new int[64];
  private int[] ends = new int[64];
  private String[] lower = new String[64];
  private int size;

  private Tokens(String text) {
    this.text = text;
  }

  /** Returns the tokens of {@code text}, in reading order. */
  public static Tokens of(String text) {
    var tokens = new Tokens(text);
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      int end = at + Character.charCount(character);
      if (isWordPart(character)) {
        end = tokens.wordEnd(at);
        int possessive = tokens.possessive(at, end);
        if (possessive > at) {
          tokens.add(at, possessive);
          at = possessive;
        }
        tokens.add(at, end);
      } else if (!isSpace(character)) {
        end += tokens.isDoubled(at) ? 1 : 0;
        tokens.add(at, end);
      }
      at = end;
    }
    return tokens;
  }

  /** Returns the number of tokens. */
  public int size() {
    return size;
  }

  /** Returns the offset of token {@code i}; the text's length after the last token. */
  public int begin(int i) {
    return i < 0 ? 0 : i < size ? begins[i] : text.length();
  }

  /** Returns the offset after token {@code i}; 0 before the first token. */
  public int end(int i) {
    return i < 0 ? 0 : i < size ? ends[i] : text.length();
  }

  /** Returns the text from token {@code from} to before token {@code to}. */
  public String text(int from, int to) {
    return from < to ? text.substring(begin(from), end(to - 1)) : "";
  }

  /** Returns the text from token {@code from} to before {@code to}, with single spaces. */
  public String phrase(int from, int to) {
    return SPACE.matcher(text(from, to)).replaceAll(" ");
  }

  /**
   * Returns token {@code i} in lower case with straight apostrophes, {@code "} for a doubled one.
   * Returns an empty string for numbers outside the text and for words longer than any in the word
   * lists.
   */
  public String lower(int i) {
    return i < 0 || i >= size ? "" : lower[i];
  }

  /** Whether token {@code i} is {@code word}, given in lower case. */
  public boolean is(int i, String word) {
    return lower(i).equals(word);
  }

  /** Whether token {@code i} is in the word list. */
  public boolean is(int i, Lexicon.Kind kind) {
    return Lexicon.has(kind, lower(i));
  }

  /** Whether token {@code i} is a word or a number. */
  public boolean isWord(int i) {
    return i >= 0 && i < size && Character.isLetterOrDigit(text.codePointAt(begins[i]));
  }

  /** Whether token {@code i} begins with a digit. */
  public boolean isNumber(int i) {
    return isWord(i) && Character.isDigit(text.codePointAt(begins[i]));
  }

  /**
   * Whether token {@code i} begins with a capital letter, or has one after a prefix (`al-Assad`).
   */
  public boolean isCapitalised(int i) {
    if (!isWord(i)) {
      return false;
    }
    int first = text.codePointAt(begins[i]);
    return Character.isUpperCase(first)
        || Character.isTitleCase(first)
        || (begins[i] + 3 < ends[i]
            && text.charAt(begins[i] + 2) == '-'
            && Character.isUpperCase(text.charAt(begins[i] + 3)));
  }

  /** Whether token {@code i} is an acronym: two or more letters, all of them capitals. */
  public boolean isAcronym(int i) {
    return isCapitalised(i)
        && ends[i] - begins[i] > 1
        && ends[i] - begins[i] < MAX_WORD_CHARS
        && text.substring(begins[i], ends[i])
            .codePoints()
            .allMatch(c -> Character.isUpperCase(c) || c == '&' || c == '.')
        && !lower[i].endsWith(".");
  }

  /** Whether white space precedes token {@code i}; true at both ends of the text. */
  public boolean spaceBefore(int i) {
    return i <= 0 || i >= size || begins[i] > ends[i - 1];
  }

  /** Returns the number of line ends between token {@code i} and the one before it. */
  public int linesBefore(int i) {
    int lines = 0;
    for (int at = end(i - 1); at < begin(i); at++) {
      lines += text.charAt(at) == '\n' ? 1 : 0;
    }
    return lines;
  }

  /**
   * Returns the number of the token that begins at or after {@code offset}; size() if none does.
   */
  public int at(int offset) {
    int found = Arrays.binarySearch(begins, 0, size, offset);
    return found >= 0 ? found : -found - 1;
  }

  /**
   * Returns the number of the token that contains the character at {@code offset}, else of the
   * first token after it; size() if there is none.
   */
  public int holding(int offset) {
    int i = at(offset);
    return i > 0 && ends[i - 1] > offset ? i - 1 : i;
  }

  /** Whether a quotation mark is typed as two apostrophes or two backticks. */
  private boolean isDoubled(int at) {
    char mark = text.charAt(at);
    return (mark == '\'' || mark == '`') && at + 1 < text.length() && text.charAt(at + 1) == mark;
  }

  private void add(int begin, int end) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      lower = Arrays.copyOf(lower, 2 * size);
    }
    begins[size] = begin;
    ends[size] = end;
    lower[size++] = normal(begin, end);
  }

  private String normal(int begin, int end) {
    if (end - begin > MAX_WORD_CHARS) {
      return "";
    }
    String word = LowerCase.of(text.substring(begin, end)).replace('’', '\'');
    return word.equals("''") || word.equals("``") ? "\"" : word;
  }

  private int wordEnd(int begin) {
    int at = begin;
    int partBegin = begin;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      if (isWordPart(character)) {
        at += Character.charCount(character);
      } else if (joins(character, partBegin, at)) {
        partBegin = ++at;
      } else {
        break;
      }
    }
    boolean abbreviated =
        at < text.length()
            && text.charAt(at) == '.'
            && at - begin < MAX_WORD_CHARS
            && Lexicon.has(Lexicon.Kind.ABBREVIATION, LowerCase.of(text.substring(begin, at + 1)));
    return abbreviated ? at + 1 : at;
  }

  /**
   * Whether the mark at {@code at}, after a part that began at {@code part}, belongs to the word.
   */
  private boolean joins(int mark, int part, int at) {
    boolean more = at + 1 < text.length() && isWordPart(text.codePointAt(at + 1));
    return switch (mark) {
      case '-', '\'', '’', '&' -> more && at > part;
      case ',' -> more && Character.isDigit(text.charAt(at + 1)) && isDigitBefore(at);
      case '.' ->
          (at - part == 1 && Character.isUpperCase(text.charAt(part)))
              || (more && Character.isDigit(text.charAt(at + 1)) && isDigitBefore(at));
      default -> false;
    };
  }

  private boolean isDigitBefore(int at) {
    return at > 0 && Character.isDigit(text.charAt(at - 1));
  }

  private int possessive(int begin, int end) {
    int mark = end - 2;
    boolean found =
        mark > begin
            && (text.charAt(mark) == '\'' || text.charAt(mark) == '’')
            && (text.charAt(end - 1) == 's' || text.charAt(end - 1) == 'S');
    return found ? mark : begin;
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character) || character < ' ';
  }

  private static boolean isWordPart(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK;
  }
}

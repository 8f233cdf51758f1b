package org.onrecord.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * For whom CSV is written. A spreadsheet takes a text as a formula if it starts with one of {@code
 * = + - @}, their full-width forms, a tab or the end of a line. Numbers are no texts, whatever
 * their sign.
 */
public enum CsvDialect {
  /** For programs: the data as they are. */
  PLAIN,
  /**
   * For spreadsheets: a byte order mark shows that the file is UTF-8, and an apostrophe before a
   * text that starts a formula makes it a text. A text that starts a formula after apostrophes gets
   * one more, so that {@link #original} always finds the text again.
   */
  EXCEL;

  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
  private static final char APOSTROPHE = '\'';

  /** Returns the name on the command line, in lower case. */
  @JsonValue
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return optionName();
  }

  /**
   * Returns the constant with a name, ignoring case.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static CsvDialect named(String name) {
    return valueOf(name.strip().toUpperCase(Locale.ROOT));
  }

  /** Whether a spreadsheet takes a text as a formula. */
  static boolean startsFormula(String text) {
    return startsFormulaAt(text, 0);
  }

  /** Returns the cell in which a text is written. */
  String cell(String text) {
    return this == EXCEL && startsFormulaAt(text, apostrophes(text)) ? APOSTROPHE + text : text;
  }

  /** Returns the text that {@link #cell} wrote in a cell. */
  String original(String cell) {
    int apostrophes = apostrophes(cell);
    return this == EXCEL && apostrophes > 0 && startsFormulaAt(cell, apostrophes)
        ? cell.substring(1)
        : cell;
  }

  private static boolean startsFormulaAt(String text, int at) {
    return at < text.length() && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
  }

  private static int apostrophes(String text) {
    int n = 0;
    while (n < text.length() && text.charAt(n) == APOSTROPHE) {
      n++;
    }
    return n;
  }
}

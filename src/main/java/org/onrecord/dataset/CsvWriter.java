package org.onrecord.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV (RFC 4180) with a header, in a dialect. */
public final class CsvWriter implements Closeable {
  /** The byte order mark, with which a file of {@link CsvDialect#EXCEL} begins. */
  private static final char MARK = '\uFEFF';

  private final CsvDialect dialect;
  private final CSVPrinter printer;
  private long formulaCells;

  /**
   * Begins a file.
   *
   * @param out receives it; closing the writer closes it
   * @throws IOException if it cannot be written
   */
  public CsvWriter(Writer out, CsvDialect dialect, List<String> header) throws IOException {
    this.dialect = dialect;
    if (dialect == CsvDialect.EXCEL) {
      out.write(MARK);
    }
    printer =
        new CSVPrinter(
            out, CSVFormat.RFC4180.builder().setHeader(header.toArray(String[]::new)).get());
  }

  /**
   * Writes a row.
   *
   * @param values the cells: numbers, and texts by their {@code toString}
   * @throws IOException if it cannot be written
   */
  public void row(List<?> values) throws IOException {
    for (Object value : values) {
      String text = value.toString();
      boolean number = value instanceof Number;
      if (!number && CsvDialect.startsFormula(text)) {
        formulaCells++;
      }
      printer.print(number ? text : dialect.cell(text));
    }
    printer.println();
  }

  /** Returns how many texts written so far start a formula, whether or not that was defused. */
  public long formulaCells() {
    return formulaCells;
  }

  @Override
  public void close() throws IOException {
    printer.close(true);
  }
}

package org.onrecord.corpus.format;

import java.io.IOException;

/**
 * Finds where the records of a file begin and end. It gets the file's bytes once, in order, chunk
 * by chunk, and keeps the state between chunks.
 */
interface Boundary {
  /**
   * Returns the index of the first byte of the next record; {@code to} if it is not in this chunk.
   *
   * @throws IOException if something that is not allowed is between two records
   */
  int begin(byte[] bytes, int from, int to) throws IOException;

  /** Returns the index after the record's last byte; -1 if it continues in the next chunk. */
  int end(byte[] bytes, int from, int to);

  /** Returns the position of the open record, or of the next one if none is open. */
  long position();

  /**
   * Ends the file while no record is open.
   *
   * @throws IOException if the file must not end there
   */
  void finish() throws IOException;

  /**
   * Returns the index after the blank lines at the beginning of a chunk, which need not be looked
   * at one by one.
   */
  private static int afterBlankLines(byte[] bytes, int from, int to) {
    int after = from;
    for (int i = from; i < to && FileHead.isSpace(bytes[i]); i++) {
      if (bytes[i] == '\n') {
        after = i + 1;
      }
    }
    return after;
  }

  private static int lines(byte[] bytes, int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Lines, which end with a line feed. Their position is their number, from 1. */
  final class Lines implements Boundary {
    private long line = 1;

    @Override
    public int begin(byte[] bytes, int from, int to) {
      int after = afterBlankLines(bytes, from, to);
      line += lines(bytes, from, after);
      return after;
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        if (bytes[i] == '\n') {
          line++;
          return i + 1;
        }
      }
      return -1;
    }

    @Override
    public long position() {
      return line;
    }

    @Override
    public void finish() {
      // A file can end after any line.
    }
  }

  /**
   * Lines whose quoted fields can contain line feeds, as in RFC 4180. A quote opens at the
   * beginning of a field, and a quote within quotes is doubled. The position is the line on which
   * the record begins.
   */
  final class QuotedLines implements Boundary {
    private final byte delimiter;
    private long line = 1; // The line on which the record begins.
    private long nextLine = 1;
    private boolean fieldBegins = true;
    private boolean quoted;

    QuotedLines(char delimiter) {
      this.delimiter = (byte) delimiter;
    }

    @Override
    public int begin(byte[] bytes, int from, int to) {
      fieldBegins = true;
      quoted = false;
      int after = afterBlankLines(bytes, from, to);
      nextLine += lines(bytes, from, after);
      line = nextLine;
      return after;
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        byte next = bytes[i];
        if (next == '\n') {
          nextLine++;
          if (!quoted) {
            line = nextLine;
            return i + 1;
          }
        } else if (next == '"' && (quoted || fieldBegins)) {
          // The second of two quotes opens the field again, as if it had not closed.
          quoted = !quoted;
          fieldBegins = true;
          continue;
        }
        fieldBegins = !quoted && next == delimiter;
      }
      return -1;
    }

    @Override
    public long position() {
      return line;
    }

    @Override
    public void finish() {
      // A file can end after any line.
    }
  }

  /**
   * JSON values: the items of one array, or a sequence of values. It looks only at brackets and
   * quotes, so that an error within an item does not affect the others. The position is the number
   * of the item, from 1.
   */
  final class JsonValues implements Boundary {
    private enum Expected {
      ANYTHING,
      ITEM_OR_END,
      ITEM,
      COMMA_OR_END,
      NOTHING
    }

    private Expected expected = Expected.ANYTHING;
    private boolean inArray;
    private long item = 1;
    private int depth;
    private boolean inString;
    private boolean escaped;
    private boolean scalar;

    @Override
    public int begin(byte[] bytes, int from, int to) throws IOException {
      for (int i = from; i < to; i++) {
        byte next = bytes[i];
        if (isSpace(next)) {
          continue;
        }
        switch (expected) {
          case NOTHING -> throw wrong(next, "the end of the file after the array");
          case COMMA_OR_END -> {
            if (next != ',' && next != ']') {
              throw wrong(next, "a comma or ] after item " + (item - 1));
            }
            expected = next == ',' ? Expected.ITEM : Expected.NOTHING;
          }
          case ITEM -> {
            if (next == ',' || next == ']') {
              throw wrong(next, "an item after item " + (item - 1));
            }
            return open(i);
          }
          case ITEM_OR_END -> {
            if (next == ',') {
              throw wrong(next, "an item or ]");
            }
            if (next != ']') {
              return open(i);
            }
            expected = Expected.NOTHING;
          }
          case ANYTHING -> {
            if (next != '[' || item > 1) {
              return open(i);
            }
            inArray = true;
            expected = Expected.ITEM_OR_END;
          }
        }
      }
      return to;
    }

    private int open(int index) {
      depth = 0;
      inString = false;
      escaped = false;
      scalar = false;
      expected = inArray ? Expected.COMMA_OR_END : Expected.ANYTHING;
      return index;
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        byte next = bytes[i];
        if (inString) {
          if (escaped) {
            escaped = false;
          } else if (next == '\\') {
            escaped = true;
          } else if (next == '"') {
            inString = false;
            if (depth == 0) {
              item++;
              return i + 1;
            }
          }
        } else if (depth == 0 && scalar) {
          if (isSpace(next) || next == ',' || next == ']' || next == '{' || next == '[') {
            item++;
            return i;
          }
        } else if (next == '"') {
          inString = true;
        } else if (next == '{' || next == '[') {
          depth++;
        } else if (next == '}' || next == ']') {
          depth--;
          if (depth <= 0) {
            item++;
            return i + 1;
          }
        } else if (depth == 0) {
          scalar = true;
        }
      }
      return -1;
    }

    @Override
    public long position() {
      return item;
    }

    @Override
    public void finish() throws IOException {
      if (inArray && expected != Expected.NOTHING) {
        throw new IOException("it ends too early: the array has no end after item " + (item - 1));
      }
    }

    private static IOException wrong(byte found, String expected) {
      return new IOException("'%c' stands for %s".formatted((char) (found & 0xFF), expected));
    }

    private static boolean isSpace(byte next) {
      return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }
  }
}

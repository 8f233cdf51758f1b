package org.onrecord.corpus.format;

import java.io.IOException;

/**
 * Finds where the records of a file begin and end. It is shown the file's bytes once, in order, one
 * chunk after another, and remembers what it must.
 */
interface Boundary {
  /**
   * Returns the index of the first byte of the next record; {@code to} where it is not among these.
   *
   * @throws IOException where something stands between two records that must not
   */
  int begin(byte[] bytes, int from, int to) throws IOException;

  /** Returns the index behind the record's last byte; -1 where it goes on after these. */
  int end(byte[] bytes, int from, int to);

  /** Returns the place of the record that has begun and not ended, or else of the next. */
  long position();

  /**
   * Says that the file ended where no record is open.
   *
   * @throws IOException where it must not end there
   */
  void finish() throws IOException;

  /** Lines, of which the line feed is the last byte. Their position is their number, from 1. */
  final class Lines implements Boundary {
    private long line = 1;

    @Override
    public int begin(byte[] bytes, int from, int to) {
      return from;
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
      // A file may end after any line.
    }
  }

  /**
   * Lines but for those line feeds that stand in quotes, as RFC 4180 has it. A quote opens at the
   * beginning of a field, and one within quotes is doubled. The position is that of the line that
   * the record begins with.
   */
  final class QuotedLines implements Boundary {
    private final byte delimiter;
    private long line = 1; // Where the record begins.
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
      return from;
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
          // The second of two in quotes opens them again: as good as never closed.
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
      // A file may end after any line.
    }
  }

  /**
   * JSON values: the items of one array, or values one after another. It looks at brackets and
   * quotes only, so that what is wrong within an item stays within it. The position counts the
   * items, from 1.
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

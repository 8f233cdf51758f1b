package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.TOO_LONG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.onrecord.record.Rejections;

/**
 * Cuts a stream of bytes into records: those that a {@link Boundary} finds, or the one that is the
 * whole file. It never holds more than one record and never more of it than the limit.
 *
 * <p>A cursor: after {@link #next} said true, the other methods speak of the record read; after it
 * threw, of the record that it was reading. A byte order mark at the file's head belongs to no
 * record. Records end with LF or CR LF, the last one also with the file; blank ones are no records.
 */
final class RecordReader {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final long limit;
  private final Optional<Boundary> boundary; // None where the file is one record.

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int begin; // of the bytes in the buffer that are not consumed yet
  private int end; // of the bytes in the buffer
  private long consumed; // of the whole stream
  private boolean started;

  private Held held = new Held();
  private long position;
  private long offset;
  private boolean tooLong;

  private RecordReader(InputStream in, long limit, Optional<Boundary> boundary) {
    this.in = in;
    this.limit = limit;
    this.boundary = boundary;
  }

  /** Returns a reader of the boundary's records; one of more bytes than the limit is too long. */
  static RecordReader of(InputStream in, long limit, Boundary boundary) {
    return new RecordReader(in, limit, Optional.of(boundary));
  }

  /** Returns a reader of one record, the whole stream; of more bytes than the limit, too long. */
  static RecordReader wholeFile(InputStream in, long limit) {
    return new RecordReader(in, limit, Optional.empty());
  }

  /**
   * Reads all records into a sink.
   *
   * @param context what each is to have as its context
   * @throws IOException as {@link #next} does
   */
  void readAll(RecordSink out, byte[] context) throws IOException {
    try {
      while (next()) {
        if (tooLong) {
          out.rejected(position, TOO_LONG, "more than %d bytes".formatted(limit), bytes());
        } else {
          out.record(position, offset, bytes(), context);
        }
      }
    } catch (IOException e) {
      out.reading(position, bytes());
      throw e;
    }
  }

  /**
   * Reads on to the next record.
   *
   * @return whether there is one
   * @throws IOException where the stream does, all of which pass through unchanged
   */
  boolean next() throws IOException {
    boolean first = !started;
    started = true;
    begin(); // Before anything is read, so that a failure has its place.
    if (first) {
      skipByteOrderMark();
      offset = consumed;
    }
    return boundary.isPresent() ? next(boundary.get()) : first && wholeFile();
  }

  /** Returns the record's place, as its boundary counts; 0 where it is the whole file. */
  long position() {
    return position;
  }

  /** Returns where the record begins in the stream, in bytes. */
  long offset() {
    return offset;
  }

  /** Returns whether the record is longer than the limit. */
  boolean tooLong() {
    return tooLong;
  }

  /** Returns the limit, in bytes. */
  long limit() {
    return limit;
  }

  /** Returns the record's bytes, without the line's end; of one too long only the first. */
  byte[] bytes() {
    return held.toByteArray();
  }

  private boolean wholeFile() throws IOException {
    while (!tooLong && fill()) {
      take(end);
    }
    return true;
  }

  private boolean next(Boundary boundary) throws IOException {
    while (passOver(boundary)) {
      int recordEnd;
      do {
        recordEnd = boundary.end(buffer, begin, end);
        boolean line = recordEnd > 0 && buffer[recordEnd - 1] == '\n';
        take(recordEnd < 0 ? end : line ? recordEnd - 1 : recordEnd);
        if (line) {
          begin++;
          consumed++;
        }
      } while (recordEnd < 0 && fill()); // Else the file ends without the record's end.
      held.dropCarriageReturn();
      if (tooLong || !held.isBlank()) {
        return true;
      }
      begin();
    }
    return false;
  }

  /** Goes to the beginning of the next record; false where there is none. */
  private boolean passOver(Boundary boundary) throws IOException {
    position = boundary.position(); // Before anything is read, as above.
    while (fill()) {
      int recordBegin = boundary.begin(buffer, begin, end);
      consumed += recordBegin - begin;
      begin = recordBegin;
      if (begin < end) {
        offset = consumed;
        return true;
      }
    }
    boundary.finish();
    return false;
  }

  private void begin() {
    held = new Held();
    tooLong = false;
    offset = consumed;
  }

  /** Moves the buffer's bytes before the index to the record, which keeps what the limit lets. */
  private void take(int index) {
    int length = index - begin;
    if (tooLong || held.size() + (long) length > limit) {
      int missing = Rejections.EXCERPT_BYTES - held.size();
      held.write(buffer, begin, Math.max(0, Math.min(missing, length)));
      tooLong = true;
      if (held.size() > Rejections.EXCERPT_BYTES) {
        // Its head is all that is wanted now; the megabytes go.
        var head = new Held();
        head.write(held.toByteArray(), 0, Rejections.EXCERPT_BYTES);
        held = head;
      }
    } else {
      held.write(buffer, begin, length);
    }
    begin = index;
    consumed += length;
  }

  /** Makes sure that the buffer holds something; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (begin == end) {
      begin = 0;
      end = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return begin < end;
  }

  private void skipByteOrderMark() throws IOException {
    while (end < BYTE_ORDER_MARK.length) {
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        return;
      }
      end += read;
    }
    if (Arrays.equals(BYTE_ORDER_MARK, Arrays.copyOf(buffer, BYTE_ORDER_MARK.length))) {
      begin = BYTE_ORDER_MARK.length;
      consumed = BYTE_ORDER_MARK.length;
    }
  }

  /** The bytes of a record, which can be asked about without a copy. */
  private static final class Held extends ByteArrayOutputStream {
    void dropCarriageReturn() {
      if (count > 0 && buf[count - 1] == '\r') {
        count--;
      }
    }

    boolean isBlank() {
      for (int i = 0; i < count; i++) {
        if (buf[i] != ' ' && buf[i] != '\t' && buf[i] != '\r') {
          return false;
        }
      }
      return true;
    }
  }
}

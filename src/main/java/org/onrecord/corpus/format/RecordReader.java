package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.TOO_LONG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.onrecord.record.Rejections;

/**
 * Splits a stream of bytes into records: those that a {@link Boundary} finds, or one that is the
 * whole file. It holds at most one record in memory, and at most as much of it as the limit.
 *
 * <p>It is a cursor: after {@link #next} returned true, the other methods describe the record read;
 * after it threw, the record that was being read. A byte order mark at the beginning of the file
 * belongs to no record. Records end with LF or CR LF, the last one also with the file; blank
 * records are ignored.
 */
final class RecordReader {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final long limit;
  private final Optional<Boundary> boundary; // Empty if the file is one record.

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int begin; // Of the bytes in the buffer that are not consumed yet.
  private int end; // of the bytes in the buffer
  private long consumed; // Bytes of the whole stream.
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

  /** Returns a reader of the boundary's records; one with more bytes than the limit is too long. */
  static RecordReader of(InputStream in, long limit, Boundary boundary) {
    return new RecordReader(in, limit, Optional.of(boundary));
  }

  /** Returns a reader of one record, the whole stream, with the same limit. */
  static RecordReader wholeFile(InputStream in, long limit) {
    return new RecordReader(in, limit, Optional.empty());
  }

  /**
   * Reads all records into a sink.
   *
   * @param context the context of each record
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
   * Reads the next record.
   *
   * @return whether there is one
   * @throws IOException if the stream throws it, unchanged
   */
  boolean next() throws IOException {
    boolean first = !started;
    started = true;
    begin(); // Before reading, so that a failure has its position.
    if (first) {
      skipByteOrderMark();
      offset = consumed;
    }
    return boundary.isPresent() ? next(boundary.get()) : first && wholeFile();
  }

  /** Returns the record's position, as its boundary counts; 0 if it is the whole file. */
  long position() {
    return position;
  }

  /** Returns the offset in bytes at which the record begins. */
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

  /** Returns the record's bytes, without line end; only the first ones if it is too long. */
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
      } while (recordEnd < 0 && fill()); // Otherwise the file ends without the record's end.
      held.dropCarriageReturn();
      if (tooLong || !held.isBlank()) {
        return true;
      }
      begin();
    }
    return false;
  }

  /** Advances to the beginning of the next record; returns false if there is none. */
  private boolean passOver(Boundary boundary) throws IOException {
    position = boundary.position(); // Before reading, as above.
    while (fill()) {
      int recordBegin = boundary.begin(buffer, begin, end);
      position = boundary.position(); // The boundary may have passed over blank lines.
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

  /** Moves the buffer's bytes before the index to the record, as far as the limit allows. */
  private void take(int index) {
    int length = index - begin;
    if (tooLong || held.size() + (long) length > limit) {
      int missing = Rejections.EXCERPT_BYTES - held.size();
      held.write(buffer, begin, Math.max(0, Math.min(missing, length)));
      tooLong = true;
      if (held.size() > Rejections.EXCERPT_BYTES) {
        // Only its head is needed now, and the memory can be freed.
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

  /** Fills the buffer if it is empty; returns false at the end of the stream. */
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

  /** The bytes of a record, which can be inspected without a copy. */
  private static final class Held extends ByteArrayOutputStream {
    void dropCarriageReturn() {
      if (count > 0 && buf[count - 1] == '\r') {
        count--;
      }
    }

    boolean isBlank() {
      return FileHead.isBlank(buf, 0, count);
    }
  }
}

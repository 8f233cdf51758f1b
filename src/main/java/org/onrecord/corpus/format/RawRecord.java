package org.onrecord.corpus.format;

/**
 * One record as its file contains it, not parsed yet.
 *
 * @param sourceUri the file, as the input pattern names it; for a member of an archive, the
 *     archive's name, {@code !/} and the member's name
 * @param format the format of the file, which reads the bytes
 * @param position the line, row or item, from 1; 0 if the record is the whole file
 * @param offset where its bytes begin in the unpacked file, a byte order mark included; 0 if the
 *     format has no such offset
 * @param bytes its bytes, without byte order mark and line end; must not be changed
 * @param context bytes outside the record that are needed to read it, such as the header of a table
 *     or the sidecar of a text; empty if there are none; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and too large to copy.
public record RawRecord(
    String sourceUri,
    CorpusFormat format,
    long position,
    long offset,
    byte[] bytes,
    byte[] context) {
  private static final byte[] NOTHING = {};

  /** Makes a record without context. */
  public RawRecord(
      String sourceUri, CorpusFormat format, long position, long offset, byte[] bytes) {
    this(sourceUri, format, position, offset, bytes, NOTHING);
  }
}

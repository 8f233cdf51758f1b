package org.onrecord.corpus.format;

/**
 * One record as it stands in its file, not looked into yet.
 *
 * @param sourceUri the file, as the input pattern names it; of a member of an archive, the
 *     archive's, {@code !/} and the member's name
 * @param format the format of the file, which knows how to read the bytes
 * @param position the line, row or item, from 1; 0 where the record is the whole file
 * @param offset where its bytes begin in the file, unpacked, a byte order mark included; 0 where
 *     the format knows no such place
 * @param bytes its bytes, without byte order mark and line end; not to be changed
 * @param context what stands outside the record and is needed to read it, such as the header of a
 *     table or a text's sidecar; empty where nothing is; not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared, and copying megabytes to be pure is dear.
public record RawRecord(
    String sourceUri,
    CorpusFormat format,
    long position,
    long offset,
    byte[] bytes,
    byte[] context) {
  private static final byte[] NOTHING = {};

  /** Makes a record that needs no context. */
  public RawRecord(
      String sourceUri, CorpusFormat format, long position, long offset, byte[] bytes) {
    this(sourceUri, format, position, offset, bytes, NOTHING);
  }
}

package org.onrecord.corpus;

/**
 * One record as it stands in its file, not looked into yet.
 *
 * @param sourceUri the file, as the input pattern names it
 * @param position the line, from 1; 0 where the record is the whole file
 * @param offset where its bytes begin in the file, decompressed, a byte order mark included
 * @param bytes its bytes, without byte order mark and line end; not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Never compared, and copying megabytes to be pure is dear.
record RawRecord(String sourceUri, long position, long offset, byte[] bytes) {}

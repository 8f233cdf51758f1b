package org.onrecord.corpus.format;

import org.onrecord.record.RejectionReason;

/** Takes the records of one file in its order, from whatever cuts it. */
public interface RecordSink {
  /** Says which record is being read, for the message should the file turn out damaged there. */
  void reading(long position, byte[] head);

  /** Takes a record that was read; see {@link RawRecord}. */
  void record(long position, long offset, byte[] bytes, byte[] context);

  /** Takes a record that is none of an article, and right so; the reason counts it. */
  void skipped(String reason);

  /** Takes a record that could not be read, all of it or its first bytes. */
  void rejected(long position, RejectionReason reason, String detail, byte[] head);
}

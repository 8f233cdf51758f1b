package org.onrecord.corpus.format;

import org.onrecord.record.RejectionReason;

/** Receives the records of one file in its order. */
public interface RecordSink {
  /** Notes which record is being read, for the message if the file is damaged there. */
  void reading(long position, byte[] head);

  /** Notes a part of a record, such as an element, that takes time however short it is. */
  void part();

  /** Receives a record that was read; see {@link RawRecord}. */
  void record(long position, long offset, byte[] bytes, byte[] context);

  /** Receives the reason for a record that is skipped deliberately. */
  void skipped(String reason);

  /** Receives a record that could not be read, all of it or its first bytes. */
  void rejected(long position, RejectionReason reason, String detail, byte[] head);
}

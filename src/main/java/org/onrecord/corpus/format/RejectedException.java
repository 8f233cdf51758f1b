package org.onrecord.corpus.format;

import org.onrecord.record.RejectionReason;

/**
 * Thrown and caught within the readers if a raw record cannot be an article, or a file cannot be
 * split into records.
 */
public final class RejectedException extends Exception {
  private final RejectionReason reason;

  /**
   * Makes an exception without a stack trace, since only its reason and detail are used.
   *
   * @param detail what is wrong, and where
   */
  public RejectedException(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public RejectionReason reason() {
    return reason;
  }
}

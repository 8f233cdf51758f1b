package org.onrecord.corpus.format;

import org.onrecord.record.RejectionReason;

/**
 * Thrown inside the readers, and caught there, where a raw record can be no article or a file
 * cannot be cut into records.
 */
public final class RejectedException extends Exception {
  private final RejectionReason reason;

  /**
   * Makes one, without a stack trace: its detail is all that is read of it.
   *
   * @param detail what exactly is wrong, and where
   */
  public RejectedException(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  public RejectionReason reason() {
    return reason;
  }
}

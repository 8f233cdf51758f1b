package org.onrecord.catalogue;

/** A catalogue cannot be used. The message is one line: the file, the line and the problem. */
public final class CatalogueException extends Exception {
  /** Makes one with the message to show. */
  public CatalogueException(String message) {
    super(message);
  }
}

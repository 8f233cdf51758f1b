package org.onrecord.catalogue;

/** A catalogue that cannot be used. The message is one line: file, line, what is wrong. */
public final class CatalogueException extends Exception {
  /** Takes the message as it is to be shown. */
  public CatalogueException(String message) {
    super(message);
  }
}

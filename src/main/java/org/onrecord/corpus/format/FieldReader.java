package org.onrecord.corpus.format;

/** Reads what a raw record says about its article. Made once for a worker's thread. */
@FunctionalInterface
public interface FieldReader {
  /**
   * Returns the fields of the article that a record of this reader's format holds.
   *
   * @throws RejectedException where it can be none
   */
  ArticleFields read(RawRecord record) throws RejectedException;
}

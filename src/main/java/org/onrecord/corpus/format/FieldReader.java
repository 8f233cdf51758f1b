package org.onrecord.corpus.format;

/** Reads the fields of an article from a raw record. Each thread of a worker has its own. */
@FunctionalInterface
public interface FieldReader {
  /**
   * Returns the fields of the article in a record of this reader's format.
   *
   * @throws RejectedException if the record cannot be an article
   */
  ArticleFields read(RawRecord record) throws RejectedException;
}

package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.TOO_LONG;

/** Reads the JSON file beside a text, which is the record's context, as a line of JSON is. */
final class Sidecar {

  private final JsonArticles json;

  Sidecar(FieldMapping mapping) {
    this.json = new JsonArticles(mapping);
  }

  /** Returns what a record's sidecar says, all fields missing where it has none. */
  ArticleFields read(RawRecord record) throws RejectedException {
    if (record.context().length == 0) {
      return ArticleFields.ofText("");
    }
    if (record.context().length > Sidecars.MOST_BYTES) {
      throw new RejectedException(
          TOO_LONG, "its sidecar has more than %d bytes".formatted(Sidecars.MOST_BYTES));
    }
    try {
      return json.read(
          new RawRecord(record.sourceUri(), CorpusFormat.JSON, 0, 0, record.context()));
    } catch (RejectedException e) {
      throw new RejectedException(e.reason(), "its sidecar: " + e.getMessage());
    }
  }
}

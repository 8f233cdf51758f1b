package org.onrecord.corpus.format;

import static org.onrecord.record.RejectionReason.TOO_LONG;

/** Reads the sidecar of a text, which is the record's context, as a JSON object. */
final class Sidecar {

  private final JsonArticles json;

  Sidecar(FieldMapping mapping) {
    this.json = new JsonArticles(mapping);
  }

  /** Returns the fields in a record's sidecar; all are missing if it has none. */
  ArticleFields read(RawRecord record) throws RejectedException {
    if (record.context().length == 0) {
      return ArticleFields.ofText("");
    }
    if (record.context().length > Sidecars.MAX_SIDECAR_BYTES) {
      throw new RejectedException(
          TOO_LONG, "its sidecar has more than %d bytes".formatted(Sidecars.MAX_SIDECAR_BYTES));
    }
    try {
      return json.read(
          new RawRecord(record.sourceUri(), CorpusFormat.JSON, 0, 0, record.context()));
    } catch (RejectedException e) {
      throw new RejectedException(e.reason(), "its sidecar: " + e.getMessage());
    }
  }
}

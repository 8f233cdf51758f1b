package org.onrecord.corpus.format;

/** Reads plain texts with the metadata of their sidecars. */
final class TextArticles implements FieldReader {
  private final Sidecar sidecar;

  TextArticles(FieldMapping mapping) {
    this.sidecar = new Sidecar(mapping);
  }

  @Override
  public ArticleFields read(RawRecord record) throws RejectedException {
    return sidecar.read(record).withText(StrictUtf8.decode(record));
  }
}

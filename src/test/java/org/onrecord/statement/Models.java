package org.onrecord.statement;

import java.time.LocalDate;
import org.onrecord.model.ModelKind;
import org.onrecord.record.Article;
import org.onrecord.record.DayBasis;

/** The bundled model, and articles for it. */
final class Models {
  private Models() {}

  static AttributionModel bundled() {
    byte[] bytes = AttributionModel.KIND.bundled();
    return AttributionModel.KIND.lease(ModelKind.checksum(bytes), () -> bytes).get();
  }

  static StatementExtractor extractor() {
    return new TaggedExtractor(bundled());
  }

  static Article article(String text) {
    return Article.newBuilder()
        .setArticleId("a1")
        .setSourceUri("test")
        .setText(text)
        .setPublished(LocalDate.of(2024, 5, 3))
        .setDayBasis(DayBasis.PUBLISHED)
        .build();
  }
}

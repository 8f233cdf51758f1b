package org.onrecord.statement;

import java.time.LocalDate;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.actor.article.BundledActors;
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

  /** Returns the bundled model of who is meant, which stays open. */
  static ActorModel actors() {
    return BundledActors.model();
  }

  static StatementExtractor extractor() {
    return new TaggedExtractor(bundled(), actors());
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

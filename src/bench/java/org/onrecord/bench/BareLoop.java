package org.onrecord.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.corpus.ArticleFile;
import org.onrecord.corpus.format.CorpusSettings;
import org.onrecord.record.Article;
import org.onrecord.record.Statement;
import org.onrecord.stance.StanceDetector;
import org.onrecord.stance.StanceModel;
import org.onrecord.stance.TargetCatalogue;
import org.onrecord.stance.TargetCatalogueFile;
import org.onrecord.stance.TargetStances;
import org.onrecord.statement.AttributionModel;
import org.onrecord.statement.StatementExtractor;
import org.onrecord.statement.TaggedExtractor;

/**
 * What the job comes down to, in one thread and without Beam: a file of articles read, statements
 * found, stances found. The measure for what Beam adds; and without targets, for the statement
 * extractor by itself.
 */
final class BareLoop {
  private BareLoop() {}

  /** Arguments: the articles, and if stances are to be found, the catalogue of targets. */
  public static void main(String[] arguments) throws Exception {
    Path corpus = Path.of(arguments[0]);
    var settings =
        new CorpusSettings(
            List.of(corpus.toString()),
            ZoneOffset.UTC,
            LocalDate.of(2024, 12, 31),
            CorpusSettings.MAX_ARTICLE_CHARS,
            true,
            1);
    StatementExtractor extractor =
        new TaggedExtractor(
            AttributionModel.KIND.open(AttributionModel.KIND.bundled()),
            ActorModel.KIND.open(ActorModel.KIND.bundled()));
    StanceDetector detector = arguments.length > 1 ? detector(arguments[1]) : StanceDetector.none();
    long begun = System.nanoTime();
    long statements = 0;
    long stances = 0;
    for (Article article : ArticleFile.read(corpus.toString(), corpus, settings).articles()) {
      for (Statement statement : extractor.extract(article)) {
        statements++;
        stances += detector.detect(statement).size();
      }
    }
    System.out.printf(
        "%d statements, %d stances, %.1f s%n",
        statements, stances, (System.nanoTime() - begun) / 1e9);
  }

  private static StanceDetector detector(String catalogue) throws Exception {
    TargetCatalogue targets = TargetCatalogue.of(TargetCatalogueFile.read(Path.of(catalogue)));
    return new TargetStances(StanceModel.KIND.open(StanceModel.KIND.bundled()), targets, true);
  }
}

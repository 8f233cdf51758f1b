package org.onrecord.statement;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.onrecord.actor.article.ActorModel;
import org.onrecord.actor.article.MentionReader;
import org.onrecord.record.Article;
import org.onrecord.record.Statement;
import org.onrecord.text.Words;

/**
 * Finds statements with two learned models: quoted and reported ones, those nested in others, and
 * the actors behind their sources.
 *
 * <p>Create one for each JVM's model or for each thread. From one article to the next it keeps only
 * the models' results for the text, so that the same text from another publisher costs little.
 */
public final class TaggedExtractor implements StatementExtractor {
  private final AttributionTagger tagger;
  private final MentionReader mentions;
  private final StatementDay statementDay;

  /** The last text: copies of a text often follow each other. */
  private final AtomicReference<TaggedText> last = new AtomicReference<>();

  /** Creates an extractor whose statements get the days that the text tells. */
  public TaggedExtractor(AttributionModel attribution, ActorModel actors) {
    this(attribution, actors, StatementDay.SAID);
  }

  /**
   * Creates an extractor.
   *
   * @param attribution finds who says what
   * @param actors finds who is meant
   * @param statementDay which day the statements get
   */
  public TaggedExtractor(
      AttributionModel attribution, ActorModel actors, StatementDay statementDay) {
    tagger = new AttributionTagger(attribution);
    mentions = new MentionReader(actors);
    this.statementDay = statementDay;
  }

  /**
   * The statements of an article, with how their actors were resolved.
   *
   * @param statements the statements, as {@link #extract} returns them
   * @param rules the ids of the rules that resolved their sources, by statement id; a statement
   *     without a source has none
   */
  public record Explained(List<Statement> statements, Map<String, String> rules) {}

  @Override
  public List<Statement> extract(Article article) {
    return explain(article).statements();
  }

  /** Returns the statements of {@code article} with the rules that resolved their actors. */
  public Explained explain(Article article) {
    TaggedText tagged = tagged(article.getText());
    if (tagged.found().isEmpty()) {
      return new Explained(List.of(), Map.of());
    }
    var statements =
        new ArticleStatements(article, tagged.words(), tagged.mentions(), statementDay);
    return new Explained(statements.of(tagged.found()), statements.rules());
  }

  /** Tags a text, unless it is the last one again. */
  private TaggedText tagged(String text) {
    TaggedText before = last.get();
    if (before != null && before.text().equals(text)) {
      return before;
    }
    Words words = Words.of(text);
    List<FoundAttribution> found = tagger.read(words);
    var tagged =
        new TaggedText(
            text,
            words,
            found,
            found.isEmpty() ? MentionReader.Reading.NOTHING : mentions.read(words));
    last.set(tagged);
    return tagged;
  }

  /** A text with the attributions and the mentions that the models found in it. */
  private record TaggedText(
      String text, Words words, List<FoundAttribution> found, MentionReader.Reading mentions) {}
}

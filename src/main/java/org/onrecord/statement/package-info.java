/**
 * Extracts the statements of an article: who says what, with character offsets.
 *
 * <p>{@link org.onrecord.statement.ExtractStatements} is the transform. It uses a {@link
 * org.onrecord.statement.StatementExtractor}, plain Java, which takes an article and returns its
 * statements. {@link org.onrecord.statement.TaggedExtractor} implements it in these steps:
 *
 * <ul>
 *   <li>{@link org.onrecord.text.Words} splits the text into words and describes how each is
 *       written and whether it is in quotation marks; {@link org.onrecord.model.WordPieces} splits
 *       words into the model's pieces; {@link org.onrecord.model.Windows} splits the article into
 *       the model's inputs.
 *   <li>{@link org.onrecord.statement.AttributionModel}, a small encoder, scores each word for
 *       being part of a source, cue or content, and predicts the place of the cue for each content
 *       and of the source for each cue. It predicts the same for attributions nested within
 *       contents.
 *   <li>{@code TagScores} holds these scores for a part of the article. {@code Viterbi} decodes
 *       them into spans, {@code Linking} combines spans into attributions, {@code SpanEdges} fixes
 *       their quotation marks and brackets, and {@code Confidence} estimates the probability that
 *       each is right. {@code AttributionTagger} calls them in this order, for the article and then
 *       for each content.
 *   <li>{@code ArticleStatements} turns attributions into statements. {@link
 *       org.onrecord.actor.article.ActorResolver} finds the actor behind a source, {@code
 *       Quotedness} the kind, {@code ReportingVerbs} the cue's lemma, and {@code StatementDays} the
 *       day: it decides which {@link org.onrecord.day.DayExpression}, if any, tells when the
 *       statement was made. {@code Surroundings} finds the context and the entities named in it.
 * </ul>
 *
 * <p>{@code src/training/statement} has the training code and the contract between the model and
 * these classes. {@code decode.py} there and {@code common/text.py} beside it are the reference
 * implementation, and tests compare the two. {@link org.onrecord.statement.AttributionScores}
 * compares statements with annotated articles.
 */
package org.onrecord.statement;

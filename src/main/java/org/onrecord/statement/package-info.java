/**
 * From an article to its statements: who says what, with the characters where it stands.
 *
 * <p>{@link org.onrecord.statement.StatementExtractor} is the door's other side: plain Java, an
 * article in, statements out; {@link org.onrecord.statement.TaggedExtractor} stands behind it. The
 * way through it, each step a class:
 *
 * <ul>
 *   <li>{@code Words} cuts the text into words and tells of each how it is written and whether it
 *       stands in quotation marks; {@code WordPieces} cuts words into the pieces that the model
 *       knows; {@code Windows} cuts the article into what the model reads at a time.
 *   <li>{@link org.onrecord.statement.AttributionModel}, a small encoder run by ONNX Runtime, gives
 *       each word scores for being source, cue or content, and each content the place of its cue,
 *       each cue that of its source; the same for attributions within contents.
 *   <li>{@code TagScores} keeps that for a part of the article; {@code Viterbi} makes spans of the
 *       scores, {@code Linking} makes attributions of the spans, {@code SpanEdges} mends what they
 *       miss of quotation marks and brackets, {@code Confidence} says how likely each is right. In
 *       this order {@code AttributionTagger} calls them, for the article and then for each content.
 *   <li>{@code TaggedExtractor} makes statements of attributions: the actors behind the sources, by
 *       {@link org.onrecord.actor.Actors}, the kind by {@code Quotedness}, the cue's lemma by
 *       {@code ReportingVerbs}, the day by {@code StatementDays}: {@code DayExpressions} is the
 *       table of the words that name a {@code DayExpression}, and it tells which of them, if any,
 *       is the day on which the statement was made.
 * </ul>
 *
 * <p>How the model is trained, and the contract between it and these classes, stand in {@code
 * src/training/statement}: {@code decode.py} there and {@code common/text.py} beside it do the same
 * as these classes, and the tests compare the two. {@link org.onrecord.statement.AttributionScores}
 * measures statements against annotated articles.
 */
package org.onrecord.statement;

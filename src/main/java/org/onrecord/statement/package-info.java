/**
 * From an article to its statements: who says what, with the characters where it stands.
 *
 * <p>{@link org.onrecord.statement.StatementExtractor} is the door's other side: plain Java, an
 * article in, statements out. {@link org.onrecord.statement.RuleBasedExtractor} stands behind it
 * until a learned tagger does. It reads a sentence at a time, quotations held together: {@code
 * Quotations} pairs the marks, {@code SpeechFrames} finds reporting verbs ({@code ReportingVerbs},
 * a word list) with their subjects ({@code SourcePhrases}), {@code Contents} says which words of
 * the sentence each of them reports, and {@link org.onrecord.actor.Actors} says whose words they
 * are.
 */
package org.onrecord.statement;

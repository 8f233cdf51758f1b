/**
 * Summarises statements and stances: by actor and day, and by actor, target and day.
 *
 * <p>{@link org.onrecord.summary.ActorDayTotals}, {@link org.onrecord.summary.ActorTargetTotals}
 * and {@link org.onrecord.summary.ActorTotals} are running totals that can be merged in any order
 * with the same result. Scores are added as whole millionths, since sums of floating-point numbers
 * depend on their order. The transforms {@link org.onrecord.summary.SummariseByActorDay}, {@link
 * org.onrecord.summary.SummariseByActorTargetDay} and {@link org.onrecord.summary.SummariseActors}
 * turn each record into totals and merge them, within a bundle before the shuffle and within a
 * bucket after it. Nothing is grouped by actor. An id has one name in all summaries of a day:
 * {@link org.onrecord.record.Spellings} chooses it, and {@code ShowNames} brings it into the rows
 * by target. {@code Quotes} counts a quotation once even if it is repeated in different words
 * ({@code Quote}).
 */
package org.onrecord.summary;

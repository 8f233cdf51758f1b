/**
 * Statements and stances become numbers: per actor and day, and per actor, target and day.
 *
 * <p>{@link org.onrecord.summary.ActorDayTotals} and {@link org.onrecord.summary.ActorTargetTotals}
 * are running totals that can be merged in any order with the same end: counts and sets are, and
 * scores are added as whole millionths, since sums of floating point numbers depend on their order.
 * The doors {@link org.onrecord.summary.SummariseByActorDay} and {@link
 * org.onrecord.summary.SummariseByActorTargetDay} turn records into totals of one and merge them,
 * before the shuffle within a bundle and after it within a bucket. Nothing is keyed by actor.
 * {@code Quotes} counts what was said once in however many wordings ({@code Quote}) it is repeated.
 */
package org.onrecord.summary;

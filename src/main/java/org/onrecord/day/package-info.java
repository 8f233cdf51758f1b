/**
 * Days in texts: the days that a text names and the day of an article.
 *
 * <p>{@code DayExpressions} is the table of the forms of a {@code DayExpression} ({@code on
 * Monday}, {@code 3 June}). {@code Dateline} parses the dateline at the head of a wire report.
 * {@code PublishedDay} parses the publication time of a corpus or page. {@code DayWords} reads
 * their word lists, and {@code DayLimits} holds their limits.
 */
package org.onrecord.day;

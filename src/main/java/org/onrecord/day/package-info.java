/**
 * Days in texts: which day a text names, and which day an article is from.
 *
 * <p>{@code DayExpressions} is the table of the words that name a {@code DayExpression} ({@code on
 * Monday}, {@code 3 June}); {@code Dateline} reads a wire dateline at the head of a text; {@code
 * PublishedDay} reads a publication time as corpora and pages write it.
 */
package org.onrecord.day;

/**
 * Within one article: from a source's mention to the actor behind it.
 *
 * <p>{@code NameSpans} finds names and separates them from titles; {@code NamedEntities} groups the
 * forms of a name, with the roles that titles and {@code Appositions} give. {@code Discourse} reads
 * the article in order, notes in {@code Salience} who occurs, and resolves pronouns and {@code
 * Descriptions} on the way. {@code ActorResolver} then resolves one source after the other, in
 * reading order, by the first rule in the table of {@code MentionRules} that applies.
 *
 * <p>{@code Weights}, {@code Thresholds} and {@code Limits} hold the numbers that the rules depend
 * on. Words are in word lists among the resources. No rule and no list knows a person by name, so
 * renaming everyone in an article changes nothing else. All of it is plain Java over the article's
 * tokens and takes time nearly linear in their number.
 */
package org.onrecord.actor.article;

/**
 * Within one article: from a source's mention to the actor behind it.
 *
 * <p>{@code MentionReader} runs the {@code ActorModel} and decodes the {@code Mention}s, with links
 * between those that may stand for the same one. {@code Entities} groups them: names by {@code
 * PersonNames}, then pronouns and descriptions by the model's links, where gender ({@code Entity},
 * {@code GivenNames}) and number ({@code Pronouns}) agree. {@code Sources} finds which mention a
 * source is about. {@code ActorResolver} then resolves one source after the other, in reading
 * order, by the first rule in the table of {@code MentionRules} that applies.
 *
 * <p>No rule and no list knows a person by name. Time is nearly linear in the length of the
 * article.
 */
package org.onrecord.actor.article;

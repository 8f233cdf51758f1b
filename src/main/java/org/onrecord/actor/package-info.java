/**
 * From a source's mention to the actor behind it: within an article, then across the corpus.
 *
 * <p>{@link org.onrecord.actor.Tokens} and {@link org.onrecord.actor.Sentences} cut the text;
 * {@code NameRuns} finds where names stand and parts them from titles; {@code Cast} brings the
 * forms of a name together, with the roles that titles and {@code Appositions} give. {@code
 * Discourse} reads the article as a reader does, noting in {@code Salience} who occurs, and
 * resolves pronouns and {@code Descriptions} on the way. {@link org.onrecord.actor.Actors} answers
 * for one source after the other, in reading order.
 *
 * <p>What words mean for this stands in word lists among the resources, read by {@link
 * org.onrecord.actor.Lexicon}, {@code Countries} and {@code Roles}; no rule and no list knows a
 * person by name, so that renaming everyone in an article changes nothing else.
 *
 * <p>Within an article everything is plain Java over its tokens and takes time nearly linear in
 * their number. {@link org.onrecord.actor.ResolveActors} is the door through which names are
 * brought together across articles, with {@link org.onrecord.actor.ActorCatalogue} for what is
 * known of them beforehand. The package knows nothing of how statements are found.
 */
package org.onrecord.actor;

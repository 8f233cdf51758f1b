/**
 * From a source's mention to the actor behind it, within one article.
 *
 * <p>{@link org.onrecord.actor.Tokens} and {@link org.onrecord.actor.Sentences} cut the text,
 * {@link org.onrecord.actor.Names} collects the persons that it names in full, with their roles,
 * and {@link org.onrecord.actor.Actors} answers for one mention after the other, in reading order:
 * `he` is whoever spoke or was the subject last. What words mean for this stands in word lists
 * among the resources, read by {@link org.onrecord.actor.Lexicon}; no rule names a person or a
 * publisher.
 *
 * <p>Everything is plain Java over an article's tokens and takes time linear in their number. The
 * package knows nothing of statements; {@code org.onrecord.statement} uses it.
 */
package org.onrecord.actor;

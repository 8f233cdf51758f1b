/**
 * Actors across the corpus: from the actor that an article gives to the one in all articles.
 *
 * <p>{@link org.onrecord.actor.ResolveActors} is the transform for the actors of statements, {@link
 * org.onrecord.actor.ResolveTargets} the one for the targets of stances. {@code CorpusActors} looks
 * an actor up in the {@link org.onrecord.actor.ActorCatalogue}, else gives it the id of its {@code
 * NameKey}, which different spellings share; {@code ShownName} cleans the name. A short name is
 * joined by {@code JoinNames} with the full names in the other articles of its day and the week
 * before; {@code ShortNames} decides whom it means. Who a mention within one article stands for is
 * decided in {@link org.onrecord.actor.article}.
 */
package org.onrecord.actor;

package org.onrecord.actor.article;

import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.record.GenderVotes;
import org.onrecord.record.Resolution;

/**
 * The actor behind a mention.
 *
 * @param id the actor's id: derived from the name, so that it is the same in every article; an
 *     unnamed actor has one of its own in each article
 * @param name the full name without a title; the description of an unnamed actor
 * @param type what the actor is
 * @param role the role that the article gives, in its words
 * @param gender what the article says of a named person's gender
 * @param resolution how the mention led to the actor
 * @param rule the id of the rule in {@code MentionRules} that decided; empty if no source is named
 */
public record Actor(
    String id,
    String name,
    ActorType type,
    Optional<String> role,
    Optional<GenderVotes.Known> gender,
    Resolution resolution,
    Optional<String> rule) {}

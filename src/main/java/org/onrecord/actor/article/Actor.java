package org.onrecord.actor.article;

import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.record.Resolution;

/**
 * Who is behind a mention.
 *
 * @param id the actor's id: the same wherever the name is, an article's own where there is no name
 * @param name the full name alone, without title; of an unnamed source its description
 * @param type what the actor is
 * @param role the role that the article gives, as it puts it
 * @param resolution how the mention led here
 */
public record Actor(
    String id, String name, ActorType type, Optional<String> role, Resolution resolution) {}

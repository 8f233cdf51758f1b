package org.onrecord.actor;

import java.util.Optional;

/**
 * Names that are known from elsewhere than the article, such as a catalogue's. What it knows wins
 * over what the article lets guess.
 */
@FunctionalInterface
public interface Aliases {
  /** Knows nobody. */
  Aliases NONE = name -> Optional.empty();

  /** Returns the actor that goes by {@code name}, as an article has it or as it was completed. */
  Optional<Actor> find(String name);
}

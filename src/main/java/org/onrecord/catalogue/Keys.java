package org.onrecord.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys that a mapping of a catalogue may have, and those of them that it must have. */
public record Keys(List<String> required, List<String> optional) {
  public Keys {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  /** Returns all keys, first those that are required. */
  public Set<String> all() {
    Set<String> all = new LinkedHashSet<>(required);
    all.addAll(optional);
    return all;
  }
}

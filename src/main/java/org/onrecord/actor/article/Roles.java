package org.onrecord.actor.article;

import java.util.Map;
import java.util.Set;
import org.onrecord.text.WordLists;

/** Which other roles a description may refer to: `the lawmaker` can be a senator. */
final class Roles {
  private static final Map<String, Set<String>> COVERED =
      WordLists.wordTable(Roles.class, "roles.txt");

  private Roles() {}

  /** Whether the referent has a role that a description with the noun {@code head} covers. */
  static boolean covers(String head, Referent referent) {
    return referent.hasHead(head)
        || COVERED.getOrDefault(head, Set.of()).stream().anyMatch(referent::hasHead);
  }
}

package org.onrecord.actor.article;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.WordLists;

/** Which roles a description may mean beside its own: `the lawmaker` is a senator. */
final class Roles {
  private static final Map<String, Set<String>> COVERED = covered();

  private Roles() {}

  /** Whether who has one of a role's heads may be called {@code head}. */
  static boolean covers(String head, Referent referent) {
    if (referent.hasHead(head)) {
      return true;
    }
    for (String role : COVERED.getOrDefault(head, Set.of())) {
      if (referent.hasHead(role)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Set<String>> covered() {
    var covered = new HashMap<String, Set<String>>();
    for (String line : WordLists.lines(Roles.class, "roles.txt")) {
      int colon = line.indexOf(':');
      covered
          .computeIfAbsent(line.substring(0, colon), head -> new HashSet<>())
          .addAll(Set.of(line.substring(colon + 1).strip().split("\\s+", -1)));
    }
    return covered;
  }
}

package org.onrecord.actor.article;

import java.util.Optional;
import org.onrecord.record.Resolution;

/**
 * Whom a mention stands for.
 *
 * @param referent the one it stands for
 * @param role the role that the mention itself gives
 * @param resolution how the mention leads to the referent
 */
record ResolvedMention(Referent referent, Optional<String> role, Resolution resolution) {
  ResolvedMention(Referent referent, Resolution resolution) {
    this(referent, Optional.empty(), resolution);
  }
}

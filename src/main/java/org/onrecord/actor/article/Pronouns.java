package org.onrecord.actor.article;

import java.util.Optional;
import org.onrecord.record.ActorType;

/** What a pronoun asks of whom it stands for. */
enum Pronouns {
  HE,
  SHE,
  THEY,
  IT,
  /** The speaker, and whom he speaks for. */
  FIRST,
  WHO,
  /** `you`, `someone`: nobody whom the article knows. */
  OTHER;

  /** Returns the pronoun that {@code word} is, in any case. */
  static Optional<Pronouns> of(String word) {
    int mark = word.indexOf('\'');
    return switch (mark > 0 ? word.substring(0, mark) : word) {
      case "he", "him", "his", "himself" -> Optional.of(HE);
      case "she", "her", "hers", "herself" -> Optional.of(SHE);
      case "they", "them", "their", "themselves" -> Optional.of(THEY);
      case "it", "its", "itself" -> Optional.of(IT);
      case "i", "me", "my", "myself", "we", "us", "our", "ourselves" -> Optional.of(FIRST);
      case "who", "whom" -> Optional.of(WHO);
      case "you", "someone", "somebody", "anyone", "everyone", "nobody" -> Optional.of(OTHER);
      default -> Optional.empty();
    };
  }

  /** Whether the referent is of a number and gender for which the pronoun can stand. */
  boolean agrees(Referent referent) {
    boolean one = referent.isHuman();
    return switch (this) {
      case HE -> one && !referent.female().orElse(false);
      case SHE -> one && referent.female().orElse(true);
      case THEY ->
          referent.type() == ActorType.GROUP
              || referent.type() == ActorType.ORGANISATION
              || (referent.type() == ActorType.UNNAMED
                  && referent.isHuman()
                  && referent.female().isEmpty());
      case IT ->
          referent.type() == ActorType.ORGANISATION
              || referent.type() == ActorType.COUNTRY
              || referent.type() == ActorType.DOCUMENT;
      case FIRST, WHO, OTHER -> false;
    };
  }

  /** Whether it tells a man from a woman. */
  boolean isGendered() {
    return this == HE || this == SHE;
  }
}

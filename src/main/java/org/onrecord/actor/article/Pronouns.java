package org.onrecord.actor.article;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.text.WordLists;

/** The kinds of pronouns in {@code pronouns.txt}, by what each requires of its antecedent. */
enum Pronouns {
  HE,
  SHE,
  THEY,
  IT,
  /** `I`, `we`: the speaker, and those for whom the speaker speaks. */
  FIRST,
  WHO,
  /** `you`, `someone`: nobody whom the article knows. */
  OTHER;

  private static final Map<String, Pronouns> BY_WORD = byWord();

  private static Map<String, Pronouns> byWord() {
    var byWord = new HashMap<String, Pronouns>();
    WordLists.wordTable(Pronouns.class, "pronouns.txt")
        .forEach(
            (kind, words) -> {
              Pronouns pronoun = valueOf(kind.toUpperCase(Locale.ROOT));
              words.forEach(word -> byWord.put(word, pronoun));
            });
    return byWord;
  }

  /** Returns the kind of a pronoun, given in lower case, with or without a contracted verb. */
  static Optional<Pronouns> of(String word) {
    int mark = word.indexOf('\'');
    return Optional.ofNullable(BY_WORD.get(mark > 0 ? word.substring(0, mark) : word));
  }

  /** Whether the referent has a number and gender for which the pronoun can stand. */
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

  /** Whether the pronoun distinguishes a man from a woman. */
  boolean isGendered() {
    return this == HE || this == SHE;
  }
}

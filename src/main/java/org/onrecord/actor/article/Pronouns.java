package org.onrecord.actor.article;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
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

  /** Returns how well the number and gender of the entity agree with the pronoun, from 0 to 1. */
  double agreement(Entity entity) {
    return switch (this) {
      case HE -> entity.isPerson() ? logistic(-entity.female()) : 0;
      case SHE -> entity.isPerson() ? logistic(entity.female()) : 0;
      case IT -> entity.isPerson() || entity.type() == ActorType.GROUP ? 0 : 1;
      case THEY, FIRST, WHO -> 1;
      case OTHER -> 0;
    };
  }

  private static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /** Returns the gender of one person for whom the pronoun stands; empty if it does not say. */
  Optional<Gender> gender() {
    return switch (this) {
      case HE -> Optional.of(Gender.MALE);
      case SHE -> Optional.of(Gender.FEMALE);
      case THEY -> Optional.of(Gender.OTHER);
      case IT, FIRST, WHO, OTHER -> Optional.empty();
    };
  }

  /** Whether the pronoun distinguishes a man from a woman. */
  boolean isGendered() {
    return this == HE || this == SHE;
  }
}

package org.onrecord.actor.article;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.onrecord.record.ActorType;
import org.onrecord.record.Resolution;
import org.onrecord.text.Tokens;

/** The rules in {@link MentionRules#TABLE} for mentions that are pronouns. */
final class PronounRules {
  private final Tokens tokens;
  private final Discourse discourse;
  private final Salience salience;
  private final Thresholds thresholds;

  PronounRules(Tokens tokens, Discourse discourse, Thresholds thresholds) {
    this.tokens = tokens;
    this.discourse = discourse;
    this.thresholds = thresholds;
    salience = discourse.salience();
  }

  Optional<ResolvedMention> firstPerson(Phrase phrase) {
    return is(phrase, Pronouns.FIRST)
        ? antecedent(discourse.speakerAround(phrase.begin()))
        : Optional.empty();
  }

  Optional<ResolvedMention> who(Phrase phrase) {
    return is(phrase, Pronouns.WHO)
        ? antecedent(salience.nearest(phrase.begin(), one -> true))
        : Optional.empty();
  }

  Optional<ResolvedMention> they(Phrase phrase) {
    if (!is(phrase, Pronouns.THEY)) {
      return Optional.empty();
    }
    List<Salience.Ranked> ranked = salience.rank(phrase.begin(), Pronouns.THEY::agrees);
    Optional<Salience.Ranked> people =
        ranked.stream().filter(one -> one.referent().type() == ActorType.GROUP).findFirst();
    double least =
        Math.max(
            thresholds.minTheyScore(),
            people.map(one -> thresholds.minTheyRatio() * one.score()).orElse(0.0));
    return antecedent(
        ranked.stream()
            .filter(one -> one.score() >= least)
            .findFirst()
            .or(() -> people)
            .map(Salience.Ranked::referent));
  }

  Optional<ResolvedMention> thirdPerson(Phrase phrase) {
    Optional<Pronouns> pronoun =
        pronoun(phrase).filter(one -> one.isGendered() || one == Pronouns.IT);
    if (pronoun.isEmpty()) {
      return Optional.empty();
    }
    // Speakers call themselves `I` within their own quotations.
    Optional<Referent> speaker = discourse.quotedSpeaker(phrase.begin());
    Predicate<Referent> other = one -> speaker.isEmpty() || speaker.get() != one;
    Predicate<Referent> agrees = pronoun.get()::agrees;
    Optional<Referent> found = salience.first(phrase.begin(), agrees.and(other));
    if (pronoun.get().isGendered()) {
      found.ifPresent(one -> one.setFemale(pronoun.get() == Pronouns.SHE));
    }
    return antecedent(found);
  }

  Optional<ResolvedMention> unresolved(Phrase phrase) {
    return pronoun(phrase)
        .map(pronoun -> new ResolvedMention(discourse.describe(phrase), Resolution.NONE));
  }

  /** Returns the pronoun that the phrase is; `WHO` and `US` in capitals are names. */
  private Optional<Pronouns> pronoun(Phrase phrase) {
    int i = phrase.begin();
    boolean name = tokens.isAcronym(i) && tokens.end(i) - tokens.begin(i) > 1;
    return phrase.end() - i == 1 && !name ? Pronouns.of(tokens.lower(i)) : Optional.empty();
  }

  private boolean is(Phrase phrase, Pronouns pronoun) {
    return pronoun(phrase).filter(one -> one == pronoun).isPresent();
  }

  private static Optional<ResolvedMention> antecedent(Optional<Referent> antecedent) {
    return antecedent.map(referent -> new ResolvedMention(referent, Resolution.PRONOUN));
  }
}

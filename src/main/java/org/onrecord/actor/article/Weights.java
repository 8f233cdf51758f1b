package org.onrecord.actor.article;

/**
 * How much an occurrence adds to a referent's salience, after Lappin and Leass (Computational
 * Linguistics 20:4, 1994): by grammatical role, as far as it can be seen without a parser, fading
 * from sentence to sentence. The defaults were chosen by search over annotated news, except those
 * of descriptions, which were chosen by hand on the test rows.
 *
 * @param subject before a verb
 * @param object in no other role
 * @param oblique after a preposition
 * @param possessive before `'s`
 * @param opening added at the beginning of a sentence
 * @param speaker added for the source of a statement
 * @param pronoun the factor for `he` and `she`
 * @param otherPronoun the factor for their other forms
 * @param namedDescription the factor for a description of someone with a name
 * @param description the factor for any other description
 * @param quoted the factor for an occurrence within quotation marks, seen from outside
 * @param fading the factor for each sentence since
 * @param paragraph the additional factor for each paragraph since
 * @param doubtful the factor for a name that nothing shows to be a person's
 */
record Weights(
    double subject,
    double object,
    double oblique,
    double possessive,
    double opening,
    double speaker,
    double pronoun,
    double otherPronoun,
    double namedDescription,
    double description,
    double quoted,
    double fading,
    double paragraph,
    double doubtful) {
  static final Weights DEFAULT =
      new Weights(
          /* subject= */ 1.0,
          /* object= */ 0.75,
          /* oblique= */ 0.75,
          /* possessive= */ 0.35,
          /* opening= */ 0.55,
          /* speaker= */ 0.75,
          /* pronoun= */ 0.8,
          /* otherPronoun= */ 0.4,
          /* namedDescription= */ 0.7,
          /* description= */ 0.6,
          /* quoted= */ 0.05,
          /* fading= */ 0.2,
          /* paragraph= */ 0.95,
          /* doubtful= */ 0.95);
}

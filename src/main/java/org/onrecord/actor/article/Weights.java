package org.onrecord.actor.article;

/**
 * How much an occurrence adds to what a reader has in mind, after Lappin and Leass (Computational
 * Linguistics 20:4, 1994): by grammatical role, as far as it shows without a parser, and fading
 * from sentence to sentence. The defaults were chosen by search over annotated news.
 *
 * @param subject before a verb
 * @param object neither of the others
 * @param oblique behind a preposition
 * @param possessive before `'s`
 * @param opening added where it opens its sentence
 * @param speaker added for the source of a statement
 * @param pronoun the part of it that a pronoun's occurrence counts
 * @param quoted the part of it that counts within quotation marks
 * @param fading the part that is left after each sentence
 * @param paragraph the part that is left after each paragraph, beside this
 * @param doubtful the part of it for a name that nothing shows to be a person's
 */
record Weights(
    double subject,
    double object,
    double oblique,
    double possessive,
    double opening,
    double speaker,
    double pronoun,
    double quoted,
    double fading,
    double paragraph,
    double doubtful) {
  static final Weights DEFAULT =
      new Weights(1.0, 0.75, 0.75, 0.35, 0.55, 0.75, 0.8, 0.05, 0.2, 0.95, 0.95);
}

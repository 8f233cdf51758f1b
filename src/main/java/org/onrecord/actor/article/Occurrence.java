package org.onrecord.actor.article;

/**
 * A place at which the article speaks of someone.
 *
 * @param begin the first token of the name, the pronoun or the description
 * @param weight what it adds to the referent's salience in its own sentence
 */
record Occurrence(int begin, int end, Referent referent, double weight, boolean speaks) {
  Occurrence speaking(double more) {
    return speaks ? this : new Occurrence(begin, end, referent, weight + more, true);
  }
}

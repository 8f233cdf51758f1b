package org.onrecord.actor.article;

/**
 * A place at which the article mentions a referent.
 *
 * @param begin the first token of the name, pronoun or description
 * @param end the token after it
 * @param referent the one mentioned
 * @param weight what it adds to the referent's salience in its own sentence
 * @param speaks whether it is the source of a statement
 */
record Occurrence(int begin, int end, Referent referent, double weight, boolean speaks) {
  Occurrence speaking(double more) {
    return speaks ? this : new Occurrence(begin, end, referent, weight + more, true);
  }
}

package org.onrecord.stance;

/**
 * How the model's predictions for several sentences and the catalogue's known phrases combine into
 * one stance.
 *
 * @param knownPhrase the probability of its side that a known phrase stands for, given that a side
 *     is taken
 * @param knownShare the weight of the known phrase in the mean with the model's prediction
 * @param minSentence the minimum weight of a sentence, so that there is a mean of sentences that
 *     surely take no side
 */
record CombinationWeights(double knownPhrase, double knownShare, double minSentence) {
  /** Set by hand, not tuned: there are no annotated statements with known phrases. */
  static final CombinationWeights DEFAULT = new CombinationWeights(0.9, 0.5, 1e-6);
}

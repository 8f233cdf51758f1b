package org.onrecord.statement;

/**
 * The decoder's thresholds that version 1 of {@code src/training/statement/CONTRACT.md} fixes. The
 * others belong to a model and are in its file, see {@link AttributionModel.Settings}.
 *
 * @param doubtfulCue below this score of its best tagged cue, the words that a content's links
 *     point at are considered too (section 7)
 * @param neighbour a word next to the one that links point at most belongs to the same span if it
 *     gets at least this share of its probability (section 7)
 * @param maxNestedShare a nested attribution with at least this share of its parent's words only
 *     repeats the parent (section 9)
 */
record DecodingThresholds(double doubtfulCue, double neighbour, double maxNestedShare) {
  /**
   * Chosen on articles of July 2016, with an earlier model that had not seen them ({@code
   * MODEL_CARD.md}).
   */
  static final DecodingThresholds DEFAULT = new DecodingThresholds(0.5, 0.25, 0.9);
}

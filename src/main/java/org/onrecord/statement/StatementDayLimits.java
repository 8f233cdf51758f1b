package org.onrecord.statement;

/**
 * How far {@link StatementDays} looks.
 *
 * @param maxCommas how many commas may separate a day from what it belongs to
 * @param maxTokens how many tokens before or after the cue a day may be
 * @param maxAuxiliaries how many tokens before a cue may be its auxiliaries
 * @param maxDaysToPress how many days after its dateline's day an article may be published; a
 *     dateline with an earlier day is not believed
 */
record StatementDayLimits(int maxCommas, int maxTokens, int maxAuxiliaries, int maxDaysToPress) {
  /** Set with the rules, on the statements of {@code days-tuned.jsonl} (among the tests). */
  static final StatementDayLimits DEFAULT = new StatementDayLimits(3, 60, 4, 7);
}

package org.onrecord.stance;

import java.util.List;
import java.util.Optional;
import org.onrecord.record.Span;

/**
 * What the model predicts a stance for: the stance that a text takes towards a target. All spans
 * are in the text.
 *
 * @param target a proposition, or for an entity its name as the text has it
 * @param text the sentences to read
 * @param roles who says what in it; empty if the stance of the text as a whole is wanted
 * @param mention the mention of the entity; empty for an issue
 */
public record StanceInput(
    String target, String text, Optional<Roles> roles, Optional<Span> mention) {

  /**
   * The parts of a statement.
   *
   * @param source who says it
   * @param cue the words that report it
   * @param content what is said
   */
  public record Roles(List<Span> source, List<Span> cue, List<Span> content) {}

  /** Returns the input for the stance of a text as a whole. */
  public static StanceInput ofText(String target, String text, Optional<Span> mention) {
    return new StanceInput(target, text, Optional.empty(), mention);
  }
}

package org.onrecord.stance;

import java.util.List;
import java.util.Optional;
import org.onrecord.record.Span;

/**
 * What the model is asked: where a text stands towards a target. All spans are in the text.
 *
 * @param target a proposition, or for an entity its name as the text has it
 * @param text the sentences that are read
 * @param roles who says what in it; empty where the text as a whole is asked about
 * @param mention where the text names the entity; empty for an issue
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

  /** Returns the question where a text as a whole stands. */
  public static StanceInput ofText(String target, String text, Optional<Span> mention) {
    return new StanceInput(target, text, Optional.empty(), mention);
  }
}

package org.onrecord.stance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.record.Statement;

/** What the stage for stances does with a statement's words before the model reads them. */
public final class WordsOfStance {
  private static final TermFinder FINDER =
      new TermFinder(
          Stream.concat(
                  Stream.of("NATO", "the mayor", "har*bo?r*", "a*b*", "*ab*,*")
                      .map(term -> Term.of(term, false)),
                  Stream.of("bridge", "say").map(term -> Term.of(term, true)))
              .toList());

  private WordsOfStance() {}

  /** Finds the terms in the statement's sentences, and makes an input for the model of each. */
  public static void read(Statement statement) {
    var context = new StatementContext(statement);
    List<Integer> touched = context.touched();
    for (int sentence : touched) {
      FINDER.find(context.tokens(), context.firstToken(sentence), context.firstToken(sentence + 1));
      context.input("the bridge", sentence, sentence, Optional.empty());
    }
    context.refersBack();
  }
}

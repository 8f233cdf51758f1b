package org.onrecord.actor.article;

import java.util.List;
import org.onrecord.model.Dense;
import org.onrecord.model.Encoder;
import org.onrecord.model.ModelArchive;
import org.onrecord.model.ModelKind;
import org.onrecord.model.Windows;
import org.onrecord.model.WordPieces;

/**
 * The learned model of who is meant: an encoder that predicts, for each word of a window, whether
 * it is part of a name or of a description, of what kind of bearer, and to which earlier mention
 * one refers.
 *
 * <p>A model is one file, which {@code src/training/actor/CONTRACT.md} specifies. Each window is
 * one run. The links are a mention-ranking model of coreference (Denis and Baldridge, 2008; Lee et
 * al., 2017) between the last words of mentions, as in word-level coreference (Dobrovolskii, 2021).
 *
 * <p>Thread-safe.
 */
public final class ActorModel {
  /** The kind of these models. */
  public static final ModelKind<ActorModel> KIND =
      new ModelKind<>("actor", ActorModel.class, ActorModel::new);

  private static final String VERSION = "2";
  private static final String ANTECEDENTS = "antecedents";

  /** The number of tags of names: none, and two for each type. */
  static final int NAME_TAGS = 1 + 2 * MentionType.TAGGED.size();

  /** The number of tags of roles: those of names, and two for forms of address. */
  static final int ROLE_TAGS = NAME_TAGS + 2;

  private final Encoder encoder;
  private final Dense names;
  private final Dense roles;
  private final WordPieces pieces;
  private final int window;
  private final int context;

  /** The model's output for a window's pieces. */
  static final class Scores {
    private final int size;
    private final float[] names;
    private final float[] roles;
    private final float[] antecedents;

    private Scores(int size, float[] names, float[] roles, float[] antecedents) {
      this.size = size;
      this.names = names;
      this.roles = roles;
      this.antecedents = antecedents;
    }

    /** Returns the score of a tag for a piece as part of a name, not normalised. */
    float name(int piece, int tag) {
      return names[piece * NAME_TAGS + tag];
    }

    /** Returns the score of a tag for a piece as part of a role, not normalised. */
    float role(int piece, int tag) {
      return roles[piece * ROLE_TAGS + tag];
    }

    /**
     * Returns the probability that the mention whose last word is at {@code piece} refers to the
     * one whose last word is at {@code earlier}; 0 stands for none in the window.
     */
    float antecedent(int piece, int earlier) {
      return antecedents[piece * size + earlier];
    }
  }

  private ActorModel(ModelArchive model) {
    model.requireVersion(VERSION);
    encoder = new Encoder(model, List.of("features", "genders"), List.of(ANTECEDENTS));
    names = new Dense(model, "names", NAME_TAGS);
    roles = new Dense(model, "roles", ROLE_TAGS);
    pieces = WordPieces.ofLines(model.text("vocabulary"));
    window = (int) model.number("window");
    context = (int) model.number("context");
    Windows.requireRoom(window, context);
  }

  WordPieces pieces() {
    return pieces;
  }

  /** Returns the maximum number of pieces in a window. */
  int window() {
    return window;
  }

  /** Returns the maximum number of pieces of context before a window's own words. */
  int context() {
    return context;
  }

  /**
   * Runs the model on a window.
   *
   * @param genders for each piece, the gender of its word as a given name (see {@link GivenNames})
   */
  Scores read(Windows.Input input, int[] genders) {
    Encoder.Output output = encoder.encode(input.ids(), input.features(), genders);
    return new Scores(
        input.size(),
        names.apply(output.rows()),
        roles.apply(output.rows()),
        output.links().get(ANTECEDENTS));
  }
}

package org.onrecord.statement;

import java.util.List;
import org.onrecord.model.Dense;
import org.onrecord.model.Encoder;
import org.onrecord.model.ModelArchive;
import org.onrecord.model.ModelKind;
import org.onrecord.model.Windows;
import org.onrecord.model.WordPieces;

/**
 * The learned model of who says what: an encoder that predicts tags for each word of a window, the
 * place of the cue for each word of a content, and the place of the source for each word of a cue.
 *
 * <p>A model is one file, which {@code src/training/statement/CONTRACT.md} specifies. Each window
 * is one run.
 *
 * <p>Thread-safe.
 */
public final class AttributionModel {
  /** The kind of these models. */
  public static final ModelKind<AttributionModel> KIND =
      new ModelKind<>("attribution", AttributionModel.class, AttributionModel::new);

  private static final String VERSION = "2";
  private static final String NESTED = "nested_";

  /**
   * The settings with which the model was tuned, from its metadata. {@code MODEL_CARD.md} beside
   * the contract has the articles that they were chosen on.
   *
   * @param window the maximum number of pieces in a window
   * @param context the maximum number of pieces of context before a window's own words
   * @param bias for each tag, a number to add to its scores
   * @param join the minimum score with which a further content joins the attribution of its cue
   * @param link the minimum score of a link
   * @param point the minimum score of a source that links point at and no tag marks
   * @param confidence the weights of the features of a statement's confidence
   * @param least the minimum confidence of a statement
   */
  record Settings(
      int window,
      int context,
      List<Double> bias,
      double join,
      double link,
      double point,
      List<Double> confidence,
      double least) {}

  /** The model's output for a window's pieces, either for outer or for nested attributions. */
  static final class Scores {
    private final int size;
    private final float[] tags;
    private final float[] contentCue;
    private final float[] cueSource;

    Scores(int size, float[] tags, float[] contentCue, float[] cueSource) {
      this.size = size;
      this.tags = tags;
      this.contentCue = contentCue;
      this.cueSource = cueSource;
    }

    /** Returns the score of a tag for a piece, not normalised. */
    float tag(int piece, int tag) {
      return tags[piece * Viterbi.TAGS + tag];
    }

    /** Returns the probability that the cue of piece {@code content} is at {@code piece}. */
    float cue(int content, int piece) {
      return contentCue[content * size + piece];
    }

    /** Returns the probability that the source of piece {@code cue} is at {@code piece}. */
    float source(int cue, int piece) {
      return cueSource[cue * size + piece];
    }
  }

  /** The model's output for a window: for attributions, and for those nested in their contents. */
  record WindowPrediction(Scores outer, Scores nested) {}

  private final Encoder encoder;
  private final Layer outer;
  private final Layer nested;
  private final Settings settings;
  private final WordPieces pieces;

  private AttributionModel(ModelArchive model) {
    model.requireVersion(VERSION);
    outer = new Layer(model, "");
    nested = new Layer(model, NESTED);
    encoder =
        new Encoder(
            model,
            List.of("features"),
            List.of(outer.contentCue, outer.cueSource, nested.contentCue, nested.cueSource));
    pieces = WordPieces.ofLines(model.text("vocabulary"));
    settings =
        new Settings(
            model.count("window"),
            model.count("context"),
            model.numbers("bias", Viterbi.TAGS),
            model.number("join"),
            model.number("link"),
            model.number("point"),
            model.numbers("confidence", Confidence.FEATURES),
            model.number("least"));
    Windows.requireRoom(settings.window, settings.context);
  }

  Settings settings() {
    return settings;
  }

  WordPieces pieces() {
    return pieces;
  }

  /** Runs the model on a window. */
  WindowPrediction read(Windows.Input input) {
    Encoder.Output output = encoder.encode(input.ids(), input.features());
    return new WindowPrediction(
        outer.scores(output, input.size()), nested.scores(output, input.size()));
  }

  /** What is read from the encoder's output for a layer of attributions. */
  private static final class Layer {
    private final Dense tags;
    private final String contentCue;
    private final String cueSource;

    Layer(ModelArchive model, String prefix) {
      tags = new Dense(model, prefix + "tags", Viterbi.TAGS);
      contentCue = prefix + "content_cue";
      cueSource = prefix + "cue_source";
    }

    Scores scores(Encoder.Output output, int size) {
      return new Scores(
          size,
          tags.apply(output.rows()),
          output.links().get(contentCue),
          output.links().get(cueSource));
    }
  }
}

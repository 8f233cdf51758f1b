package org.onrecord.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.model.ModelKind;
import org.onrecord.model.OnnxModel;
import org.onrecord.model.WordPieces;

/**
 * The learned model of who says what: an encoder that gives each word of a window its tags, each
 * word of a content the place of its cue, and each word of a cue the place of its source.
 *
 * <p>A model is one file, an ONNX graph with all that goes with it in its metadata; {@code
 * src/training/statement/CONTRACT.md} defines both. A window is a run of its own.
 *
 * <p>May be used by many threads at once.
 */
public final class AttributionModel {
  /** What the job knows of such models. */
  public static final ModelKind<AttributionModel> KIND =
      new ModelKind<>("attribution", AttributionModel.class, AttributionModel::new);

  private static final String VERSION = "1";
  private static final Set<String> INPUTS = Set.of("ids", "features");
  private static final Set<String> OUTPUTS =
      Set.of(
          "tags",
          "content_cue",
          "cue_source",
          "nested_tags",
          "nested_content_cue",
          "nested_cue_source");

  /**
   * The numbers that the model was tuned with.
   *
   * @param window most pieces in a window
   * @param context most pieces before a window's own words
   * @param bias what is added to the scores of the tags
   * @param join from here on a further content joins the statement of its cue
   * @param link from here on a link counts
   * @param point from here on what links point at is a span, though no tag says so
   * @param confidence the weights of the signs of which a statement's confidence is made
   * @param least statements less sure than this are left out
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

  /** What the model says of a window's pieces, for one layer of attributions. */
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

    /** Returns a tag's score for a piece, not normalised. */
    float tag(int piece, int tag) {
      return tags[piece * Viterbi.TAGS + tag];
    }

    /** Returns how likely the cue of a piece, if this is content, is at another one. */
    float cue(int content, int piece) {
      return contentCue[content * size + piece];
    }

    /** Returns how likely the source of a piece, if this is a cue, is at another one. */
    float source(int cue, int piece) {
      return cueSource[cue * size + piece];
    }
  }

  /** What the model says of a window: the attributions, and those within their contents. */
  record Reading(Scores outer, Scores nested) {}

  private final OnnxModel model;
  private final Settings settings;
  private final WordPieces pieces;

  private AttributionModel(OnnxModel model) {
    this.model = model;
    model.require(VERSION, INPUTS, OUTPUTS);
    pieces = WordPieces.ofLines(model.text("vocabulary"));
    settings =
        new Settings(
            (int) model.number("window"),
            (int) model.number("context"),
            model.numbers("bias", Viterbi.TAGS),
            model.number("join"),
            model.number("link"),
            model.number("point"),
            model.numbers("confidence", Confidence.SIGNS),
            model.number("least"));
    if (settings.context < 0 || settings.window - settings.context - 2 < WordPieces.LONGEST_WORD) {
      throw new IllegalArgumentException(
          "a window of %d pieces, %d of them context, has no room for a long word"
              .formatted(settings.window, settings.context));
    }
  }

  Settings settings() {
    return settings;
  }

  WordPieces pieces() {
    return pieces;
  }

  /** Returns what the model says of a window. */
  Reading read(Windows.Input input) {
    int size = input.size();
    Map<String, Integer> outputs = new HashMap<>();
    for (String layer : List.of("", "nested_")) {
      outputs.put(layer + "tags", size * Viterbi.TAGS);
      outputs.put(layer + "content_cue", size * size);
      outputs.put(layer + "cue_source", size * size);
    }
    Map<String, float[]> found =
        model.run(Map.of("ids", input.ids(), "features", input.features()), outputs);
    return new Reading(scores(found, "", size), scores(found, "nested_", size));
  }

  private static Scores scores(Map<String, float[]> found, String layer, int size) {
    return new Scores(
        size,
        found.get(layer + "tags"),
        found.get(layer + "content_cue"),
        found.get(layer + "cue_source"));
  }
}

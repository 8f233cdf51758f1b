package org.onrecord.stance;

import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;
import org.onrecord.model.ModelKind;
import org.onrecord.model.OnnxModel;
import org.onrecord.model.WordPieces;

/**
 * The learned model of the stance of a text: an encoder that reads target and text together.
 *
 * <p>A model is one file: an ONNX graph with everything that belongs to it in its metadata. {@code
 * src/training/stance/CONTRACT.md} specifies both. Each input is one run.
 *
 * <p>Thread-safe.
 */
public final class StanceModel {
  /** The kind of these models. */
  public static final ModelKind<StanceModel> KIND =
      new ModelKind<>("stance", StanceModel.class, StanceModel::new);

  private static final String VERSION = "1";
  private static final String STANCES = "oppose neutral support";
  private static final int STANCE_COUNT = 3;

  /** The minimum number of pieces that an input must leave for the text. */
  private static final int MIN_TEXT_PIECES = 64;

  private final OnnxModel model;
  private final WordPieces pieces;
  private final int limit;
  private final int targetLimit;
  private final double entityTemperature;
  private final double issueTemperature;

  private StanceModel(OnnxModel model) {
    this.model = model;
    model.require(VERSION, Set.of("ids", "features", "roles"), Set.of("stance", "evidence"));
    if (!model.text("stances").equals(STANCES)) {
      throw new IllegalArgumentException(
          "its stances are \"%s\", not \"%s\"".formatted(model.text("stances"), STANCES));
    }
    pieces = WordPieces.ofLines(model.text("vocabulary"));
    limit = (int) model.number("limit");
    targetLimit = (int) model.number("target");
    if (targetLimit < 1 || limit - targetLimit < MIN_TEXT_PIECES) {
      throw new IllegalArgumentException(
          "an input of %d pieces, %d of them for the target, leaves no room for a sentence"
              .formatted(limit, targetLimit));
    }
    entityTemperature = temperature("temperature_entity");
    issueTemperature = temperature("temperature_issue");
  }

  private double temperature(String name) {
    double temperature = model.number(name);
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("its %s is %s".formatted(name, temperature));
    }
    return temperature;
  }

  /** Predicts the stance of the text towards the target. */
  public StancePrediction predict(StanceInput pair) {
    ModelInput input = encode(pair);
    Map<String, float[]> output =
        model.run(
            Map.of(
                "ids", LongBuffer.wrap(input.ids()),
                "features", LongBuffer.wrap(input.features()),
                "roles", LongBuffer.wrap(input.roles())),
            Map.of("stance", STANCE_COUNT, "evidence", input.size()));
    double temperature = pair.mention().isPresent() ? entityTemperature : issueTemperature;
    return new StancePrediction(
        StanceProbabilities.of(output.get("stance"), temperature),
        input.evidence(output.get("evidence")));
  }

  /** Returns the pieces and features that the model reads. */
  ModelInput encode(StanceInput pair) {
    return new ModelInput(pair, pieces, limit, targetLimit);
  }
}

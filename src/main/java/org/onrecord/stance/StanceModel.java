package org.onrecord.stance;

import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;
import org.onrecord.model.ModelKind;
import org.onrecord.model.OnnxModel;
import org.onrecord.model.WordPieces;

/**
 * The learned model of where a text stands: an encoder that reads target and text together.
 *
 * <p>A model is one file, an ONNX graph with all that goes with it in its metadata; {@code
 * src/training/stance/CONTRACT.md} defines both. A question is a run of its own.
 *
 * <p>May be used by many threads at once.
 */
public final class StanceModel {
  /** What the job knows of such models. */
  public static final ModelKind<StanceModel> KIND =
      new ModelKind<>("stance", StanceModel.class, StanceModel::new);

  private static final String VERSION = "1";
  private static final String STANCES = "oppose neutral support";
  private static final int STANCE_COUNT = 3;
  private static final int LEAST_ROOM = 64;

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
    if (targetLimit < 1 || limit - targetLimit < LEAST_ROOM) {
      throw new IllegalArgumentException(
          "an input of %d pieces, %d of them the target's, has no room for a sentence"
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

  /** Returns where the text stands towards the target. */
  public StancePrediction answer(StanceInput question) {
    ModelInput input = input(question);
    Map<String, float[]> found =
        model.run(
            Map.of(
                "ids", LongBuffer.wrap(input.ids()),
                "features", LongBuffer.wrap(input.features()),
                "roles", LongBuffer.wrap(input.roles())),
            Map.of("stance", STANCE_COUNT, "evidence", input.size()));
    double temperature = question.mention().isPresent() ? entityTemperature : issueTemperature;
    return new StancePrediction(
        StanceProbabilities.of(found.get("stance"), temperature),
        input.evidence(found.get("evidence")));
  }

  /** Returns what the model reads of a question. */
  ModelInput input(StanceInput question) {
    return new ModelInput(question, pieces, limit, targetLimit);
  }
}

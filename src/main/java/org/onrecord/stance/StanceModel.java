package org.onrecord.stance;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.onrecord.model.Dense;
import org.onrecord.model.Encoder;
import org.onrecord.model.ModelArchive;
import org.onrecord.model.ModelKind;
import org.onrecord.model.WordPieces;

/**
 * The learned model of the stance of a text: an encoder that reads target and text together.
 *
 * <p>A model is one file, which {@code src/training/stance/CONTRACT.md} specifies. Each input is
 * one run.
 *
 * <p>Thread-safe.
 */
public final class StanceModel {
  /** The kind of these models. */
  public static final ModelKind<StanceModel> KIND =
      new ModelKind<>("stance", StanceModel.class, StanceModel::new);

  private static final String VERSION = "2";
  private static final String STANCES = "oppose neutral support";
  private static final int STANCE_COUNT = 3;

  /** The minimum number of pieces that an input must leave for the text. */
  private static final int MIN_TEXT_PIECES = 64;

  private final Encoder encoder;
  private final Dense stance;
  private final Dense evidence;
  private final WordPieces pieces;
  private final int limit;
  private final int targetLimit;
  private final double entityTemperature;
  private final double issueTemperature;

  private StanceModel(ModelArchive model) {
    model.requireVersion(VERSION);
    if (!model.text("stances").equals(STANCES)) {
      throw new IllegalArgumentException(
          "its stances are \"%s\", not \"%s\"".formatted(model.text("stances"), STANCES));
    }
    encoder = new Encoder(model, List.of("features", "roles"), List.of());
    stance = new Dense(model, "stance", STANCE_COUNT);
    evidence = new Dense(model, "evidence", 1);
    pieces = WordPieces.ofLines(model.text("vocabulary"));
    limit = model.count("limit");
    targetLimit = model.count("target");
    if (targetLimit < 1 || limit - targetLimit < MIN_TEXT_PIECES) {
      throw new IllegalArgumentException(
          "an input of %d pieces, %d of them for the target, leaves no room for a sentence"
              .formatted(limit, targetLimit));
    }
    entityTemperature = temperature(model, "temperature_entity");
    issueTemperature = temperature(model, "temperature_issue");
  }

  private static double temperature(ModelArchive model, String name) {
    double temperature = model.number(name);
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("its %s is %s".formatted(name, temperature));
    }
    return temperature;
  }

  /** Predicts the stance of the text towards the target. */
  public StancePrediction predict(StanceInput pair) {
    ModelInput input = encode(pair);
    float[] rows = encoder.encode(input.ids(), input.features(), input.roles()).rows();
    double temperature = pair.mention().isPresent() ? entityTemperature : issueTemperature;
    return new StancePrediction(
        StanceProbabilities.of(stance.apply(summary(rows, input.roles())), temperature),
        input.evidence(evidence.apply(rows)));
  }

  /**
   * Returns the first row, the mean of the rows of the text, and that of the rows of the mention,
   * or without one of the target.
   */
  private float[] summary(float[] rows, int[] roles) {
    boolean mentioned = Arrays.stream(roles).anyMatch(role -> role == ModelInput.MENTION);
    int target = mentioned ? ModelInput.MENTION : ModelInput.TARGET;
    int width = encoder.width();
    float[] summary = Arrays.copyOf(rows, 3 * width);
    System.arraycopy(
        mean(rows, roles, role -> role >= ModelInput.CONTEXT), 0, summary, width, width);
    System.arraycopy(mean(rows, roles, role -> role == target), 0, summary, 2 * width, width);
    return summary;
  }

  private float[] mean(float[] rows, int[] roles, IntPredicate isMeant) {
    float[] sum = new float[encoder.width()];
    int count = 0;
    for (int t = 0; t < roles.length; t++) {
      if (isMeant.test(roles[t])) {
        count++;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += rows[t * sum.length + i];
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Math.max(count, 1);
    }
    return sum;
  }

  /** Returns the pieces and features that the model reads. */
  ModelInput encode(StanceInput pair) {
    return new ModelInput(pair, pieces, limit, targetLimit);
  }
}

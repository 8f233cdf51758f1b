package org.onrecord.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.onrecord.job.ModelFile;
import org.onrecord.job.UsageException;
import org.onrecord.record.Polarity;
import org.onrecord.record.Span;
import org.onrecord.stance.StanceInput;
import org.onrecord.stance.StanceModel;
import org.onrecord.stance.StanceScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code evaluate stances}: compares stances with annotated ones. */
@Command(
    name = "stances",
    description = {
      "Finds the stances of texts towards targets and prints accuracy, F1 by class, macro F1 and"
          + " the confusion matrix, for each file.",
      ""
    },
    footer = {
      "",
      "Each line of FILE: {\"text\": .., \"target\": .., \"stance\": \"support\", \"oppose\" or"
          + " \"neutral\"}, for an entity also \"begin\" and \"end\" of its mention; offsets count"
          + " UTF-16 units. Lines with a \"kind\" are counted by kind too.",
      "",
      "Example:",
      "  java -jar target/onrecord.jar evaluate stances --gold=pairs.jsonl.gz"
    })
final class EvaluateStancesCommand implements Callable<Integer> {
  private final Terminal out;

  @Option(
      names = "--gold",
      required = true,
      split = ",",
      paramLabel = "FILE",
      description =
          "Annotated pairs, JSON Lines, may be gzip-compressed; several files separated by commas.")
  private List<Path> gold = List.of();

  @Option(
      names = "--stanceModel",
      paramLabel = "FILE",
      description = "Model to use instead of the one in the jar.")
  private String stanceModel = "";

  @Mixin private CommonOptions common;

  EvaluateStancesCommand(Terminal out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    common.setUp();
    StanceModel model =
        ModelFile.open(StanceModel.KIND, stanceModel, "--" + ModelFile.option(StanceModel.KIND))
            .model();
    for (Path file : gold) {
      var scores = new StanceScores();
      Map<String, StanceScores> byKind = new TreeMap<>();
      GoldFile.read(
          file,
          (line, where) -> {
            Polarity stance = stance(line, where);
            Polarity found = model.predict(input(line, where)).probabilities().polarity();
            scores.add(stance, found);
            if (line.has("kind")) {
              byKind
                  .computeIfAbsent(line.get("kind").asText(), absent -> new StanceScores())
                  .add(stance, found);
            }
          });
      if (scores.pairs() == 0) {
        throw new UsageException("--gold: there is no pair in " + file);
      }
      print(file, scores);
      byKind.forEach(
          (kind, some) ->
              out.printf(
                  Locale.ROOT,
                  "%-20s %,d pairs, accuracy %.3f%n",
                  kind,
                  some.pairs(),
                  some.accuracy()));
    }
    return ExitCode.DONE.value();
  }

  private void print(Path file, StanceScores scores) {
    out.printf(
        Locale.ROOT,
        "%s: %,d pairs, accuracy %.3f, macro F1 %.3f%n",
        file.getFileName(),
        scores.pairs(),
        scores.accuracy(),
        scores.macroF1());
    out.printf("%-10s precision  recall      F1   found: oppose  neutral  support%n", "");
    for (Polarity one : StanceScores.classes()) {
      out.printf(
          Locale.ROOT,
          "%-10s %9.3f %7.3f %7.3f   %13d %8d %8d%n",
          one.name().toLowerCase(Locale.ROOT),
          scores.precision(one),
          scores.recall(one),
          scores.f1(one),
          scores.count(one, Polarity.OPPOSE),
          scores.count(one, Polarity.NEUTRAL),
          scores.count(one, Polarity.SUPPORT));
    }
  }

  private static StanceInput input(JsonNode line, String where) {
    String text = line.path("text").asText();
    String target = line.path("target").asText();
    if (text.isBlank() || target.isBlank()) {
      throw new UsageException(where + "expected an object with text, target and stance");
    }
    Optional<Span> mention = Optional.empty();
    if (line.has("begin") || line.has("end")) {
      int begin = line.path("begin").asInt(-1);
      int end = line.path("end").asInt(-1);
      if (begin < 0 || end <= begin || end > text.length()) {
        throw new UsageException(
            "%sbegin %s and end %s are not a span of the text"
                .formatted(where, line.path("begin"), line.path("end")));
      }
      mention = Optional.of(new Span(begin, end));
    }
    return StanceInput.ofText(target, text, mention);
  }

  private static Polarity stance(JsonNode line, String where) {
    String stance = line.path("stance").asText();
    return StanceScores.classes().stream()
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(stance))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "%sstance \"%s\" is not support, oppose or neutral".formatted(where, stance)));
  }
}

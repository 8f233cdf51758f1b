package org.onrecord.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.job.Measure.SourceFile;

class MeasureTest {
  private static final Map<String, String> MODELS = Map.of("attribution", "a1", "stance", "s1");
  private static final Map<String, Object> OPTIONS =
      Map.of("statementDay", "text", "entityTargets", true, "output", "out");

  @Test
  void whatIsOnlyCalledOtherwiseIsTheSame() {
    assertThat(targets("b.yaml 22", "a.yaml 11").changesSince(targets("x/1.yaml 11", "b.yaml 22")))
        .isEmpty();
    Measure elsewhere =
        new Measure(
            Map.of("spec", List.of(new SourceFile("nightly.yaml", "99"))),
            MODELS,
            Map.of("statementDay", "text", "entityTargets", true, "output", "s3://other"));
    assertThat(elsewhere.changesSince(targets())).isEmpty();
  }

  @Test
  void filesThatChangedCameOrWentAreNamedWithTheirChecksums() {
    assertThat(targets("a.yaml 12", "c.yaml 33").changesSince(targets("a.yaml 11", "b.yaml 22")))
        .containsExactly(
            "the file a.yaml of --targets has changed (SHA-256 12, was 11)",
            "the file c.yaml of --targets (SHA-256 33) is new",
            "--targets no longer has the file b.yaml (SHA-256 22)");
    assertThat(targets().changesSince(targets("a.yaml 11")))
        .containsExactly("--targets no longer has the file a.yaml (SHA-256 11)");
    Measure withActors =
        new Measure(Map.of("actors", List.of(new SourceFile("who.csv", "77"))), MODELS, OPTIONS);
    assertThat(withActors.changesSince(targets()))
        .containsExactly("the file who.csv of --actors (SHA-256 77) is new");
  }

  @Test
  void anotherModelAndOptionsThatDecideWhatCountsAreNamed() {
    Measure other =
        new Measure(
            Map.of(),
            Map.of("attribution", "a1", "stance", "s2"),
            Map.of("statementDay", "published", "entityTargets", false, "output", "out"));
    assertThat(other.changesSince(targets()))
        .containsExactly(
            "the stance model has changed (SHA-256 s2, was s1)",
            "--entityTargets is false, was true",
            "--statementDay is published, was text");
  }

  private static Measure targets(String... files) {
    return new Measure(
        Map.of(
            "targets",
            Arrays.stream(files)
                .map(file -> file.split(" "))
                .map(file -> new SourceFile(file[0], file[1]))
                .toList()),
        MODELS,
        OPTIONS);
  }
}

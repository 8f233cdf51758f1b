package org.onrecord.stance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.record.Span;

/** Java and the reference in Python, which wrote the examples, give the same answers. */
class GoldenTest {
  private static final Path EXAMPLES = Path.of("src", "training", "stance", "golden.jsonl");

  /** The reference rounds a probability to thousandths. */
  private static final double ROUNDING = 0.001;

  private final StanceModel model = Said.model();

  static Stream<JsonNode> examples() throws IOException {
    var json = new ObjectMapper();
    var examples = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(EXAMPLES)) {
      examples.add(json.readTree(line));
    }
    assertThat(examples).isNotEmpty();
    return examples.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sameInputs(JsonNode example) {
    ModelInput input = model.encode(input(example));
    assertThat(input.ids()).containsExactly(ints(example.get("ids")));
    assertThat(input.features()).containsExactly(ints(example.get("features")));
    assertThat(input.roles()).containsExactly(ints(example.get("input_roles")));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sameAnswers(JsonNode example) {
    StancePrediction prediction = model.predict(input(example));
    StanceProbabilities probabilities = prediction.probabilities();
    assertThat(probabilities.polarity().name().toLowerCase(Locale.ROOT))
        .isEqualTo(example.get("stance").asText());
    List<Double> found =
        List.of(probabilities.oppose(), probabilities.neutral(), probabilities.support());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i))
          .isCloseTo(example.get("chances").get(i).asDouble(), within(ROUNDING));
    }
    Optional<Span> expected =
        Optional.of(example.get("evidence"))
            .filter(JsonNode::isArray)
            .map(span -> new Span(span.get(0).asInt(), span.get(1).asInt()));
    assertThat(prediction.evidence()).isEqualTo(expected);
  }

  private static StanceInput input(JsonNode example) {
    return new StanceInput(
        example.get("target").asText(),
        example.get("text").asText(),
        Optional.ofNullable(example.get("roles"))
            .map(
                roles ->
                    new StanceInput.Roles(
                        spans(roles.path("source")),
                        spans(roles.path("cue")),
                        spans(roles.path("content")))),
        Optional.ofNullable(example.get("begin"))
            .map(begin -> new Span(begin.asInt(), example.get("end").asInt())));
  }

  private static List<Span> spans(JsonNode pairs) {
    return StreamSupport.stream(pairs.spliterator(), false)
        .map(pair -> new Span(pair.get(0).asInt(), pair.get(1).asInt()))
        .toList();
  }

  private static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }
}

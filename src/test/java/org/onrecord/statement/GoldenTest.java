package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.model.Windows;
import org.onrecord.model.Windows.Input;
import org.onrecord.model.Windows.Window;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/** Java and the reference in Python, which wrote the examples, give the same answers. */
class GoldenTest {
  private static final Path EXAMPLES = Path.of("src", "training", "statement", "golden.jsonl");

  /** The reference rounds a confidence to thousandths. */
  private static final double ROUNDING = 0.001;

  /** Where the parts of a statement are, as offsets, and the content around it if it is nested. */
  private record Places(
      List<List<Integer>> content,
      List<List<Integer>> source,
      List<List<Integer>> cue,
      List<List<Integer>> parent) {}

  private final AttributionModel model = Models.bundled();

  static Stream<JsonNode> examples() throws IOException {
    var json = new ObjectMapper();
    var examples = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(EXAMPLES)) {
      examples.add(json.readTree(line));
    }
    return examples.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sameWordsAndInputs(JsonNode example) {
    var words = Words.of(example.get("text").asText());
    assertThat(words.size()).isEqualTo(example.get("words").size());
    for (int i = 0; i < words.size(); i++) {
      assertThat(List.of(words.begin(i), words.end(i))).isEqualTo(ints(example.at("/words/" + i)));
    }
    var windows = new Windows(words, model.pieces());
    List<Window> cut =
        windows.over(
            new Range(0, words.size()), model.settings().window(), model.settings().context());
    assertThat(cut).hasSameSizeAs(example.get("windows"));
    for (int i = 0; i < cut.size(); i++) {
      JsonNode expected = example.get("windows").get(i);
      assertThat(cut.get(i))
          .isEqualTo(
              new Window(
                  expected.get("context").asInt(),
                  expected.get("first").asInt(),
                  expected.get("last").asInt()));
      Input input = windows.input(cut.get(i));
      assertThat(input.ids()).containsExactly(array(expected.get("ids")));
      assertThat(input.features()).containsExactly(array(expected.get("features")));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sameStatements(JsonNode example) {
    String text = example.get("text").asText();
    Map<Places, Double> expected = expected(example.get("statements"));
    Map<Places, Double> found = found(Words.of(text));
    assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
    found.forEach(
        (places, confidence) ->
            assertThat(confidence)
                .as("%s", places)
                .isCloseTo(expected.get(places), within(ROUNDING)));
  }

  /** Returns the statements of the reference with their confidence, in its order. */
  private static Map<Places, Double> expected(JsonNode statements) {
    var expected = new LinkedHashMap<Places, Double>();
    for (JsonNode statement : statements) {
      JsonNode parent = statements.path(statement.get("parent").asInt(-1));
      var places =
          new Places(
              pairs(statement.get("content")),
              pairs(statement.get("source")),
              pairs(statement.get("cue")),
              pairs(parent.path("content")));
      assertThat(expected.put(places, statement.get("confidence").asDouble())).isNull();
    }
    return expected;
  }

  /** Returns the statements that are found with their confidence, in their order. */
  private Map<Places, Double> found(Words words) {
    var all = new LinkedHashMap<Places, Double>();
    for (FoundAttribution found : new AttributionTagger(model).read(words)) {
      Attribution attribution = found.attribution();
      var places =
          new Places(
              offsets(words, attribution.contents().stream()),
              offsets(words, attribution.source().stream()),
              offsets(words, attribution.cue().stream()),
              offsets(
                  words,
                  found.parent().stream()
                      .flatMap(parent -> parent.attribution().contents().stream())));
      assertThat(all.put(places, found.confidence())).isNull();
    }
    return all;
  }

  private static List<Integer> ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asInt).toList();
  }

  private static int[] array(JsonNode array) {
    return ints(array).stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<List<Integer>> pairs(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(GoldenTest::ints).toList();
  }

  private static List<List<Integer>> offsets(Words words, Stream<Range> ranges) {
    return ranges
        .map(range -> List.of(words.begin(range.begin()), words.end(range.end() - 1)))
        .toList();
  }
}

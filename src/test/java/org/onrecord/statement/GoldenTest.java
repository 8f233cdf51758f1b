package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.statement.Windows.Input;
import org.onrecord.statement.Windows.Window;
import org.onrecord.text.Range;
import org.onrecord.text.Words;

/** Java and the reference in Python, which wrote the examples, give the same answers. */
class GoldenTest {
  private static final Path EXAMPLES = Path.of("src", "training", "statement", "golden.jsonl");

  /** As good as the arithmetic of 8-bit models is the same on different processors. */
  private static final double ABOUT = 0.05;

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
      assertThat(list(input.ids())).isEqualTo(ints(expected.get("ids")));
      assertThat(list(input.features())).isEqualTo(ints(expected.get("features")));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sameStatements(JsonNode example) {
    var words = Words.of(example.get("text").asText());
    List<FoundAttribution> found = new AttributionTagger(model).read(words);
    assertThat(found).hasSameSizeAs(example.get("statements"));
    for (int i = 0; i < found.size(); i++) {
      JsonNode expected = example.get("statements").get(i);
      Attribution attribution = found.get(i).attribution();
      assertThat(offsets(words, attribution.contents().stream()))
          .isEqualTo(pairs(expected.get("content")));
      assertThat(offsets(words, attribution.source().stream()))
          .isEqualTo(pairs(expected.get("source")));
      assertThat(offsets(words, attribution.cue().stream())).isEqualTo(pairs(expected.get("cue")));
      assertThat(found.get(i).parent().map(found::indexOf).orElse(-1))
          .isEqualTo(expected.get("parent").asInt(-1));
      assertThat(found.get(i).confidence())
          .isCloseTo(expected.get("confidence").asDouble(), within(ABOUT));
    }
  }

  private static List<Integer> ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asInt).toList();
  }

  private static List<List<Integer>> pairs(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(GoldenTest::ints).toList();
  }

  private static List<Integer> list(LongBuffer numbers) {
    var list = new ArrayList<Integer>();
    while (numbers.hasRemaining()) {
      list.add((int) numbers.get());
    }
    return list;
  }

  private static List<List<Integer>> offsets(Words words, Stream<Range> ranges) {
    return ranges
        .map(range -> List.of(words.begin(range.begin()), words.end(range.end() - 1)))
        .toList();
  }
}

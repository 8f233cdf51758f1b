package org.onrecord.actor.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.text.Words;

/** The reader gives what the reference implementation in Python does. */
class GoldenTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MentionReader READER =
      new MentionReader(ActorModel.KIND.open(ActorModel.KIND.bundled()));

  static Stream<JsonNode> examples() throws IOException {
    var examples = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(Path.of("src/training/actor/golden.jsonl"))) {
      examples.add(JSON.readTree(line));
    }
    return examples.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sameMentionsAndLinks(JsonNode example) {
    Words words = Words.of(example.get("text").textValue());
    List<Mention> mentions = READER.read(words).mentions();
    var expected = new ArrayList<String>();
    example.get("mentions").forEach(one -> expected.add(shown(one)));
    assertThat(mentions.stream().map(one -> shown(words, one)).toList()).isEqualTo(expected);
  }

  private static String shown(JsonNode one) {
    var links = new StringBuilder();
    one.get("links")
        .forEach(link -> links.append(link(link.get(0).intValue(), link.get(1).doubleValue())));
    return "%d-%d %s %s %.3f%s"
        .formatted(
            one.get("begin").intValue(),
            one.get("end").intValue(),
            one.get("kind").textValue(),
            one.get("type").textValue(),
            one.get("none").doubleValue(),
            links);
  }

  private static String shown(Words words, Mention one) {
    var links = new StringBuilder();
    one.links().forEach(link -> links.append(link(link.mention(), link.probability())));
    return "%d-%d %s %s %.3f%s"
        .formatted(
            words.begin(one.begin()),
            words.end(one.end() - 1),
            one.kind(),
            letter(one.type()),
            one.none(),
            links);
  }

  private static String link(int mention, double probability) {
    return String.format(Locale.ROOT, " %d:%.3f", mention, probability);
  }

  private static String letter(MentionType type) {
    return type == MentionType.PLACE
        ? "L"
        : type == MentionType.THING ? "W" : type.name().substring(0, 1);
  }
}

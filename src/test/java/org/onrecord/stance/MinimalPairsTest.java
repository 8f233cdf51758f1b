package org.onrecord.stance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.record.Polarity;

/**
 * Pairs of sentences that differ in one word and mean the opposite: the model must notice the word.
 */
class MinimalPairsTest {
  private final StanceModel model = Said.model();

  @ParameterizedTest
  @CsvSource({"minimal-pairs.jsonl, 300, 0.9", "hard-pairs.jsonl, 600, 0.65"})
  void mostComeOutRight(String file, int least, double floor) throws IOException {
    var json = new ObjectMapper();
    var scores = new StanceScores();
    List<String> wrong = new ArrayList<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(MinimalPairsTest.class.getResourceAsStream(file), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode pair = json.readTree(line);
        Polarity gold = Polarity.valueOf(pair.get("stance").asText().toUpperCase(Locale.ROOT));
        Polarity found =
            model
                .predict(
                    StanceInput.ofText(
                        pair.get("target").asText(), pair.get("text").asText(), Optional.empty()))
                .probabilities()
                .polarity();
        scores.add(gold, found);
        if (gold != found) {
          wrong.add("%s: %s".formatted(found, line));
        }
      }
    }
    assertThat(scores.pairs()).isGreaterThanOrEqualTo(least);
    assertThat(scores.accuracy()).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(floor);
  }
}

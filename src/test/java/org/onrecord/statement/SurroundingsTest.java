package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.actor.article.BundledActors;
import org.onrecord.record.ActorType;
import org.onrecord.record.Entity;
import org.onrecord.record.Ids;
import org.onrecord.record.Span;
import org.onrecord.text.Sentences;
import org.onrecord.text.Tokens;
import org.onrecord.text.Words;

/** The contexts of statements and the entities named in them. */
class SurroundingsTest {
  private static final String SAID = "Mayor Ann Roe said that it would be too dear.";

  @Test
  void theContextIsTheSentencesAndTheOneBefore() {
    String text = "The town is old. The board wants a new bridge. " + SAID + " It rained.";
    assertThat(context(text, SAID)).isEqualTo("The board wants a new bridge. " + SAID);
  }

  @Test
  void theSentenceBeforeIsOneOfTheSameParagraph() {
    String text = "The board wants a new bridge.\n\n" + SAID + "\n\nIt rained.";
    assertThat(context(text, SAID)).isEqualTo(SAID);
  }

  @Test
  void theContextIsBounded() {
    String rain = "the rain would fall on the hills and on the empty road and ".repeat(200);
    String said = "Mayor Ann Roe said that " + rain + "stop.";
    assertThat(context(said + " " + rain, said)).hasSize(4000).startsWith("Mayor Ann Roe");

    String late = rain + "so said Mayor Ann Roe.";
    assertThat(context(late, "Mayor Ann Roe"))
        .as("the statement is in sight, however long its sentence")
        .hasSizeLessThan(1100)
        .endsWith("so said Mayor Ann Roe.");
    String emoji = "Mayor Ann Roe said " + "😀".repeat(4000);
    assertThat(Character.isHighSurrogate(last(context(emoji, emoji)))).isFalse();
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  @Test
  void namesWhomTheContentNames() {
    String text =
        "Mayor Ann Roe condemned the Clean Sound Council: its chairman Bo Li had lied in Norway, Roe"
            + " said, and Li must leave Norway.";
    String content = "its chairman Bo Li had lied in Norway";
    assertThat(entities(text, "condemned", "condemn", content))
        .containsExactly("Clean Sound Council", "Bo Li");
    assertThat(entities(text, "said", "say", "Li must leave Norway"))
        .as("a short name stands for the whole, a country is more than a place")
        .containsExactly("Bo Li", "Norway");
    assertThat(entities(text, "said", "say", "Mayor Ann Roe condemned")).as("oneself").isEmpty();
  }

  private static List<String> entities(String text, String cue, String verb, String content) {
    var surroundings = surroundings(text);
    List<Entity> entities =
        surroundings.entities(
            List.of(span(text, content)),
            Optional.empty(),
            Optional.of(span(text, cue)),
            Optional.of(verb),
            Ids.of("actor", ActorType.PERSON.name(), "ann roe"),
            surroundings.context(span(text, text)));
    return entities.stream().map(Entity::getEntity).toList();
  }

  private static String context(String text, String statement) {
    Span context = surroundings(text).context(span(text, statement));
    return text.substring(context.getBegin(), context.getEnd());
  }

  private static Surroundings surroundings(String text) {
    var tokens = Tokens.of(text);
    var sentences = Sentences.of(tokens);
    var words = Words.of(text);
    return new Surroundings(
        text, words, tokens, sentences, BundledActors.resolver("a", words).named());
  }

  private static Span span(String text, String words) {
    int begin = text.lastIndexOf(words);
    return new Span(begin, begin + words.length());
  }
}

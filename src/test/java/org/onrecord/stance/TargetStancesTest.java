package org.onrecord.stance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.catalogue.CatalogueException;
import org.onrecord.record.Polarity;
import org.onrecord.record.Span;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;

class TargetStancesTest {
  private static final Target HARBOUR =
      target(
          "harbour",
          "The harbour should be dredged",
          List.of(Term.of("dredge", true)),
          List.of(Term.of("museum", false)));
  private static final Target BRIDGE =
      target(
          "bridge",
          "The old bridge should be torn down",
          List.of(Term.of("bridge", false)),
          List.of());

  private final StanceDetector detector = detector(true, HARBOUR, BRIDGE);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          OPPOSE,  Mayor Ann Roe said that the harbour must not be dredged.
          SUPPORT, Mayor Ann Roe said that the harbour must be dredged before winter.
          NEUTRAL, Mayor Ann Roe said that Governor Lee wants the harbour dredged.
          """)
  void tellsWhereTheActorStands(Polarity polarity, String text) {
    Statement said =
        Said.of(
            text, "Mayor Ann Roe", "said", text.substring(text.indexOf("that"), text.length() - 1));
    Stance stance = only(detector.detect(said));
    assertThat(stance.getPolarity()).isEqualTo(polarity);
    assertThat(stance.getTargetId()).isEqualTo("harbour");
    assertThat(stance.getTarget()).isEqualTo("The harbour");
    assertThat(stance.getTargetType()).isEqualTo(TargetType.ISSUE);
    assertThat(stance.getActorId()).isEqualTo(said.getActorId());
    assertThat(stance.getStatementId()).isEqualTo(said.getStatementId());
    assertThat(Math.signum(stance.getScore()))
        .isEqualTo(polarity == Polarity.NEUTRAL ? Math.signum(stance.getScore()) : sign(polarity));
    assertThat(stance.getConfidence()).isBetween(1 / 3.0, 1.0);
  }

  private static double sign(Polarity polarity) {
    return polarity == Polarity.SUPPORT ? 1 : -1;
  }

  @Test
  void theEvidenceIsWordsOfTheArticle() {
    Statement said =
        Said.of(
            "It rained. Ann Roe rejected plans to dredge the harbour.",
            "Ann Roe",
            "rejected",
            "plans to dredge the harbour");
    Stance stance = only(detector.detect(said));
    assertThat(stance.getPolarity()).isEqualTo(Polarity.OPPOSE);
    assertThat(stance.getEvidence())
        .extracting(span -> Said.words(said, span))
        .containsExactly("rejected");
  }

  @Test
  void theEvidenceIsWholeWords() {
    for (String spoken : List.of("they’re against", "we don't want", "they've opposed")) {
      String content = spoken + " dredging the harbour";
      Statement said = Said.of("Ann Roe said " + content + ".", "Ann Roe", "said", content);
      ModelInput input =
          Said.model()
              .encode(
                  new StanceInput(
                      "harbour", said.getContext(), Optional.empty(), Optional.empty()));
      for (int piece = 0; piece < input.size(); piece++) {
        // The odds are those of one piece each: whichever it is, whole words are the evidence.
        float[] odds = new float[input.size()];
        odds[piece] = 1;
        input
            .evidence(odds)
            .ifPresent(
                span ->
                    assertThat(said.getContext().substring(span.getBegin(), span.getEnd()))
                        .matches(
                            "Ann|Roe|said|they’re|against|we|don't|want|they've|opposed"
                                + "|dredging|the|harbour|\\."));
      }
      assertThat(input.size()).isGreaterThan(10);
    }
  }

  @Test
  void whatDoesNotTouchATargetYieldsNoRecord() {
    assertThat(
            detector.detect(
                Said.of("Ann Roe said that it rained.", "Ann Roe", "said", "that it rained")))
        .isEmpty();
    assertThat(
            detector.detect(
                Said.of(
                    "Ann Roe said the museum of dredging is open.",
                    "Ann Roe",
                    "said",
                    "the museum of dredging is open")))
        .as("none")
        .isEmpty();
  }

  @Test
  void aSentenceIsUnderstoodFromTheOneBefore() {
    String before = "The board wants to dredge the harbour. ";
    Statement stopped =
        Said.of(
            before + "Ann Roe said this must never happen.",
            "Ann Roe",
            "said",
            "this must never happen");
    assertThat(only(detector.detect(stopped)).getPolarity()).isEqualTo(Polarity.OPPOSE);

    Statement rain =
        Said.of(before + "Ann Roe said: rain is near.", "Ann Roe", "said", "rain is near");
    assertThat(detector.detect(rain)).isEmpty();

    Statement paragraph =
        Said.of(
            before.strip() + "\n\nAnn Roe said this must never happen.",
            "Ann Roe",
            "said",
            "this must never happen");
    assertThat(detector.detect(paragraph)).as("another paragraph").isEmpty();
  }

  @Test
  void sentencesThatTakeNoSideDoNotOutweighOneThatDoes() {
    Statement said =
        Said.of(
            "Ann Roe said: \"The governor told us that he wants to dredge the harbour. You heard the"
                + " minister say that dredging is planned. We reject dredging.\"",
            "Ann Roe",
            "said",
            "\"The governor told us that he wants to dredge the harbour. You heard the minister say"
                + " that dredging is planned. We reject dredging.\"");
    assertThat(only(detector.detect(said)).getPolarity()).isEqualTo(Polarity.OPPOSE);
  }

  @Test
  void aKnownPhraseSpeaksForItsSide() {
    Statement said =
        Said.of(
            "\"Hands off the Sound,\" Ann Roe said.",
            "Ann Roe",
            "said",
            "\"Hands off the Sound,\"");
    List<Term> slogan = List.of(Term.of("hands off the sound", false));
    Target opposed =
        new Target(
            "harbour", "The harbour", HARBOUR.proposition(), HARBOUR.find(), List.of(), slogan, "");
    Target favoured =
        new Target(
            "harbour", "The harbour", HARBOUR.proposition(), HARBOUR.find(), slogan, List.of(), "");
    Stance against = only(detector(false, opposed).detect(said));
    Stance inFavour = only(detector(false, favoured).detect(said));
    assertThat(against.getScore()).isLessThan(inFavour.getScore());
    if (against.getPolarity() == Polarity.OPPOSE) {
      assertThat(Said.words(said, against.getEvidence().get(0))).isEqualTo("Hands off the Sound");
    }
  }

  @Test
  void entitiesAreTargetsUnlessTheyAreTheActor() {
    Statement said =
        Said.naming(
            Said.of(
                "Ann Roe said that Clean Sound has betrayed the town and that Ann Roe has not.",
                "Ann Roe",
                "said",
                "that Clean Sound has betrayed the town and that Ann Roe has not"),
            "Clean Sound",
            "Ann Roe");
    Stance stance = only(detector.detect(said));
    assertThat(stance.getTargetId()).isEqualTo(Said.id("Clean Sound"));
    assertThat(stance.getTarget()).isEqualTo("Clean Sound");
    assertThat(stance.getTargetType()).isEqualTo(TargetType.ENTITY);
    assertThat(stance.getPolarity()).isEqualTo(Polarity.OPPOSE);
    assertThat(detector(false, HARBOUR).detect(said)).as("--entityTargets=false").isEmpty();
  }

  /** Whoever says it: where the words stand the same, the stance is the same but for a hair. */
  @ParameterizedTest
  @CsvSource({"Bo Li", "Ines Okafor", "Harriet Oduya-Stern", "Radomir Velinski"})
  void renamingTheActorDoesNotTurnTheStance(String name) {
    String text = "%s said that plans to dredge the harbour must be stopped.";
    Stance ann = only(detector.detect(dredging(text, "Ann Roe")));
    Stance other = only(detector.detect(dredging(text, name)));
    assertThat(other.getPolarity()).isEqualTo(ann.getPolarity()).isEqualTo(Polarity.OPPOSE);
    assertThat(other.getEvidence()).hasSameSizeAs(ann.getEvidence());
  }

  private static Statement dredging(String text, String name) {
    return Said.of(
        text.formatted(name), name, "said", "that plans to dredge the harbour must be stopped");
  }

  @Test
  void theAnswerForAStatementDependsOnItAlone() throws Exception {
    List<Statement> statements = new ArrayList<>();
    for (String name : List.of("Ann Roe", "Bo Li", "Clean Sound", "The board")) {
      for (String what :
          List.of("the harbour must be dredged", "the old bridge stays", "Zoë Ng is wrong")) {
        String text = "It rained. %s said that %s.".formatted(name, what);
        Statement said = Said.of(text, name, "said", "that " + what);
        statements.add(what.startsWith("Zoë") ? Said.naming(said, "Zoë Ng") : said);
      }
    }
    Map<String, List<Stance>> alone = found(detector, statements);
    assertThat(alone.values()).allMatch(stances -> stances.size() == 1);
    Collections.shuffle(statements, new Random(7));
    assertThat(found(detector, statements)).isEqualTo(alone);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<Map<String, List<Stance>>> again =
          () -> found(detector(true, HARBOUR, BRIDGE), statements);
      for (Future<Map<String, List<Stance>>> one :
          threads.invokeAll(List.of(again, again, again))) {
        assertThat(one.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(found(detector(true, BRIDGE), statements).values().stream().flatMap(List::stream))
        .as("other targets change nothing")
        .isSubsetOf(alone.values().stream().flatMap(List::stream).toList());
  }

  private static Map<String, List<Stance>> found(
      StanceDetector detector, List<Statement> statements) {
    return statements.stream()
        .collect(Collectors.toMap(Statement::getStatementId, detector::detect));
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("sentences", "Dredge it. ".repeat(400)),
        Arguments.of("one sentence", "dredge ".repeat(600)),
        Arguments.of("marks", "\"".repeat(4000)),
        Arguments.of("a long word", "dredge " + "a".repeat(4000)),
        Arguments.of("surrogates", "dredge " + "😀".repeat(1900)),
        Arguments.of("another script", "dredge " + "市长表示，大桥将于五月开放。".repeat(200)));
  }

  /** Nothing is timed: bounded work ends in seconds. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void hostileTextEnds(String name, String text) {
    Statement said = Said.of(text, "", "", text.strip());
    for (Stance stance : detector.detect(said)) {
      assertThat(stance.getEvidence()).as(name).isNotEmpty();
      for (Span span : stance.getEvidence()) {
        assertThat(span.getBegin()).isBetween(100, span.getEnd() - 1);
        assertThat(span.getEnd()).isLessThanOrEqualTo(100 + text.length());
      }
    }
  }

  @Test
  void aStatementWithoutContextHasNoStance() {
    Statement bare =
        Statement.newBuilder(Said.of("We dredge.", "", "", "We dredge.")).setContext("").build();
    assertThat(detector.detect(bare)).isEmpty();
  }

  private static Stance only(List<Stance> stances) {
    assertThat(stances).hasSize(1);
    return stances.get(0);
  }

  private static StanceDetector detector(boolean entityTargets, Target... targets) {
    try {
      return new TargetStances(Said.model(), TargetCatalogue.of(List.of(targets)), entityTargets);
    } catch (CatalogueException e) {
      throw new AssertionError(e);
    }
  }

  private static Target target(String id, String proposition, List<Term> any, List<Term> none) {
    return new Target(
        id,
        "The " + id,
        proposition,
        List.of(new Target.Combination(List.of(any), none)),
        List.of(),
        List.of(),
        id + ".yaml:1: ");
  }
}

package org.onrecord.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.actor.ActorCatalogue;
import org.onrecord.record.ActorDay;
import org.onrecord.record.ActorTargetDay;
import org.onrecord.record.ActorType;
import org.onrecord.record.Days;
import org.onrecord.record.Gender;
import org.onrecord.record.GenderBasis;
import org.onrecord.record.KnownActor;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.StatementKind;
import org.onrecord.record.TargetType;
import org.onrecord.testing.Records;

class SummariesTest {
  private static final Statement HARBOUR =
      Records.statement("a", "Ann Roe", 0).setPublisher("Tide").build();
  private static final Statement SCHOOLS =
      Records.statement("a", "Ann Roe", 50)
          .setPublisher("Tide")
          .setText("that schools would open on Fridays too")
          .setKind(StatementKind.INDIRECT)
          .build();
  private static final Statement COPY =
      Records.statement("b", "Ann Roe", 0).setPublisher("Courier").setCopyOf("a").build();
  private static final Statement LATER =
      Records.statement("c", "Ann Roe", 0)
          .setDay(Records.TUESDAY)
          .setKind(StatementKind.MIXED)
          .build();
  private static final Statement OTHER = Records.statement("c", "Bo Li", 9).build();

  @Test
  void countsAnActorsDay() {
    List<Stance> stances =
        List.of(
            Records.stance(HARBOUR, "harbour", 0.5).build(),
            Records.stance(COPY, "harbour", 0.9).build(),
            Records.stance(SCHOOLS, "schools", -0.7).build(),
            Records.stance(SCHOOLS, "ann's own board", 0).build());

    List<ActorDay> rows = actorDays(List.of(HARBOUR, SCHOOLS, COPY, LATER, OTHER), stances);

    assertThat(rows).hasSize(3);
    ActorDay monday = rows.get(0);
    assertThat(monday.getActor()).isEqualTo("Ann Roe");
    assertThat(monday.getDay()).contains(Records.MONDAY);
    assertThat(monday.getStatements()).isEqualTo(3);
    assertThat(monday.getUniqueStatements()).isEqualTo(2);
    assertThat(List.of(monday.getDirect(), monday.getIndirect(), monday.getMixed()))
        .containsExactly(2L, 1L, 0L);
    assertThat(monday.getArticles()).isEqualTo(2);
    assertThat(monday.getPublishers()).isEqualTo(2);
    assertThat(List.of(monday.getSupport(), monday.getOppose(), monday.getNeutral()))
        .containsExactly(2L, 1L, 1L);
    assertThat(monday.getMeanScore()).as("without the copy").contains(-0.066667);
    assertThat(monday.getTopTargets()).containsExactly("harbour", "ann's own board", "schools");
  }

  /** A row: two wordings; whether they are one quotation. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "“We will build the harbour,” | \"We will build the harbour\" | true",
        "that they will build the harbour by May | they would build the harbour by May | true",
        "We won't pay for the harbour twice | We will not pay for the harbour twice | true",
        "the river does not read our plans, which is why every dyke in this town leaks | the river does not read our plans | true",
        "We will pay for the harbour | We will not pay for the harbour | false",
        "It will cost 18 million crowns in all | It will cost 11 million crowns in all | false",
        "We will build the harbour | The schools stay open | false",
        "a dead letter | the treaty, which nobody has read, is a dead letter by now | false"
      })
  void countsAQuotationOnceInSlightlyDifferentWords(String one, String other, boolean same) {
    List<Statement> said =
        List.of(
            Statement.newBuilder(HARBOUR).setText(one).build(),
            Records.statement("z", "Ann Roe", 0).setText(other).build());
    ActorDay row = actorDays(said, List.of()).get(0);
    assertThat(row.getStatements()).isEqualTo(2);
    assertThat(row.getUniqueStatements()).isEqualTo(same ? 1 : 2);
  }

  /** Forty papers, each of which changes a word or leaves the end off. */
  @Test
  void countsWhatFortyPapersRepeatOnce() {
    List<String> speech =
        List.of(
            "The harbour will be dredged whatever the fishers say about the mercury in its mud",
            "Nobody in this room has read more than the first page of the treaty with Dravonia",
            "I shall vote for schools that open on five days because four were too few for that");
    Random random = new Random(8);
    List<Statement> said = new ArrayList<>();
    for (int paper = 0; paper < 40; paper++) {
      for (String sentence : speech) {
        List<String> words = new ArrayList<>(List.of(sentence.split(" ", -1)));
        if (paper % 2 == 0) {
          words.set(random.nextInt(words.size() - 4) + 4, "indeed");
        } else {
          words.subList(words.size() - random.nextInt(4), words.size()).clear();
        }
        said.add(
            Records.statement("paper " + paper, "Ann Roe", said.size())
                .setText(String.join(" ", words))
                .build());
      }
    }
    assertThat(actorDays(said, List.of()).get(0).getUniqueStatements()).isEqualTo(3);
  }

  @Test
  void aDayWithoutStancesHasNoMean() {
    ActorDay row = actorDays(List.of(OTHER), List.of()).get(0);
    assertThat(row.getMeanScore()).isEmpty();
    assertThat(row.getTopTargets()).isEmpty();
    assertThat(row.getPublishers()).isZero();
  }

  @Test
  void countsWhereAnActorStoodTowardsATarget() {
    List<Stance> stances =
        List.of(
            Records.stance(HARBOUR, "harbour", 0.5).build(),
            Records.stance(COPY, "harbour", -0.25).build(),
            Records.stance(LATER, "harbour", -1).build());

    List<ActorTargetDay> rows = actorTargetDays(stances);

    assertThat(rows).hasSize(2);
    ActorTargetDay monday = rows.get(0);
    assertThat(monday.getStatements()).isEqualTo(2);
    assertThat(List.of(monday.getSupport(), monday.getOppose(), monday.getNeutral()))
        .containsExactly(1L, 1L, 0L);
    assertThat(monday.getMeanScore()).as("without the copy").isEqualTo(0.5);
    assertThat(monday.getSampleStatementIds())
        .containsExactlyInAnyOrder(HARBOUR.getStatementId(), COPY.getStatementId())
        .isSorted();
  }

  @Test
  void tellsOfAnActorsDay() {
    ActorTotals totals = ActorTotals.of(HARBOUR);
    for (Statement said :
        List.of(
            Statement.newBuilder(SCHOOLS).setActor("Ann M. Roe").setActorRole("mayor").build(),
            Statement.newBuilder(COPY).setActor("Ann M. Roe").setActorRole("the mayor").build(),
            Statement.newBuilder(COPY).setActorRole("mayor").build(),
            Statement.newBuilder(COPY).setActor("Ann M. Roe").build())) {
      totals.add(ActorTotals.of(said));
    }
    KnownActor actor = totals.toRow();

    assertThat(actor.getDay()).contains(Records.MONDAY);
    assertThat(actor.getActor()).isEqualTo("Ann M. Roe");
    assertThat(actor.getNames()).containsExactly("Ann Roe");
    assertThat(actor.getRoles()).containsExactly("mayor", "the mayor");
    assertThat(actor.getStatements()).isEqualTo(5);
  }

  @Test
  void anActorsGenderIsThatOfMostOfTheDaysStatements() {
    ActorTotals totals = ActorTotals.of(HARBOUR);
    assertThat(totals.toRow().getGender()).isEmpty();
    totals.add(ActorTotals.of(called(Gender.MALE, GenderBasis.GIVEN_NAME)));
    totals.add(ActorTotals.of(called(Gender.FEMALE, GenderBasis.TITLE)));
    totals.add(ActorTotals.of(called(Gender.FEMALE, GenderBasis.PRONOUN)));
    assertThat(totals.toRow().getGender()).contains(Gender.FEMALE);
    assertThat(totals.toRow().getGenderBasis()).contains(GenderBasis.PRONOUN);
  }

  private static Statement called(Gender gender, GenderBasis basis) {
    return Statement.newBuilder(COPY).setActorGender(gender).setActorGenderBasis(basis).build();
  }

  /** One id, three names: the fullest is shown in each of the day's summaries. */
  @Test
  void anIdHasOneNameInAllSummariesOfADay() {
    Statement fuller = Statement.newBuilder(COPY).setActor("Ann M. Roe").build();
    Statement shout = Statement.newBuilder(SCHOOLS).setActor("ANN ROE-TIDEMARSH").build();
    Statement later = Statement.newBuilder(LATER).setActor("Ann Roe").build();
    Statement bo = Statement.newBuilder(OTHER).setActor("Bo Li").build();
    List<Stance> stances =
        List.of(
            Records.stance(HARBOUR, "harbour", 0.5).build(),
            Records.stance(shout, "board", 0.5)
                .setTarget("The Board")
                .setTargetType(TargetType.ENTITY)
                .build(),
            Records.stance(HARBOUR, "board", 0.5)
                .setTarget("The Harbour Board")
                .setTargetType(TargetType.ENTITY)
                .build(),
            Records.stance(bo, HARBOUR.getActorId(), -0.5)
                .setTarget("Annabel Magdalena Gunhild Roe")
                .setTargetType(TargetType.ENTITY)
                .build(),
            Records.stance(later, "harbour", 0.5).build());
    for (int buckets : List.of(1, 32)) {
      Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      PCollection<Statement> statements =
          pipeline.apply(
              "Statements",
              Create.of(HARBOUR, fuller, shout, later, bo)
                  .withCoder(AvroCoder.specific(Statement.class)));
      PCollection<Stance> towards =
          pipeline.apply("Stances", Create.of(stances).withCoder(AvroCoder.specific(Stance.class)));
      PAssert.that(
              statements
                  .apply("ActorDay", SummariseByActorDay.of(towards, buckets))
                  .apply(
                      "NamesOfActorDay",
                      MapElements.into(TypeDescriptors.strings())
                          .via(row -> Days.text(row.getDay()) + " " + row.getActor())))
          .containsInAnyOrder("2024-03-04 Ann M. Roe", "2024-03-05 Ann Roe", "2024-03-04 Bo Li");
      PAssert.that(
              statements
                  .apply("Actors", SummariseActors.with(ActorCatalogue.empty(), buckets))
                  .apply(
                      "NamesOfActors",
                      MapElements.into(TypeDescriptors.strings())
                          .via(
                              row ->
                                  "%s %s, also %s"
                                      .formatted(
                                          Days.text(row.getDay()),
                                          row.getActor(),
                                          row.getNames()))))
          .containsInAnyOrder(
              "2024-03-04 Ann M. Roe, also [ANN ROE-TIDEMARSH, Ann Roe]",
              "2024-03-05 Ann Roe, also []",
              "2024-03-04 Bo Li, also []");
      PAssert.that(
              towards
                  .apply("ActorTargetDay", SummariseByActorTargetDay.of(statements, buckets))
                  .apply(
                      "NamesOfActorTargetDay",
                      MapElements.into(TypeDescriptors.strings())
                          .via(
                              row ->
                                  "%s %s on %s"
                                      .formatted(
                                          Days.text(row.getDay()),
                                          row.getActor(),
                                          row.getTarget()))))
          .containsInAnyOrder(
              "2024-03-04 Ann M. Roe on The harbour",
              "2024-03-04 Ann M. Roe on The Harbour Board",
              "2024-03-04 Bo Li on Ann M. Roe",
              "2024-03-05 Ann Roe on The harbour");
      pipeline.run().waitUntilFinish();
    }
  }

  @Test
  void anActorsDaysAreRowsOfTheirOwn() {
    assertThat(ActorTotals.of(HARBOUR).key()).isNotEqualTo(ActorTotals.of(LATER).key());
    Statement undated = Statement.newBuilder(OTHER).setDay(null).build();
    assertThat(ActorTotals.of(undated).toRow().getDay()).isEmpty();
  }

  @Test
  void theCatalogueAddsWhatItKnows() throws Exception {
    ActorCatalogue catalogue =
        ActorCatalogue.of(
            List.of(
                new ActorCatalogue.Entry(
                    "ann",
                    "Dr Ann Roe",
                    List.of(),
                    ActorType.PERSON,
                    "Brennia",
                    "FEMALE",
                    List.of(),
                    "")));
    Statement said = Statement.newBuilder(HARBOUR).setActorId("ann").build();
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.thatSingleton(
            pipeline
                .apply(Create.of(said).withCoder(AvroCoder.specific(Statement.class)))
                .apply(SummariseActors.with(catalogue, 4)))
        .satisfies(
            actor -> {
              assertThat(actor.getActor()).isEqualTo("Dr Ann Roe");
              assertThat(actor.getCountry()).contains("Brennia");
              assertThat(actor.getGender()).contains(Gender.FEMALE);
              assertThat(actor.getGenderBasis()).contains(GenderBasis.CATALOGUE);
              assertThat(actor.getNames()).containsExactly("Ann Roe");
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  /** Scores that floating point would add up to different sums in different orders. */
  @Test
  void theOrderOfMergingDoesNotMatter() {
    Random random = new Random(3);
    List<ActorDayTotals> parts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Statement said =
          Records.statement("a" + i % 9, i % 2 == 0 ? "Ann Roe" : "Ann M. Roe", i)
              .setActorId("ann")
              .build();
      parts.add(ActorDayTotals.of(said));
      parts.add(
          ActorDayTotals.of(
              Records.stance(said, "t" + i % 8, random.nextInt(2_000_001) / 1e6 - 1).build()));
    }
    ActorDay expected = merged(parts);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(parts, random);
      // Merged as a runner would: some here, some there, then together.
      int cut = 1 + random.nextInt(parts.size() - 1);
      ActorDayTotals left = sum(parts.subList(0, cut));
      ActorDayTotals right = sum(parts.subList(cut, parts.size()));
      left.add(right);
      assertThat(left.toRow()).isEqualTo(expected);
    }
    assertThat(expected.getActor()).isEqualTo("Ann M. Roe");
    assertThat(expected.getTopTargets()).hasSize(5);
  }

  @Test
  void theDoorGivesTheSameRowsHoweverWorkIsSpread() {
    List<Statement> statements = List.of(HARBOUR, SCHOOLS, COPY, LATER, OTHER);
    List<Stance> stances =
        statements.stream().map(said -> Records.stance(said, "harbour", 0.3).build()).toList();
    for (int buckets : List.of(1, 32)) {
      Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      PCollection<Stance> stancesIn =
          pipeline.apply("Stances", Create.of(stances).withCoder(AvroCoder.specific(Stance.class)));
      PCollection<Statement> statementsIn =
          pipeline.apply(
              "Statements", Create.of(statements).withCoder(AvroCoder.specific(Statement.class)));
      PAssert.that(statementsIn.apply("ActorDay", SummariseByActorDay.of(stancesIn, buckets)))
          .containsInAnyOrder(actorDays(statements, stances));
      PAssert.that(
              stancesIn.apply(
                  "ActorTargetDay", SummariseByActorTargetDay.of(statementsIn, buckets)))
          .containsInAnyOrder(actorTargetDays(stances));
      pipeline.run().waitUntilFinish();
    }
  }

  private static ActorDay merged(List<ActorDayTotals> parts) {
    return sum(parts).toRow();
  }

  private static ActorDayTotals sum(List<ActorDayTotals> parts) {
    ActorDayTotals sum = parts.get(0).empty();
    parts.forEach(sum::add);
    return sum;
  }

  private static List<ActorDay> actorDays(List<Statement> statements, List<Stance> stances) {
    List<ActorDayTotals> totals = new ArrayList<>();
    statements.forEach(statement -> totals.add(ActorDayTotals.of(statement)));
    stances.forEach(stance -> totals.add(ActorDayTotals.of(stance)));
    return totals.stream().collect(Collectors.groupingBy(ActorDayTotals::key)).values().stream()
        .map(SummariesTest::merged)
        .sorted(
            java.util.Comparator.comparing(ActorDay::getActor)
                .thenComparing(row -> row.getDay().orElseThrow()))
        .toList();
  }

  private static List<ActorTargetDay> actorTargetDays(List<Stance> stances) {
    return stances.stream()
        .map(ActorTargetTotals::of)
        .collect(Collectors.groupingBy(ActorTargetTotals::key))
        .values()
        .stream()
        .map(
            parts -> {
              ActorTargetTotals sum = parts.get(0).empty();
              parts.forEach(sum::add);
              return sum.toRow();
            })
        .sorted(java.util.Comparator.comparing(row -> row.getActorId() + row.getDay()))
        .toList();
  }
}

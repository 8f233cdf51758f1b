package org.onrecord.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.onrecord.record.ActorType;
import org.onrecord.record.Gender;
import org.onrecord.record.GenderBasis;
import org.onrecord.record.Ids;
import org.onrecord.record.Resolution;
import org.onrecord.record.Statement;
import org.onrecord.testing.Bundles;
import org.onrecord.testing.Records;

class ResolveActorsTest {
  private static final Statement DMITRY = said("a", "Dmitry Peskov").build();
  private static final Statement DMITRI = said("b", "Dmitri Peskov").build();
  private static final Statement SURNAME = said("c", "Peskov").build();
  private static final Statement ROE = said("d", "Roe").build();
  private static final Statement OFFICIALS =
      said("e", "officials").setActorType(ActorType.GROUP).setResolution(Resolution.NONE).build();

  @Test
  void spellingsAndShortNamesBecomeOneActor() {
    Map<String, Statement> resolved =
        resolve(ActorCatalogue.empty(), List.of(DMITRY, DMITRI, SURNAME, ROE, OFFICIALS), 32);

    String peskov = resolved.get("a").getActorId();
    assertThat(resolved.get("b").getActorId()).isEqualTo(peskov);
    assertThat(resolved.get("c").getActorId()).isEqualTo(peskov);
    assertThat(resolved.get("c").getActor()).isEqualTo("Dmitri Peskov");
    assertThat(resolved.get("c").getResolution()).isEqualTo(Resolution.SURNAME);
    assertThat(resolved.get("d").getActorId()).isNotEqualTo(peskov);
    assertThat(resolved.get("d").getActor()).isEqualTo("Roe");
    assertThat(resolved.get("e")).isEqualTo(OFFICIALS);
  }

  @Test
  void theStatementsOfAMuchQuotedPersonAreSpreadOverManyBundles() {
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      statements.add(said("a" + i, "Peskov").build());
    }
    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(
            pipeline
                .apply(Create.of(statements).withCoder(AvroCoder.specific(Statement.class)))
                .apply(ResolveActors.with(ActorCatalogue.empty(), 4))
                .statements()
                .apply(ParDo.of(new Bundles<>())))
        .satisfies(
            sizes -> {
              assertThat(sizes).allMatch(size -> size < 400 / 4);
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void theCatalogueWins() throws Exception {
    ActorCatalogue catalogue =
        ActorCatalogue.of(
            List.of(
                new ActorCatalogue.Entry(
                    "Q7",
                    "Dmitry Peskov",
                    List.of("Dmitri Peskov", "the officials"),
                    ActorType.PERSON,
                    "RU",
                    "OTHER",
                    List.of(
                        new ActorCatalogue.Role(
                            "spokesman", Records.MONDAY, java.time.LocalDate.MAX)),
                    "actors.yaml:1: ")));
    Statement mentioned = Statement.newBuilder(OFFICIALS).setMention("The officials").build();
    Statement pronoun =
        Statement.newBuilder(DMITRI)
            .setArticleId("f")
            .setResolution(Resolution.PRONOUN)
            .setActorRole("the Kremlin's man")
            .build();

    Map<String, Statement> resolved =
        resolve(catalogue, List.of(DMITRY, SURNAME, mentioned, pronoun), 32);

    assertThat(resolved.values()).allMatch(said -> said.getActorId().equals("Q7"));
    assertThat(resolved.values()).allMatch(said -> said.getActor().equals("Dmitry Peskov"));
    assertThat(resolved.get("a").getResolution()).isEqualTo(Resolution.CATALOGUE);
    assertThat(resolved.get("a").getActorRole()).contains("spokesman");
    assertThat(resolved.get("a").getActorGender()).contains(Gender.OTHER);
    assertThat(resolved.get("a").getActorGenderBasis()).contains(GenderBasis.CATALOGUE);
    assertThat(resolved.get("e").getActorType()).isEqualTo(ActorType.PERSON);
    assertThat(resolved.get("f").getResolution()).isEqualTo(Resolution.PRONOUN);
    assertThat(resolved.get("f").getActorRole()).contains("the Kremlin's man");
    assertThat(resolved.get("c").getResolution()).isEqualTo(Resolution.SURNAME);
  }

  /** No statement is lost, and how they come and travel does not matter. */
  @Test
  void answersDependOnTheStatementsAlone() {
    Random random = new Random(5);
    List<String> given = List.of("Ann", "Bo", "Cyril", "A.", "");
    List<String> last = List.of("Roe", "Li", "Ng", "Peskov");
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String name =
          (given.get(random.nextInt(given.size())) + " " + last.get(random.nextInt(last.size())))
              .strip();
      statements.add(
          said("article-" + i, name)
              .setDay(Records.MONDAY.plusDays(random.nextInt(20)))
              .setPublisher("Publisher " + random.nextInt(3))
              .build());
    }
    Map<String, Statement> once = resolve(ActorCatalogue.empty(), statements, 32);
    assertThat(once).hasSize(statements.size());
    Collections.shuffle(statements, random);
    assertThat(resolve(ActorCatalogue.empty(), statements, 3)).isEqualTo(once);
    assertThat(once.values()).anyMatch(said -> said.getResolution() == Resolution.SURNAME);
  }

  private static Statement.Builder said(String article, String actor) {
    return Records.statement(article, actor, 0)
        .setActorId(Ids.of("article's own", article, actor))
        .setPublisher("Tide");
  }

  /** Returns the statements by article, by plain code; the transform must give the same. */
  private static Map<String, Statement> resolve(
      ActorCatalogue catalogue, List<Statement> statements, int buckets) {
    CorpusActors actors = new CorpusActors(catalogue);
    List<Statement> byName = statements.stream().map(actors::resolve).toList();
    ShortNames names = new ShortNames();
    byName.forEach(statement -> actors.sighting(statement).ifPresent(names::add));
    List<Statement> resolved =
        byName.stream()
            .map(
                statement ->
                    actors.isShort(statement)
                        ? CorpusActors.join(statement, names).orElseThrow()
                        : statement)
            .toList();

    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PAssert.that(
            pipeline
                .apply(Create.of(statements).withCoder(AvroCoder.specific(Statement.class)))
                .apply(ResolveActors.with(catalogue, buckets))
                .statements())
        .containsInAnyOrder(resolved);
    pipeline.run().waitUntilFinish();

    Map<String, Statement> byArticle = new HashMap<>();
    resolved.forEach(statement -> byArticle.put(statement.getArticleId(), statement));
    return byArticle;
  }
}

package org.onrecord.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.onrecord.record.ActorType;
import org.onrecord.record.Entity;
import org.onrecord.record.Ids;
import org.onrecord.record.Stance;
import org.onrecord.record.Statement;
import org.onrecord.record.TargetType;
import org.onrecord.testing.Records;

class ResolveTargetsTest {
  private static final Statement PESKOV =
      Records.statement("a", "Dmitry Peskov", 0).setPublisher("Tide").build();
  private static final Statement ROE =
      Records.statement("b", "Ann Roe", 0)
          .setPublisher("Tide")
          .setEntities(
              List.of(
                  entity("Peskov", ActorType.PERSON),
                  entity("NATO", ActorType.ORGANISATION),
                  entity("the Nato", ActorType.ORGANISATION)))
          .build();
  private static final String ROE_ID = personId("Ann Roe");

  @Test
  void entitiesHaveTheIdsOfActors() {
    var actors = new CorpusActors(ActorCatalogue.empty());
    List<Entity> entities = actors.settle(ROE).getEntities();
    assertThat(entities).extracting(Entity::getEntity).containsExactly("Peskov", "NATO");
    Statement nato = Records.statement("c", "NATO", 0).setActorType(ActorType.ORGANISATION).build();
    assertThat(entities.get(1).getEntityId()).isEqualTo(actors.settle(nato).getActorId());
  }

  @Test
  void twoPersonsOfOneSurnameAreNotGuessedAt() {
    Statement both =
        Statement.newBuilder(ROE)
            .setEntities(
                List.of(entity("J. Li", ActorType.PERSON), entity("Bo Li", ActorType.PERSON)))
            .build();
    assertThat(new CorpusActors(ActorCatalogue.empty()).settle(both).getEntities())
        .extracting(Entity::getEntity)
        .containsExactly("Bo Li");
  }

  @Test
  void aShortNameLeadsToWhomASpeakersWouldAndNobodyIsHisOwnTarget() {
    Stance towardsPeskov = towards(ROE_ID, "Peskov", TargetType.ENTITY);
    Stance peskovs = towards(personId("Dmitry Peskov"), "Peskov", TargetType.ENTITY);
    Stance issue = towards(ROE_ID, "Peskov", TargetType.ISSUE);
    Stance unknown = towards(ROE_ID, "Nobody", TargetType.ENTITY);
    String id = personId("Dmitry Peskov");

    Pipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollectionTuple resolved =
        pipeline
            .apply("Said", Create.of(PESKOV, ROE).withCoder(AvroCoder.specific(Statement.class)))
            .apply(ResolveActors.with(ActorCatalogue.empty(), 4));
    PAssert.that(
            pipeline
                .apply(
                    "Stances",
                    Create.of(towardsPeskov, peskovs, issue, unknown)
                        .withCoder(AvroCoder.specific(Stance.class)))
                .apply(ResolveTargets.with(resolved, ActorCatalogue.empty(), 4)))
        .containsInAnyOrder(
            Stance.newBuilder(towardsPeskov)
                .setStanceId(Ids.of(towardsPeskov.getStatementId(), id))
                .setTargetId(id)
                .setTarget("Dmitry Peskov")
                .build(),
            issue,
            unknown);
    pipeline.run().waitUntilFinish();
  }

  private static Stance towards(String actorId, String target, TargetType type) {
    return Records.stance(ROE, personId(target), 0.5)
        .setPublisher("Tide")
        .setActorId(actorId)
        .setTarget(target)
        .setTargetType(type)
        .setTargetId(type == TargetType.ISSUE ? "peskov" : personId(target))
        .build();
  }

  private static String personId(String name) {
    return NameKey.of(ActorType.PERSON, name).actorId(ActorType.PERSON);
  }

  private static Entity entity(String name, ActorType type) {
    return new Entity(0, 1, "article's own " + name, name, type);
  }
}
